/** The top of a channel: where one is, and three things to try with one click. */
import { html, nothing } from 'lit-html';
import type { ChannelInfo, OptionInput } from '../../protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';
import { hashIcon, threadIcon } from './icons.ts';

interface Example {
  command: string;
  options: Record<string, OptionInput>;
  shown: string;
  about: string;
}

const examples: Example[] = [
  { command: 'compare', options: {}, shown: '/compare', about: 'Two architectures side by side' },
  {
    command: 'explain',
    options: { topic: 'memory' },
    shown: '/explain memory',
    about: 'A lesson with its diagram',
  },
  {
    command: 'train',
    options: { network: 'rnn' },
    shown: '/train rnn',
    about: 'A real network learns while you watch',
  },
];

export function welcome(client: Client, { type, name, topic }: ChannelInfo) {
  const { overview, page } = client.state;
  const isThread = type > 1;
  const offered = isThread
    ? []
    : examples.filter(({ command }) => page?.commands.some((one) => one.name === command));
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
