/** Where one writes: a message, or a command with its options. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ChannelInfo } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { boxId, type Composer } from '../composer/composer.ts';
import { commandLine } from './command-line.ts';
import { closeIcon, plusIcon } from './icons.ts';
import { sendButton } from './send-button.ts';
import { listField, suggestionsView } from './suggestions.ts';

export function composerView(client: Client, channel: ChannelInfo) {
  const { composer, state } = client;
  if (!channel.canWrite)
    return html`<div class="composer">
      <p class="no-right">You do not have permission to send messages in this channel.</p>
    </div>`;
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) composer.focus(undefined);
  };
  return html`<form
    class="composer"
    aria-label="Write a message"
    @submit=${(event: Event) => event.preventDefault()}
    @focusout=${leave}
  >
    ${suggestionsView(client)} ${files(client)}
    ${state.draft.command ? commandLine(client, state.draft.command) : textLine(client, channel)}
  </form>`;
}

function textLine(client: Client, { name, type }: ChannelInfo) {
  const { composer } = client;
  const { text, files } = client.state.draft;
  const { open, list, marked } = listField(client);
  const hint = `Message ${type === 1 ? '@' : '#'}${name}`;
  return html`<div class="line">
    <label class="icon-button attach" title="Attach files">
      ${plusIcon()}<span class="hidden">Attach files</span>
      <input type="file" multiple class="hidden" @change=${(event: Event) => attach(composer, event)} />
    </label>
    <textarea
      id=${boxId}
      rows="1"
      maxlength="2000"
      autocomplete="off"
      placeholder=${hint}
      role="combobox"
      aria-label=${`${hint}. Type a slash for commands.`}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${open}
      aria-controls=${list}
      aria-activedescendant=${marked}
      .value=${live(text)}
      @input=${({ target }: Event) => composer.type((target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => composer.key(event)}
    ></textarea>
    <button
      class="icon-button commands"
      type="button"
      aria-label="Show commands"
      @click=${() => showCommands(composer)}
    >
      <span aria-hidden="true">/</span>
    </button>
    ${sendButton(composer, text.trim() !== '' || files.length > 0)}
  </div>`;
}

function showCommands(composer: Composer): void {
  composer.type('/');
  document.getElementById(boxId)?.focus();
}

async function attach(composer: Composer, event: Event) {
  const input = event.target as HTMLInputElement;
  await composer.attach(input.files);
  input.value = '';
}

function files(client: Client) {
  const { files: all } = client.state.draft;
  if (all.length === 0) return nothing;
  const preview = (type: string, data: string) =>
    type.startsWith('image/') ? html`<img src=${`data:${type};base64,${data}`} alt="" />` : nothing;
  return html`<ul class="uploads" aria-label="Files to send">
    ${all.map(
      ({ name, type, data }, index) => html`<li>
        ${preview(type, data)}<span>${name}</span>
        <button
          class="icon-button"
          type="button"
          aria-label=${`Remove ${name}`}
          @click=${() => client.composer.detach(index)}
        >
          ${closeIcon(16)}
        </button>
      </li>`,
    )}
  </ul>`;
}
