/** Select menus: a list that opens in place. One choice answers at once, several do when the list closes, as in Discord. */
import { html, nothing } from 'lit-html';
import type { ModalField } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { openServer } from '../state.ts';
import { arrowIcon } from './icons.ts';

export interface MenuChoice {
  label: string;
  value: string;
  description?: string;
  default?: boolean;
}

export interface SelectMenu extends ModalField {
  disabled?: boolean;
}

export function selectView(client: Client, message: string, menu: SelectMenu) {
  const { custom_id: id = '', placeholder = 'Make a selection', max_values = 1, disabled } = menu;
  if (disabled)
    return html`<div class="select">
      <button class="select-face" type="button" disabled>${placeholder}${arrowIcon()}</button>
    </div>`;
  const choices = menuChoices(client, menu);
  const picked = choices.filter((choice) => choice.default).map(({ label }) => label);
  const send = (values: string[], from: HTMLElement) => {
    from.closest('details')?.removeAttribute('open');
    void client.use(message, id, values);
  };
  return html`<details class="select" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary class="select-face" aria-label=${placeholder}>
      ${picked.join(', ') || placeholder}${arrowIcon()}
    </summary>
    ${max_values > 1 ? several(menu, choices, send) : one(choices, send)}
  </details>`;
}

type Send = (values: string[], from: HTMLElement) => void;

const one = (choices: MenuChoice[], send: Send) => html`<div class="select-list">
  ${choices.map((choice) => {
    const pick = ({ currentTarget }: Event) => send([choice.value], currentTarget as HTMLElement);
    return html`<button class="select-choice" type="button" @click=${pick}>${face(choice)}</button>`;
  })}
</div>`;

function several({ min_values = 1, max_values = 1 }: SelectMenu, choices: MenuChoice[], send: Send) {
  const done = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = new FormData(form).getAll('choice').map(String);
    const fits = values.length >= min_values && values.length <= max_values;
    const note = form.querySelector('.problem');
    if (note) note.textContent = fits ? '' : `Choose ${min_values} to ${max_values}.`;
    if (fits) send(values, form);
  };
  const tick = (choice: MenuChoice) => html`<label class="select-choice">
    <span class="choice-text">${face(choice)}</span>
    <input type="checkbox" name="choice" value=${choice.value} ?checked=${choice.default ?? false} />
  </label>`;
  return html`<form class="select-list" @submit=${done}>
    ${choices.map(tick)}
    <p class="problem" role="alert"></p>
    <button class="button primary" type="submit">Done</button>
  </form>`;
}

const face = ({ label, description }: MenuChoice) =>
  html`<span>${label}</span>${description ? html`<small>${description}</small>` : nothing}`;

/** What a menu offers: its own texts, or people, roles and channels of the server. */
export function menuChoices(
  client: Client,
  { type, options = [], default_values = [] }: SelectMenu,
): MenuChoice[] {
  if (type === 3) return options;
  const server = openServer(client.state);
  const people = client.state.overview?.people.filter(({ id }) => !server || server.members.includes(id));
  const users = (people ?? []).map(({ id, name }) => ({ label: name, value: id }));
  const roles = (server?.roles ?? []).map(({ id, name }) => ({ label: name, value: id }));
  const channels = (server?.channels ?? []).map(({ id, name }) => ({ label: `#${name}`, value: id }));
  const lists: Record<number, MenuChoice[]> = { 5: users, 6: roles, 7: [...users, ...roles], 8: channels };
  const chosen = new Set(default_values.map(({ id }) => id));
  return (lists[type] ?? []).map((choice) => ({ ...choice, default: chosen.has(choice.value) }));
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !details.open) return;
  close(details);
  details.querySelector('summary')?.focus();
}

/** What was ticked or unticked is sent; a choice that does not fit keeps the list open. */
function close(details: HTMLDetailsElement): void {
  const form = details.querySelector('form');
  const boxes = [...(form?.querySelectorAll<HTMLInputElement>('input[name="choice"]') ?? [])];
  if (form && boxes.some(({ checked, defaultChecked }) => checked !== defaultChecked)) form.requestSubmit();
  else details.open = false;
}

/** A click on a label puts the focus on what lies around the menu for a moment: that is not leaving. */
function closeOnLeave(event: FocusEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  const next = event.relatedTarget as Node | null;
  if (next && !details.contains(next) && !next.contains(details)) close(details);
}
