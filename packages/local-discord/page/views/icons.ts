/** Icons, drawn here: 24 units square, in the colour of the text. */
import { html, svg, type TemplateResult } from 'lit-html';

const icon = (paths: TemplateResult, size = 20) => html`<svg
  class="icon"
  width=${size}
  height=${size}
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
  focusable="false"
>
  ${paths}
</svg>`;

export const hashIcon = () => icon(svg`<path d="M5 9h15M4 15h15M10 4 8 20M16 4l-2 16" />`);
export const threadIcon = () => icon(svg`<path d="M4 5h16M4 10h16M8 15h12M8 20h7" />`);
export const menuIcon = () => icon(svg`<path d="M4 7h16M4 12h16M4 17h16" />`, 24);
export const closeIcon = (size = 20) => icon(svg`<path d="M6 6l12 12M18 6 6 18" />`, size);
export const plusIcon = () => icon(svg`<path d="M12 5v14M5 12h14" />`);
export const sendIcon = () => icon(svg`<path d="M4 4l17 8-17 8 3-8zM7 12h14" />`);
export const penIcon = () => icon(svg`<path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4" />`, 16);
export const fileIcon = () => icon(svg`<path d="M14 3H6v18h12V7zM14 3v4h4" />`, 28);
export const downloadIcon = () => icon(svg`<path d="M12 4v11M7 11l5 5 5-5M5 20h14" />`);
export const eyeIcon = () =>
  icon(svg`<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z" /><circle cx="12" cy="12" r="3" />`, 16);
export const launchIcon = () => icon(svg`<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" />`, 16);
export const arrowIcon = () => icon(svg`<path d="M7 10l5 5 5-5" />`);
export const checkIcon = () => icon(svg`<path d="M5 12l5 5 9-10" />`, 16);
export const sunIcon = () =>
  icon(
    svg`<circle cx="12" cy="12" r="4" /><path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5" />`,
  );
export const moonIcon = () => icon(svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />`);
export const toolsIcon = () => icon(svg`<path d="M12 3 2 20h20zM12 10v4M12 17.5v.1" />`);
export const replyIcon = () => icon(svg`<path d="M9 20v-7a3 3 0 0 1 3-3h8" />`, 24);

/** Something is on its way. */
export const dots = () => html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
