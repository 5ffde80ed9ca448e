/** The top of a channel: where one is, and what to try with one click. */
import { html, nothing } from 'lit-html';
import type { ChannelInfo, Example } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';
import { hashIcon, threadIcon } from './icons.ts';

/** Whether the example can be used in this channel: its command is there. */
const isOffered = (example: Example, client: Client, { type, name }: ChannelInfo) =>
  (!example.channels || example.channels.includes(type === 1 ? 'dm' : name)) &&
  ('message' in example ||
    client.state.page?.commands.some((one) => one.name === example.command.split(' ')[0]));

const use = (client: Client, example: Example) =>
  'message' in example ? client.say(example.message, []) : client.slash(example.command, example.options);

export function welcome(client: Client, channel: ChannelInfo) {
  const { type, name, topic } = channel;
  const { overview } = client.state;
  const isThread = type > 1;
  const offered =
    isThread || !channel.canWrite
      ? []
      : (client.state.overview?.examples ?? []).filter((example) => isOffered(example, client, channel));
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
              (example) => html`<li>
                <button class="example" type="button" @click=${() => use(client, example)}>
                  <code>${example.shown}</code><span>${example.about}</span>
                </button>
              </li>`,
            )}
          </ul>`
        : nothing
    }
  </section>`;
}
