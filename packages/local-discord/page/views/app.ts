/** The whole page: rail and channels, the conversation, and what lies above it. */
import { html, nothing } from 'lit-html';
import type { Client } from '../client.ts';
import { openChannel } from '../state.ts';
import { composerView } from './composer.ts';
import { conversation } from './conversation.ts';
import { channelHeader } from './header.ts';
import { modalView } from './modal.ts';
import { padView } from './pad.ts';
import { pictureView } from './picture.ts';
import { sidebar } from './sidebar.ts';
import { toolsView } from './tools.ts';

export function app(client: Client) {
  const { overview, drawer, connected } = client.state;
  const channel = openChannel(client.state);
  if (!overview || !channel) return html`<p class="loading" role="status">Loading…</p>`;
  const offline = html`<p class="offline" role="status">
    The local Discord has stopped. This page goes on as soon as it runs again.
  </p>`;
  const onKey = (event: KeyboardEvent) => closeDrawer(client, event);
  return html`
    <div class="shell" ?data-drawer=${drawer} @keydown=${onKey}>
      ${sidebar(client)}
      <main aria-label=${`Channel ${channel.name}`}>
        ${channelHeader(client, channel)} ${connected ? nothing : offline} ${conversation(client, channel)}
        ${composerView(client, channel)}
      </main>
      <button
        class="veil"
        type="button"
        aria-label="Close the channel list"
        @click=${() => client.set({ drawer: false })}
      ></button>
    </div>
    ${modalView(client)} ${pictureView(client)} ${padView(client)} ${toolsView(client)}
  `;
}

function closeDrawer(client: Client, { key }: KeyboardEvent): void {
  if (key !== 'Escape' || !client.state.drawer) return;
  client.set({ drawer: false });
  document.getElementById('open-drawer')?.focus();
}
