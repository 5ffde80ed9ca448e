/** Servers, their channels and threads, the direct message, and who one is. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelInfo, Overview, ServerInfo } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { openServer } from '../state.ts';
import { account } from './account.ts';
import { avatar } from './avatar.ts';
import { hashIcon, threadIcon } from './icons.ts';

export function sidebar(client: Client) {
  const { overview } = client.state;
  if (!overview) return nothing;
  const server = openServer(client.state);
  const direct = { name: 'Direct messages', channels: [overview.direct], current: !server };
  return html`<div class="sidebar">
    <nav class="rail" aria-label="Servers">
      ${railButton(client, direct, avatar(overview.bot, 'medium'))}
      <hr />
      ${repeat(
        overview.servers,
        ({ id }) => id,
        (one) => railButton(client, { ...one, current: one === server }, initials(one.name)),
      )}
    </nav>
    <div class="channels">
      <h2>${server?.name ?? direct.name}</h2>
      <nav aria-label="Channels">
        ${server ? serverChannels(client, server) : directChannel(client, overview)}
      </nav>
      ${account(client, overview)}
    </div>
  </div>`;
}

interface Place {
  name: string;
  channels: ChannelInfo[];
  current: boolean;
}

function railButton(client: Client, { name, channels, current }: Place, face: unknown) {
  const unread = channels.some(({ id }) => client.state.unread.has(id));
  const open = async () => {
    const [first] = channels;
    if (!first || current) return;
    await client.open(first.id);
    // On a phone the list stays until a channel is chosen.
    client.set({ drawer: matchMedia('(max-width: 760px)').matches });
  };
  return html`<button
    class="server"
    type="button"
    title=${name}
    aria-label=${unread ? `${name}, unread` : name}
    aria-current=${current ? 'true' : 'false'}
    ?data-unread=${unread}
    @click=${open}
  >
    ${face} ${callsBadge(
      client,
      channels.map(({ id }) => id),
    )}
  </button>`;
}

const initials = (name: string) => {
  const letters = name.split(/\s+/).map(([first]) => first);
  return html`<span aria-hidden="true">${letters.join('').slice(0, 3)}</span>`;
};

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

/** How often the person is called in these channels. */
function callsBadge(client: Client, channels: string[]) {
  const count = channels.reduce((sum, id) => sum + (client.state.calls.get(id) ?? 0), 0);
  return count > 0 ? html`<span class="badge" aria-label=${`${count} mentions`}>${count}</span>` : nothing;
}

function channelButton(client: Client, { id, name, type }: ChannelInfo) {
  const unread = client.state.unread.has(id);
  return html`<button
    class="channel"
    type="button"
    aria-current=${id === client.state.channel ? 'page' : 'false'}
    ?data-thread=${type !== 0}
    ?data-unread=${unread}
    @click=${() => client.open(id)}
  >
    ${type === 0 ? hashIcon() : threadIcon()}<span class="name">${name}</span>
    ${callsBadge(client, [id])} ${unread ? html`<span class="hidden">, unread</span>` : nothing}
  </button>`;
}

const directChannel = (client: Client, { direct: { id, name }, bot, online }: Overview) => html`<ul>
  <li>
    <button
      class="channel direct"
      type="button"
      aria-current=${id === client.state.channel ? 'page' : 'false'}
      ?data-unread=${client.state.unread.has(id)}
      @click=${() => client.open(id)}
    >
      <span class="presence" data-online=${online}>${avatar(bot, 'medium')}</span>
      <span class="name">${name}</span>
      ${callsBadge(client, [id])} <span class="hidden">${online ? ', online' : ', offline'}</span>
    </button>
  </li>
</ul>`;
