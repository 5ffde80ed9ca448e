/** Links out of the page: to the web only, in a window of their own, without a word about where one came from. */
import { html, nothing } from 'lit-html';

export const webLink = (url: string, content: unknown, classes = '') => html`<a
  class=${classes || nothing}
  href=${/^https?:\/\//.test(url) ? url : nothing}
  target="_blank"
  rel="noopener noreferrer"
  >${content}</a
>`;
