/** One message: who wrote it and to what, its text, pictures, embeds, controls and reactions. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing } from 'lit-html';
import type { ShownMessage } from '../../src/page-server/protocol.ts';
import type { Client } from '../client.ts';
import { markdown } from '../markdown/render.ts';
import { messageTime, timeTitle } from '../markdown/time.ts';
import { elementId } from '../scrolling.ts';
import { mentionsPerson, personNamed } from '../state.ts';
import { attachmentsView } from './attachments.ts';
import { avatar } from './avatar.ts';
import { componentsView } from './components.ts';
import { controls } from './controls.ts';
import { editBox } from './edit-box.ts';
import { embedView } from './embed.ts';
import { dots, eyeIcon, replyIcon, threadIcon } from './icons.ts';
import { namesIn } from './names.ts';

const flag = { hasThread: 32, loading: 128, componentsV2: 1 << 15 };

export function messageView(client: Client, { message, mine, reacted }: ShownMessage, follows: boolean) {
  const author = personNamed(client.state, message.author.id);
  const name = author?.name ?? message.author.username;
  const isV2 = ((message.flags ?? 0) & flag.componentsV2) !== 0;
  const loading = ((message.flags ?? 0) & flag.loading) !== 0;
  const calls = mentionsPerson(message, client.state.overview?.me.id);
  const time = messageTime(message.timestamp);
  const title = timeTitle(Date.parse(message.timestamp) / 1_000);
  const stamp = html`<time datetime=${message.timestamp} title=${title}>${time}</time>`;
  const tag = author?.bot ? html`<span class="tag">APP</span>` : nothing;
  return html`<li class="message" id=${elementId(message.id)} ?data-follows=${follows} ?data-private=${mine} ?data-calls=${calls}>
    ${follows ? nothing : origin(client, message)}
    ${follows ? html`<span class="gutter">${stamp}</span>` : avatar(author)}
    <article aria-label=${`${name}, ${time}`}>
      ${follows ? nothing : html`<h3><span class="author">${name}</span>${tag} ${stamp}</h3>`}
      ${loading ? thinking(name) : isV2 ? componentsView(client, message) : legacy(client, message)}
      ${reactions(client, message, reacted)} ${thread(client, message)}
      ${mine ? onlyYou(client, message.id) : nothing}
    </article>
  </li>`;
}

function legacy(client: Client, message: APIMessage) {
  const names = namesIn(client);
  const { editing } = client.state;
  const words = editing?.message === message.id ? editBox(client, editing.text) : text(message, names);
  return html`${words} ${attachmentsView(client, message.attachments)}
  ${message.embeds.map((embed) => embedView(client, embed, names))} ${controls(client, message)}`;
}

function text({ content, edited_timestamp: edited }: APIMessage, names: ReturnType<typeof namesIn>) {
  if (!content) return nothing;
  const title = edited ? timeTitle(Date.parse(edited) / 1_000) : '';
  const mark = edited ? html`<span class="edited" title=${title}>(edited)</span>` : nothing;
  return html`<div class="markdown content">${markdown(content, names)}${mark}</div>`;
}

const thinking = (name: string) => html`<p class="thinking" role="status">${dots()} ${name} is thinking…</p>`;

/** What the message answers: a command that somebody used, or another message. */
function origin(client: Client, message: APIMessage) {
  const used = message.message_reference ? undefined : message.interaction_metadata;
  if (used && 'name' in used) {
    const person = personNamed(client.state, used.user.id);
    return html`<p class="origin">
      ${replyIcon()}${avatar(person, 'small')}<b>${person?.name}</b> used
      <span class="command">/${used.name}</span>
    </p>`;
  }
  const replied = message.referenced_message;
  if (!replied) return nothing;
  const author = personNamed(client.state, replied.author.id);
  const [embed] = replied.embeds;
  const excerpt = replied.content || embed?.title || embed?.description || 'Click to see the message';
  const show = () => document.getElementById(elementId(replied.id))?.scrollIntoView({ block: 'center' });
  return html`<p class="origin">
    ${replyIcon()}${avatar(author, 'small')}<b>${author?.name}</b>
    <button class="excerpt" type="button" @click=${show}>${plain(excerpt, namesIn(client))}</button>
  </p>`;
}

/** A text with names instead of ids, for where nothing can be pressed. */
const plain = (text: string, names: ReturnType<typeof namesIn>) =>
  text
    .replace(/<@!?(\d+)>/g, (found, id: string) => `@${names.user(id) ?? found}`)
    .replace(/<#(\d+)>/g, (found, id: string) => `#${names.channel(id) ?? found}`);

function reactions(client: Client, { id, reactions: all = [] }: APIMessage, reacted: string[]) {
  if (all.length === 0) return nothing;
  return html`<ul class="reactions" aria-label="Reactions">
    ${all.map(({ emoji, count }) => {
      const name = emoji.name ?? '';
      const mine = reacted.includes(name);
      const press = () => client.act({ type: 'react', message: id, emoji: name, add: !mine });
      return html`<li>
        <button type="button" aria-pressed=${mine} aria-label=${`${name}, ${count}`} @click=${press}>
          <span aria-hidden="true">${name}</span> ${count}
        </button>
      </li>`;
    })}
  </ul>`;
}

function thread(client: Client, { id, flags }: APIMessage) {
  if (!((flags ?? 0) & flag.hasThread)) return nothing;
  const channels = client.state.overview?.servers.flatMap((server) => server.channels);
  const name = channels?.find((channel) => channel.id === id)?.name;
  if (!name) return nothing;
  return html`<button class="thread-link" type="button" @click=${() => client.open(id)}>
    ${threadIcon()} <b>${name}</b> Open thread
  </button>`;
}

const onlyYou = (client: Client, id: string) => html`<p class="only-you">
  ${eyeIcon()} Only you can see this ·
  <button class="text-button" type="button" @click=${() => client.dismiss(id)}>Dismiss message</button>
</p>`;
