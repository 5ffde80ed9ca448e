/** The list above the message box. */
import { html, nothing } from 'lit-html';
import type { Client } from '../client.ts';
import { type Suggestion, suggestionList } from '../composer/lists.ts';
import { avatar } from './avatar.ts';

const listId = 'suggestions';
/** The sentence that says what is wrong with the focused field. */
export const problemId = 'option-problem';
const itemId = (index: number) => `suggestion-${index}`;

/** What makes an input the field of the list, for those who do not see the list. */
export function listField(client: Client) {
  const list = suggestionList(client.state);
  const { marked } = client.state.draft;
  return {
    open: Boolean(list),
    list: list ? listId : nothing,
    marked: list?.items[marked] ? itemId(marked) : nothing,
  };
}

const states = {
  loading: 'Loading options…',
  failed: 'Loading options failed',
  none: 'Nothing fits what you typed',
};

export function suggestionsView(client: Client) {
  const list = suggestionList(client.state);
  if (!list) return nothing;
  const { title, about, items, state, problem } = list;
  if (items.length === 0 && !about && !state && !problem) return nothing;
  // The field keeps the focus while the mouse picks from its list.
  return html`<div class="suggestions" @mousedown=${(event: Event) => event.preventDefault()}>
    <p class="suggestions-head"><b>${title}</b> ${about}</p>
    ${problem ? html`<p class="suggestions-state problem" id=${problemId} role="alert">${problem}</p>` : nothing}
    <ul id=${listId} role="listbox" aria-label=${title}>
      ${items.map((item, index) => suggestion(client, item, index))}
    </ul>
    ${state ? html`<p class="suggestions-state" role="status">${states[state]}</p>` : nothing}
  </div>`;
}

function suggestion(client: Client, item: Suggestion, index: number) {
  const marked = index === client.state.draft.marked;
  return html`<li
    id=${itemId(index)}
    role="option"
    aria-selected=${marked}
    @click=${() => client.composer.pick(item)}
  >
    ${face(client, item)}
  </li>`;
}

function face(client: Client, item: Suggestion) {
  if (item.kind === 'command') return commandFace(client, item.entry);
  const { name, note } =
    item.kind === 'choice'
      ? item.choice
      : item.kind === 'word'
        ? { name: item.word.text, note: item.word.note }
        : { name: item.option.name, note: item.option.description };
  return html`<span class="choice-name">${name}</span><small>${note ?? nothing}</small>`;
}

function commandFace(client: Client, { name, description, options }: CommandEntry) {
  const bot = client.state.overview?.bot;
  const required = options.filter((option) => option.required);
  return html`${avatar(bot, 'medium')}
    <span class="entry">
      <span class="entry-name">/${name} ${required.map((option) => html`<i>${option.name}</i> `)}</span>
      <small>${description}</small>
    </span>
    <small class="entry-bot">${bot?.name}</small>`;
}

type CommandEntry = Extract<Suggestion, { kind: 'command' }>['entry'];
