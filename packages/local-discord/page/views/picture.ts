/** A picture, large. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { closeButton, closeDialog, openDialog } from './dialog.ts';

export function pictureView(client: Client) {
  const { picture } = client.state;
  if (!picture) return nothing;
  return html`<dialog
    class="lightbox"
    aria-label=${picture.alt}
    ${ref(openDialog)}
    @close=${() => client.showPicture(undefined)}
    @click=${closeDialog}
  >
    <img src=${picture.url} alt=${picture.alt} />
    <p><a href=${picture.url} target="_blank" rel="noopener">Open in browser</a></p>
    ${closeButton()}
  </dialog>`;
}
