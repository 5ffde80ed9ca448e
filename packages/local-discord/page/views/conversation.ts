/** The messages of the open channel, oldest first, with the page's own remarks at the end. */
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ChannelInfo, ShownMessage } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { dayText } from '../markdown/time.ts';
import { scrollToLatest } from '../scrolling.ts';
import { type PageNotice, personNamed, type Sent } from '../state.ts';
import { arrowIcon, dots } from './icons.ts';
import { messageView } from './message.ts';
import { welcome } from './welcome.ts';

/** A message follows on the one before when the same person wrote it within this time. */
const groupMs = 7 * 60_000;

/** Further up than this, in pixels, one has left the latest messages. */
const awayFrom = 300;

export function conversation(client: Client, channel: ChannelInfo) {
  const { page, away } = client.state;
  if (!page)
    return html`<div class="conversation"><p class="loading" role="status">Loading messages…</p></div>`;
  const onScroll = ({ target }: Event) => {
    // Laid out from the bottom, the list stays there while pictures load and messages grow; its position is 0
    // there and below 0 further up.
    const isAway = (target as HTMLElement).scrollTop < -awayFrom;
    if (isAway !== client.state.away) client.set({ away: isAway });
  };
  const older = html`<button class="older" type="button" @click=${() => client.loadOlder()}>
    Load earlier messages
  </button>`;
  return html`<div class="conversation" tabindex="0" role="region" aria-label="Conversation" @scroll=${onScroll}>
      <div class="history">
        ${page.more ? older : welcome(client, channel)}
        <div role="log" aria-live="polite" aria-label="Messages">
          <ol>
            ${rows(client, channel, page.messages)}
          </ol>
        </div>
        ${typing(client, channel)}
      </div>
    </div>
    ${away ? latestButton() : nothing}`;
}

const latestButton = () =>
  html`<button class="latest" type="button" @click=${scrollToLatest}>
    Jump to the latest message ${arrowIcon()}
  </button>`;

function rows(client: Client, channel: ChannelInfo, all: ShownMessage[]) {
  const { dismissed, sent, notices } = client.state;
  const messages = all.filter(({ message }) => !dismissed.has(message.id));
  const here = ({ channel: id }: Sent) => id === channel.id;
  return [
    repeat(
      messages,
      ({ message }) => message.id,
      (shown, index) => entry(client, shown, messages[index - 1]),
    ),
    repeat(
      sent.filter(here),
      ({ key }) => key,
      (one) => waiting(client, one),
    ),
    repeat(
      notices.filter(here),
      ({ key }) => key,
      (one) => noticeView(client, one),
    ),
  ];
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
  const { trouble, busy, overview, editing } = client.state;
  const edited = editing?.message === message.id ? editing.text : undefined;
  const dependencies = [shown, follows, trouble.get(message.id), busy.get(message.id), overview, edited];
  const { newAfter } = client.state;
  const isNew = ({ message: { id } }: ShownMessage) =>
    newAfter !== undefined && BigInt(id) > BigInt(newAfter);
  const firstNew = isNew(shown) && !(before && isNew(before));
  return html`
    ${firstNew ? html`<li class="day new"><span>New</span></li>` : nothing}
    ${newDay ? html`<li class="day"><span>${day}</span></li>` : nothing}
    ${guard(dependencies, () => messageView(client, shown, follows))}
  `;
}

const waiting = (client: Client, { name }: Sent) => html`<li class="message">
  <div class="remark" role="status">
    ${dots()} ${client.state.overview?.me.name} used <b>/${name}</b>. Sending command…
  </div>
</li>`;

function noticeView(client: Client, notice: PageNotice) {
  const dismiss = () => client.set({ notices: client.state.notices.filter((one) => one !== notice) });
  return html`<li class="message notice">
    <div class="remark" role="alert">
      ${notice.name ? html`<b>/${notice.name}</b>` : nothing}
      <span class="problem">${notice.text}</span>
      <span class="only-you">
        Only you can see this ·
        <button class="text-button" type="button" @click=${dismiss}>Dismiss message</button>
      </span>
    </div>
  </li>`;
}

function typing(client: Client, { id }: ChannelInfo) {
  const person = personNamed(client.state, client.state.typing.get(id) ?? '');
  return html`<p class="typing" role="status">
    ${person ? html`${dots()} <b>${person.name}</b> is typing…` : nothing}
  </p>`;
}
