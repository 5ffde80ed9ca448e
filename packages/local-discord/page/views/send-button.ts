/** Sends what has been written or filled in. */
import { html } from 'lit-html';
import type { Composer } from '../composer/composer.ts';
import { sendIcon } from './icons.ts';

export const sendButton = (composer: Composer, ready: boolean) =>
  html`<button
    class="icon-button send"
    type="button"
    aria-label="Send"
    ?disabled=${!ready}
    @click=${() => composer.send()}
  >
    ${sendIcon()}
  </button>`;
