/** A message that its author is changing, in the place of its text. */
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Client } from '../client.ts';
import { editBoxId } from '../composer/editing.ts';

export const editBox = ({ editing }: Client, text: string) => html`<div class="edit-box">
  <textarea
    id=${editBoxId}
    rows="1"
    maxlength="2000"
    autocomplete="off"
    aria-label="Edit your message"
    .value=${live(text)}
    @input=${({ target }: Event) => editing.type((target as HTMLTextAreaElement).value)}
    @keydown=${(event: KeyboardEvent) => editing.key(event)}
  ></textarea>
  <p class="only-you">
    escape to
    <button class="text-button" type="button" @click=${() => editing.cancel()}>cancel</button>
    · enter to
    <button class="text-button" type="button" @click=${() => editing.save()}>save</button>
  </p>
</div>`;
