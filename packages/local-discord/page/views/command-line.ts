/** A command being filled in: its name, a field for each option, and one to add others. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Client } from '../client.ts';
import { type Composer, optionId, searchId } from '../composer/composer.ts';
import {
  type CommandDraft,
  type CommandOptionSpec,
  type OptionField,
  optionKind,
  optionNamed,
  remaining,
} from '../composer/draft.ts';
import { avatar } from './avatar.ts';
import { closeIcon, penIcon } from './icons.ts';
import { sendButton } from './send-button.ts';
import { listField, problemId } from './suggestions.ts';

export function commandLine(client: Client, command: CommandDraft) {
  const { composer, state } = client;
  const fields = [...command.fields].flatMap(([name, field]) => {
    const option = optionNamed(command, name);
    return option ? [{ option, field }] : [];
  });
  return html`<div class="line command-line" role="group" aria-label=${`Command ${command.entry.name}`}>
    ${avatar(state.overview?.bot, 'small')}
    <div class="fields">
      <span class="command-name">/${command.entry.name}</span>
      ${repeat(
        fields,
        ({ option }) => option.name,
        ({ option, field }) => optionView(client, option, field),
      )}
      ${searchField(client, command)}
    </div>
    <button
      class="icon-button"
      type="button"
      aria-label="Cancel the command"
      @click=${() => composer.cancel()}
    >
      ${closeIcon()}
    </button>
    ${sendButton(composer, true)}
  </div>`;
}

function optionView(client: Client, option: CommandOptionSpec, field: OptionField) {
  const { name, required } = option;
  const { problem } = field;
  const focused = client.state.draft.command?.focused === name;
  return html`<span class="option" ?data-focused=${focused} ?data-wrong=${Boolean(problem)}>
    <span class="option-name" aria-hidden="true">${name}</span>
    ${option.type === optionKind.file ? fileField(client, option, field) : valueField(client, option, field)}
    ${required ? nothing : removeButton(client, name)}
  </span>`;
}

const removeButton = (client: Client, name: string) =>
  html`<button
    class="remove"
    type="button"
    tabindex="-1"
    aria-label=${`Remove ${name}`}
    @click=${() => client.composer.removeOption(name)}
  >
    ${closeIcon(12)}
  </button>`;

function valueField(
  client: Client,
  { name, description, required, type }: CommandOptionSpec,
  field: OptionField,
) {
  const { composer, state } = client;
  const focused = state.draft.command?.focused === name;
  const { open, list, marked } = listField(client);
  const numeric = type === optionKind.integer || type === optionKind.number;
  return html`<input
    id=${optionId(name)}
    type="text"
    inputmode=${numeric ? 'decimal' : 'text'}
    autocomplete="off"
    spellcheck="false"
    size=${Math.max(4, field.text.length + 1)}
    role="combobox"
    aria-label=${`${name}: ${description}`}
    aria-required=${required ?? false}
    aria-autocomplete="list"
    aria-haspopup="listbox"
    aria-expanded=${focused && open}
    aria-controls=${focused ? list : nothing}
    aria-activedescendant=${focused ? marked : nothing}
    aria-invalid=${Boolean(field.problem)}
    aria-describedby=${field.problem && focused ? problemId : nothing}
    .value=${live(field.text)}
    @focus=${() => composer.focus(name)}
    @input=${({ target }: Event) => composer.typeOption(name, (target as HTMLInputElement).value)}
    @keydown=${(event: KeyboardEvent) => composer.key(event)}
  />`;
}

function fileField(client: Client, { name }: CommandOptionSpec, field: OptionField) {
  const { composer } = client;
  const choose = ({ target }: Event) => composer.chooseFile(name, (target as HTMLInputElement).files);
  return html`<label class="file-option">
    <span>${field.file?.name ?? 'Choose a file'}</span>
    <input
      id=${optionId(name)}
      type="file"
      class="hidden"
      @focus=${() => composer.focus(name)}
      @keydown=${(event: KeyboardEvent) => leaveByKey(composer, event)}
      @change=${choose}
    />
  </label>
  <button
    class="draw"
    type="button"
    title="Draw a picture"
    aria-label=${`Draw a picture for ${name}`}
    @click=${() => client.set({ drawingFor: name })}
  >
    ${penIcon()}
  </button>`;
}

/** Enter and the space bar open the browser's choice of files. */
function leaveByKey(composer: Composer, event: KeyboardEvent): void {
  if (event.key === 'Escape' || event.key === 'Backspace') composer.key(event);
}

/** Always there, so that the keyboard has a place when a command has no options left. */
function searchField(client: Client, command: CommandDraft) {
  const { composer } = client;
  const { open, list, marked } = listField(client);
  const focused = command.focused === '';
  const more = remaining({ ...command, search: '' }).length;
  const label = more > 0 ? `Add one of ${more} options, or press Enter to send` : 'Press Enter to send';
  return html`<input
    id=${searchId}
    class="search"
    type="text"
    autocomplete="off"
    spellcheck="false"
    size="8"
    placeholder=${more > 0 ? `+${more} more` : ''}
    aria-invalid=${Boolean(command.problem)}
    aria-describedby=${command.problem && focused ? problemId : nothing}
    role="combobox"
    aria-label=${label}
    aria-autocomplete="list"
    aria-haspopup="listbox"
    aria-expanded=${focused && open}
    aria-controls=${focused ? list : nothing}
    aria-activedescendant=${focused ? marked : nothing}
    .value=${live(command.search)}
    @focus=${() => composer.focus('')}
    @input=${({ target }: Event) => composer.typeOption('', (target as HTMLInputElement).value)}
    @keydown=${(event: KeyboardEvent) => composer.key(event)}
  />`;
}
