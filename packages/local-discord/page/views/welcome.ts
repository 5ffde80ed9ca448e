/** The top of a channel: where one is, and what to try with one click. */
import { html, nothing } from 'lit-html';
import type { ChannelInfo } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';
import { hashIcon, threadIcon } from './icons.ts';

export function welcome(client: Client, { type, name, topic }: ChannelInfo) {
  const { overview, page } = client.state;
  const isThread = type > 1;
  const offered = isThread
    ? []
    : (overview?.examples ?? []).filter(({ command }) =>
        page?.commands.some(({ name }) => name === command.split(' ')[0]),
      );
  const symbol = type === 1 ? avatar(overview?.bot) : type === 0 ? hashIcon() : threadIcon();
  const hello =
    type === 1
      ? `This is where you and ${name} talk alone.`
      : `This is the beginning of ${type === 0 ? '#' : ''}${name}.`;
  return html`<section class="welcome" aria-labelledby="welcome-title">
    <span class="welcome-symbol">${symbol}</span>
    <h2 id="welcome-title">${type === 0 ? `Welcome to #${name}` : name}</h2>
    <p>${hello} ${topic ? `${topic}.` : nothing}</p>
    ${
      offered.length > 0
        ? html`<p class="try">Try one of these, or type <kbd>/</kbd> to see every command.</p>
          <ul class="examples">
            ${offered.map(
              ({ command, options, shown, about }) => html`<li>
              <button class="example" type="button" @click=${() => client.slash(command, options)}>
                <code>${shown}</code><span>${about}</span>
              </button>
            </li>`,
            )}
          </ul>`
        : nothing
    }
  </section>`;
}
