/** The messages of the open channel, oldest first, with the page's own remarks at the end. */
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelInfo, ShownMessage } from '../../protocol.ts';
import { type Client, scrollToLatest } from '../client.ts';
import { dayText } from '../markdown/time.ts';
import { type Notice, personNamed, type Sent } from '../state.ts';
import { arrowIcon } from './icons.ts';
import { messageView } from './message.ts';
import { welcome } from './welcome.ts';

/** A message follows on the one before when the same person wrote it within this time. */
const groupMs = 7 * 60_000;

export function conversation(client: Client, channel: ChannelInfo) {
  const { page, dismissed, sent, notices } = client.state;
  if (!page)
    return html`<div class="conversation"><p class="loading" role="status">Loading messages…</p></div>`;
  const messages = page.messages.filter(({ message }) => !dismissed.has(message.id));
  const here = ({ channel: id }: Sent) => id === channel.id;
  // Laid out from the bottom, the list stays there while pictures load and messages grow.
  const onScroll = ({ target }: Event) => {
    // From the bottom, where it is 0, the position goes below zero.
    const away = (target as HTMLElement).scrollTop < -300;
    if (away !== client.state.away) client.set({ away });
  };
  return html`<div class="conversation" tabindex="0" role="region" aria-label="Conversation" @scroll=${onScroll}>
    <div class="history">
      ${page.more ? html`<button class="plain older" type="button" @click=${() => client.loadOlder()}>Load earlier messages</button>` : welcome(client, channel)}
      <div role="log" aria-live="polite" aria-label="Messages"><ol>
        ${repeat(
          messages,
          ({ message }) => message.id,
          (shown, index) => entry(client, shown, messages[index - 1]),
        )}
        ${repeat(
          sent.filter(here),
          ({ key }) => `sent-${key}`,
          (one) => waiting(client, one),
        )}
        ${repeat(
          notices.filter(here),
          ({ key }) => `notice-${key}`,
          (one) => noticeView(client, one),
        )}
      </ol></div>
      ${typing(client, channel)}
    </div>
  </div>
  ${client.state.away ? html`<button class="latest" type="button" @click=${scrollToLatest}>Jump to the latest message ${arrowIcon()}</button>` : nothing}`;
}

function entry(client: Client, shown: ShownMessage, before: ShownMessage | undefined) {
  const { message } = shown;
  const day = dayText(message.timestamp);
  const newDay = !before || dayText(before.message.timestamp) !== day;
  const follows =
    !newDay &&
    before.message.author.id === message.author.id &&
    before.mine === shown.mine &&
    !message.interaction_metadata &&
    !message.message_reference &&
    Date.parse(message.timestamp) - Date.parse(before.message.timestamp) < groupMs;
  // While one writes, messages stay as they are drawn.
  const { trouble, busy, overview } = client.state;
  const dependencies = [shown, follows, trouble.get(message.id), busy.get(message.id), overview];
  return html`
    ${newDay ? html`<li class="day"><span>${day}</span></li>` : nothing}
    ${guard(dependencies, () => messageView(client, shown, follows))}
  `;
}

const waiting = (client: Client, { name }: Sent) => html`<li class="message pending">
  <div class="remark" role="status">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${client.state.overview?.me.name} used <b>/${name}</b>. Sending command…
  </div>
</li>`;

const noticeView = (client: Client, notice: Notice) => html`<li class="message notice">
  <div class="remark" role="alert">
    ${notice.name ? html`<b>/${notice.name}</b> ` : nothing}<span class="problem">${notice.text}</span>
    <span class="only-you">Only you can see this ·
      <button class="text-button" type="button" @click=${() => client.set({ notices: client.state.notices.filter((one) => one !== notice) })}>Dismiss message</button>
    </span>
  </div>
</li>`;

function typing(client: Client, { id }: ChannelInfo) {
  const person = personNamed(client.state, client.state.typing.get(id) ?? '');
  return html`<p class="typing" role="status">
    ${person ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> <b>${person.name}</b> is typing…` : nothing}
  </p>`;
}
