/** Servers, their channels and threads, the direct message, and who one is. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelInfo, Overview, ServerInfo } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { openServer } from '../state.ts';
import { avatar } from './avatar.ts';
import { hashIcon, threadIcon } from './icons.ts';

export function sidebar(client: Client) {
  const { overview } = client.state;
  if (!overview) return nothing;
  const server = openServer(client.state);
  return html`<div class="sidebar">
    <nav class="rail" aria-label="Servers">
      ${railButton(client, 'Direct messages', avatar(overview.bot, 'medium'), [overview.direct], !server)}
      <hr />
      ${repeat(
        overview.servers,
        ({ id }) => id,
        (one) =>
          railButton(
            client,
            one.name,
            html`<span class="initials" aria-hidden="true">${initials(one.name)}</span>`,
            one.channels,
            one === server,
          ),
      )}
    </nav>
    <div class="channels">
      <h2>${server?.name ?? 'Direct messages'}</h2>
      <nav aria-label="Channels">${server ? serverChannels(client, server) : directChannel(client, overview)}</nav>
      ${account(client, overview)}
    </div>
  </div>`;
}

function railButton(client: Client, name: string, face: unknown, channels: ChannelInfo[], current: boolean) {
  const unread = channels.some(({ id }) => client.state.unread.has(id));
  const open = () => {
    const [first] = channels;
    if (first && !current) void client.open(first.id).then(() => client.set({ drawer: isNarrow() }));
  };
  return html`<button class="server" type="button" aria-label=${unread ? `${name}, unread` : name} title=${name} aria-current=${current ? 'true' : 'false'} ?data-unread=${unread} @click=${open}>
    ${face}
  </button>`;
}

/** On a phone the list stays open until a channel is chosen. */
const isNarrow = () => matchMedia('(max-width: 760px)').matches;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 3);

function serverChannels(client: Client, { channels }: ServerInfo) {
  const threads = channels.filter(({ type, archived }) => type !== 0 && !archived);
  const rows = channels
    .filter(({ type }) => type === 0)
    .flatMap((channel) => [channel, ...threads.filter(({ parentId }) => parentId === channel.id)]);
  return html`<ul>
    ${repeat(
      rows,
      ({ id }) => id,
      (channel) => html`<li>${channelButton(client, channel)}</li>`,
    )}
  </ul>`;
}

function channelButton(client: Client, { id, name, type }: ChannelInfo) {
  const current = id === client.state.channel;
  const unread = client.state.unread.has(id);
  return html`<button class="channel" type="button" ?data-thread=${type !== 0} ?data-unread=${unread} aria-current=${current ? 'page' : 'false'} @click=${() => client.open(id)}>
    ${type === 0 ? hashIcon() : threadIcon()}<span class="name">${name}</span>
    ${unread ? html`<span class="hidden">, unread</span>` : nothing}
  </button>`;
}

const directChannel = (client: Client, { direct, bot, online }: Overview) => html`<ul>
  <li>
    <button class="channel direct" type="button" ?data-unread=${client.state.unread.has(direct.id)} aria-current=${direct.id === client.state.channel ? 'page' : 'false'} @click=${() => client.open(direct.id)}>
      <span class="presence" data-online=${online}>${avatar(bot, 'medium')}</span>
      <span class="name">${direct.name}</span><span class="hidden">${online ? ', online' : ', offline'}</span>
    </button>
  </li>
</ul>`;

const about: Record<string, string> = { ada: 'admin', mute: 'may not write' };

function account(client: Client, { me, people, bot, online }: Overview) {
  const change = (event: Event) => void client.switchUser((event.target as HTMLSelectElement).value);
  return html`<footer class="account">
    <p class="bot-state"><span class="dot" data-online=${online}></span>${bot.name} is ${online ? 'online' : 'offline'}</p>
    <div class="who">
      ${avatar(me, 'medium')}
      <label>
        <span>You are</span>
        <select .value=${me.username} @change=${change}>
          ${people.filter((person) => !person.bot).map(({ username, name }) => html`<option value=${username} ?selected=${username === me.username}>${name}${about[username] ? ` (${about[username]})` : ''}</option>`)}
        </select>
      </label>
    </div>
  </footer>`;
}
