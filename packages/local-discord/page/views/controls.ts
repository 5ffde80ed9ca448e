/** Buttons and select menus beneath a message. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing } from 'lit-html';
import type { ModalField } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { webLink } from '../link.ts';
import { dots, launchIcon } from './icons.ts';
import { selectView } from './select.ts';

interface Control extends ModalField {
  url?: string;
  disabled?: boolean;
  emoji?: { name?: string };
}

const buttonType = 2;
const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link'];

export function controls(client: Client, message: APIMessage) {
  const rows = (message.components ?? []) as Control[];
  const problem = problemOf(client, message.id);
  if (rows.length === 0 && problem === nothing) return nothing;
  return html`<div class="controls">${rows.map((row) => rowView(client, message.id, row))} ${problem}</div>`;
}

/** A row of buttons, or one select menu. */
export function rowView(client: Client, message: string, { components = [] }: Control) {
  const control = (one: Control) =>
    one.type === buttonType ? buttonView(client, message, one) : selectView(client, message, one);
  return html`<div class="row">${components.map(control)}</div>`;
}

/** What went wrong with a control of the message. */
export function problemOf(client: Client, message: string) {
  const problem = client.state.trouble.get(message);
  return problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing;
}

export function buttonView(client: Client, message: string, control: Control) {
  const { style = 2, label = '', custom_id: id = '', url, disabled = false, emoji } = control;
  const face = html`${emoji?.name ? html`<span>${emoji.name}</span>` : nothing}${label}`;
  if (url) return webLink(url, html`${face} ${launchIcon()}`, 'button link');
  const busy = client.state.busy.get(message) === id;
  return html`<button
    class="button ${styles[style] ?? 'secondary'}"
    type="button"
    ?disabled=${disabled}
    aria-busy=${busy}
    @click=${() => client.use(message, id)}
  >
    ${busy ? html`${dots()}<span class="hidden">${label}</span>` : face}
  </button>`;
}
