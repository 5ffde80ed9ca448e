/** Who one is, and becoming somebody else. */
import { html, nothing } from 'lit-html';
import type { Overview, PagePerson } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';

/** What each of the four may do: a word for the list, and a sentence. */
const roles: Record<string, [word: string, sentence: string]> = {
  alice: ['member', 'Alice may write and use commands, like most people.'],
  bob: ['member', 'Bob may do what Alice may. Be him to see what others see.'],
  ada: ['admin', 'Ada runs the server. She sets things up and sees #staff.'],
  mute: ['reads only', 'Mute may read and press buttons, but not write or use commands.'],
};

export function account(client: Client, { me, people, bot, online }: Overview) {
  const change = ({ target }: Event) => void client.switchUser((target as HTMLSelectElement).value);
  const choice = ({ username, name }: PagePerson) => html`<option
    value=${username}
    ?selected=${username === me.username}
  >
    ${[name, roles[username]?.[0]].filter(Boolean).join(', ')}
  </option>`;
  const [, about] = roles[me.username] ?? [];
  return html`<footer class="account">
    <p class="bot-state">
      <span class="dot" data-online=${online}></span>${bot.name} is ${online ? 'online' : 'offline'}
    </p>
    <div class="who">
      ${avatar(me, 'medium')}
      <label>
        <span>You are</span>
        <select .value=${me.username} @change=${change}>
          ${people.filter((person) => !person.bot).map(choice)}
        </select>
      </label>
    </div>
    ${about ? html`<p class="about-me">${about}</p>` : nothing}
  </footer>`;
}
