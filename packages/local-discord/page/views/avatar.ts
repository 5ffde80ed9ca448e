/** Round pictures of people, made of a colour and a letter. */
import { html } from 'lit-html';
import type { PagePerson } from '../../src/page-server/protocol.ts';

/** Each has been checked to carry white letters: contrast of at least 4.5 to 1. */
const colours = 6;

export function avatar(person: PagePerson | undefined, size: 'small' | 'medium' | 'large' = 'large') {
  const hue = person?.bot ? 'bot' : String(Number(BigInt(person?.id ?? 0) % BigInt(colours)));
  return html`<span class="avatar ${size}" data-colour=${hue} aria-hidden="true">
    ${person?.bot ? robot() : (person?.name[0]?.toUpperCase() ?? '?')}
  </span>`;
}

const robot = () => html`<svg viewBox="0 0 32 32" width="62%" height="62%" focusable="false">
  <g fill="none" stroke="currentColor" stroke-width="2.8" stroke-linecap="round">
    <circle cx="8" cy="17" r="3.4" />
    <circle cx="24" cy="17" r="3.4" />
    <path d="M11.4 17h9.2M8 13.6c0-7.5 16-7.5 16 0" />
  </g>
</svg>`;
