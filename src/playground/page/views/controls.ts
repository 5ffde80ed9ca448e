/** Buttons and select menus beneath a message. */
import type { APIMessage } from 'discord.js';
import { html, nothing } from 'lit-html';
import type { ModalField } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { launchIcon } from './icons.ts';
import { selectView } from './select.ts';

interface Control extends ModalField {
  url?: string;
  disabled?: boolean;
  emoji?: { name?: string };
}

export function controls(client: Client, message: APIMessage) {
  const rows = (message.components ?? []) as Control[];
  const problem = client.state.trouble.get(message.id);
  if (rows.length === 0 && !problem) return nothing;
  return html`<div class="controls">
    ${rows.map(({ components = [] }) => html`<div class="row">${(components as Control[]).map((control) => controlView(client, message.id, control))}</div>`)}
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
  </div>`;
}

const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link'];

function controlView(client: Client, message: string, control: Control) {
  const { type, style = 2, label = '', custom_id: id = '', url, disabled = false, emoji } = control;
  if (type !== 2) return selectView(client, message, control);
  const face = html`${emoji?.name ? html`<span class="emoji">${emoji.name}</span>` : nothing}${label}`;
  if (url)
    return html`<a class="button link" href=${/^https?:/.test(url) ? url : nothing} target="_blank" rel="noopener noreferrer">${face} ${launchIcon()}</a>`;
  const busy = client.state.busy.get(message) === id;
  return html`<button class="button ${styles[style] ?? 'secondary'}" type="button" ?disabled=${disabled} aria-busy=${busy} @click=${() => client.use(message, id)}>
    ${busy ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="hidden">${label}</span>` : face}
  </button>`;
}
