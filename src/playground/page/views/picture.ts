/** A picture, large. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { closeDialog, openDialog } from './dialog.ts';
import { closeIcon } from './icons.ts';

export function pictureView(client: Client) {
  const { picture } = client.state;
  if (!picture) return nothing;
  const close = () => client.showPicture(undefined);
  return html`<dialog class="lightbox" aria-label=${picture.alt} ${ref(openDialog)} @close=${close} @click=${closeDialog}>
    <img src=${picture.url} alt=${picture.alt} />
    <p><a href=${picture.url} target="_blank" rel="noopener">Open in browser</a></p>
    <button class="icon-button close" type="button" aria-label="Close">${closeIcon(24)}</button>
  </dialog>`;
}
