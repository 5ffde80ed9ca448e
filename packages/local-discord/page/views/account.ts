/** Who one is, and becoming somebody else. */
import { html } from 'lit-html';
import type { Overview, PagePerson } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { avatar } from './avatar.ts';

const about: Record<string, string> = { ada: ' (admin)', mute: ' (may not write)' };

export function account(client: Client, { me, people, bot, online }: Overview) {
  const change = ({ target }: Event) => void client.switchUser((target as HTMLSelectElement).value);
  const choice = ({ username, name }: PagePerson) => html`<option
    value=${username}
    ?selected=${username === me.username}
  >
    ${name}${about[username] ?? ''}
  </option>`;
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
  </footer>`;
}
