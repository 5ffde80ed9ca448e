/** The line above the conversation: where one is. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ChannelInfo } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';
import { hashIcon, menuIcon, moonIcon, sunIcon, threadIcon, toolsIcon } from './icons.ts';

export function channelHeader(client: Client, { type, name, topic }: ChannelInfo) {
  const { state } = client;
  const dark = state.theme === 'dark';
  const symbol = type === 1 ? avatar(state.overview?.bot, 'small') : type === 0 ? hashIcon() : threadIcon();
  return html`<header class="channel-header">
    <button
      class="icon-button drawer-button"
      id="open-drawer"
      type="button"
      aria-label="Servers and channels"
      aria-expanded=${state.drawer}
      @click=${() => openDrawer(client)}
    >
      ${menuIcon()}
    </button>
    <span class="symbol">${symbol}</span>
    <h1>${name}</h1>
    ${topic ? html`<p class="topic" title=${topic}>${topic}</p>` : nothing}
    <span class="space"></span>
    ${iconButton(dark ? 'Light theme' : 'Dark theme', dark ? sunIcon() : moonIcon(), () => changeTheme(client))}
    ${state.developer ? iconButton('Cause trouble', toolsIcon(), () => client.set({ tools: true })) : nothing}
  </header>`;
}

const iconButton = (label: string, icon: TemplateResult, press: () => void) =>
  html`<button class="icon-button" type="button" title=${label} aria-label=${label} @click=${press}>${icon}</button>`;

function changeTheme(client: Client): void {
  const theme = client.state.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', theme);
  client.set({ theme });
}

function openDrawer(client: Client): void {
  client.set({ drawer: true });
  document.querySelector<HTMLElement>('.channel[aria-current=page]')?.focus();
}
