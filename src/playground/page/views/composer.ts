/** Where one writes: a message, or a command with its options. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelInfo } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { boxId, type Composer, optionId, searchId } from '../composer/composer.ts';
import {
  type CommandDraft,
  type Field,
  type Option,
  optionKind,
  optionNamed,
  remaining,
} from '../composer/draft.ts';
import { suggestionList } from '../composer/lists.ts';
import { avatar } from './avatar.ts';
import { closeIcon, plusIcon, sendIcon } from './icons.ts';
import { listId, markedId, suggestionsView } from './suggestions.ts';

export function composerView(client: Client, channel: ChannelInfo) {
  const { composer } = client;
  if (!channel.canWrite)
    return html`<div class="composer"><p class="no-right">You do not have permission to send messages in this channel.</p></div>`;
  const { draft } = client.state;
  const leave = (event: FocusEvent) => {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null))
      composer.focus(undefined);
  };
  return html`<form class="composer" aria-label="Write a message" @submit=${(event: Event) => event.preventDefault()} @focusout=${leave}>
    ${suggestionsView(client)} ${files(client)}
    ${draft.command ? commandLine(client, draft.command) : textLine(client, channel)}
  </form>`;
}

/** What makes an input the field of a list, for those who do not see the list. */
const combobox = (client: Client) => {
  const list = suggestionList(client.state);
  const marked = list?.items[client.state.draft.marked] ? markedId(client.state.draft.marked) : nothing;
  return { open: Boolean(list), controls: list ? listId : nothing, marked };
};

function textLine(client: Client, { name, type }: ChannelInfo) {
  const { composer, state } = client;
  const { open, controls, marked } = combobox(client);
  const hint = `Message ${type === 1 ? '@' : '#'}${name}`;
  return html`<div class="line">
    <label class="icon-button attach" title="Attach files">
      ${plusIcon()}<span class="hidden">Attach files</span>
      <input type="file" multiple class="hidden" @change=${(event: Event) => attach(composer, event)} />
    </label>
    <textarea id=${boxId} rows="1" maxlength="2000" autocomplete="off" placeholder=${hint} aria-label=${`${hint}. Type a slash for commands.`}
      role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-expanded=${open} aria-controls=${controls} aria-activedescendant=${marked}
      .value=${live(state.draft.text)} @input=${(event: Event) => composer.type((event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => composer.key(event)}></textarea>
    <button class="icon-button commands" type="button" aria-label="Show commands" @click=${() => showCommands(composer)}><span aria-hidden="true">/</span></button>
    ${sendButton(composer, state.draft.text.trim() !== '' || state.draft.files.length > 0)}
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

const sendButton = (
  composer: Composer,
  ready: boolean,
) => html`<button class="icon-button send" type="button" aria-label="Send" ?disabled=${!ready} @click=${() => composer.send()}>
  ${sendIcon()}
</button>`;

function files(client: Client) {
  const { files: all } = client.state.draft;
  if (all.length === 0) return nothing;
  return html`<ul class="uploads" aria-label="Files to send">
    ${all.map(
      ({ name, type, data }, index) => html`<li>
      ${type.startsWith('image/') ? html`<img src=${`data:${type};base64,${data}`} alt="" />` : nothing}<span>${name}</span>
      <button class="icon-button" type="button" aria-label=${`Remove ${name}`} @click=${() => client.composer.detach(index)}>${closeIcon(16)}</button>
    </li>`,
    )}
  </ul>`;
}

function commandLine(client: Client, command: CommandDraft) {
  const { composer } = client;
  const more = remaining({ ...command, search: '' }).length;
  const fields = [...command.fields].flatMap(([name, field]) => {
    const option = optionNamed(command, name);
    return option ? [{ option, field }] : [];
  });
  return html`<div class="line command-line" role="group" aria-label=${`Command ${command.entry.name}`}>
    ${avatar(client.state.overview?.bot, 'small')}
    <div class="fields">
      <span class="command-name">/${command.entry.name}</span>
      ${repeat(
        fields,
        ({ option }) => option.name,
        ({ option, field }) => optionField(client, option, field),
      )}
      ${searchField(client, command, more)}
    </div>
    <button class="icon-button" type="button" aria-label="Cancel the command" @click=${() => composer.cancel()}>${closeIcon()}</button>
    ${sendButton(composer, true)}
  </div>`;
}

function optionField(client: Client, option: Option, field: Field) {
  const { composer } = client;
  const { name, description, required, type } = option;
  const problemId = `problem-${name}`;
  const { open, controls, marked } = combobox(client);
  const focused = client.state.draft.command?.focused === name;
  const numeric = type === optionKind.integer || type === optionKind.number;
  const input =
    type === optionKind.file
      ? html`<label class="file-option"><span>${field.file?.name ?? 'Choose a file'}</span>
          <input id=${optionId(name)} type="file" class="hidden" @focus=${() => composer.focus(name)} @change=${(event: Event) => composer.chooseFile(name, (event.target as HTMLInputElement).files)} />
        </label>`
      : html`<input id=${optionId(name)} type="text" inputmode=${numeric ? 'decimal' : 'text'} autocomplete="off" spellcheck="false" size=${Math.max(4, field.text.length + 1)}
          role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-label=${`${name}: ${description}`} aria-required=${required ?? false}
          aria-expanded=${focused && open} aria-controls=${focused ? controls : nothing} aria-activedescendant=${focused ? marked : nothing}
          aria-invalid=${Boolean(field.problem)} aria-describedby=${field.problem ? problemId : nothing}
          .value=${live(field.text)} @focus=${() => composer.focus(name)} @input=${(event: Event) => composer.typeOption(name, (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => composer.key(event)} />`;
  return html`<span class="option" ?data-focused=${focused} ?data-wrong=${Boolean(field.problem)}>
    <span class="option-name" aria-hidden="true">${name}</span>${input}
    ${required ? nothing : html`<button class="remove" type="button" tabindex="-1" aria-label=${`Remove ${name}`} @click=${() => composer.removeOption(name)}>${closeIcon(12)}</button>`}
    ${field.problem ? html`<span class="option-problem" id=${problemId} role="alert">${field.problem}</span>` : nothing}
  </span>`;
}

/** Always there, so that the keyboard has a place when a command has no options (left). */
function searchField(client: Client, command: CommandDraft, more: number) {
  const { composer } = client;
  const { open, controls, marked } = combobox(client);
  const focused = command.focused === '';
  const hint = more > 0 ? `+${more} more` : '';
  return html`<input id=${searchId} class="search" type="text" autocomplete="off" spellcheck="false" size="8" placeholder=${hint} ?readonly=${more === 0}
    role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-label=${more > 0 ? `Add one of ${more} optional options, or press Enter to send` : 'Press Enter to send'}
    aria-expanded=${focused && open} aria-controls=${focused ? controls : nothing} aria-activedescendant=${focused ? marked : nothing}
    .value=${live(command.search)} @focus=${() => composer.focus('')} @input=${(event: Event) => composer.search((event.target as HTMLInputElement).value)}
    @keydown=${(event: KeyboardEvent) => composer.key(event)} />`;
}
