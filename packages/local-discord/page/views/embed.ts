/** Embeds: the framed part of a message, with title, text, fields and a picture. */
import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { webLink } from '../link.ts';
import { inlineMarkdown, type MentionNames, markdown } from '../markdown/render.ts';
import { messageTime } from '../markdown/time.ts';
import { imageView } from './attachments.ts';

export function embedView(client: Client, embed: APIEmbed, names: MentionNames) {
  const { title, description, fields = [], color, author, image, thumbnail } = embed;
  const picture = (media: Media) => imageView(client, toImage(media, title));
  return html`<section
    class="embed"
    aria-label=${title || 'Embed'}
    ${ref((element) => paint(element, color))}
  >
    <div class="embed-body">
      ${author ? html`<p class="embed-author">${author.name}</p>` : nothing} ${titleView(embed, names)}
      ${description ? html`<div class="markdown embed-text">${markdown(description, names)}</div>` : nothing}
      ${fields.length > 0 ? fieldsView(fields, names) : nothing}
    </div>
    ${thumbnail ? html`<div class="embed-thumbnail">${picture(thumbnail)}</div>` : nothing}
    ${image ? html`<div class="embed-image">${picture(image)}</div>` : nothing} ${footerView(embed)}
  </section>`;
}

function titleView({ title, url }: APIEmbed, names: MentionNames) {
  if (!title) return nothing;
  const words = inlineMarkdown(title, names);
  return html`<h4 class="embed-title">${url ? webLink(url, words) : words}</h4>`;
}

function footerView({ footer, timestamp }: APIEmbed) {
  if (!footer && !timestamp) return nothing;
  const parts = [footer?.text, timestamp && messageTime(timestamp)].filter(Boolean);
  return html`<p class="embed-footer">${parts.join(' • ')}</p>`;
}

type Media = NonNullable<APIEmbed['image']> & { description?: string };

const toImage = ({ url, width, height, description }: Media, title: string | undefined) => ({
  url,
  width,
  height,
  alt: description ?? `Picture: ${title ?? 'no description'}`,
});

const fieldsView = (fields: APIEmbedField[], names: MentionNames) => html`<dl class="embed-fields">
  ${fields.map(
    ({ name, value, inline }, index) => html`<div
      class="embed-field"
      data-span=${inline ? 12 / fieldsInLine(fields, index) : 12}
    >
      <dt>${inlineMarkdown(name, names)}</dt>
      <dd class="markdown">${markdown(value, names)}</dd>
    </div>`,
  )}
</dl>`;

/** How many inline fields share the line that this one is in: up to three. */
function fieldsInLine(fields: APIEmbedField[], index: number): number {
  let start = index;
  while (fields[start - 1]?.inline) start -= 1;
  let end = index;
  while (fields[end + 1]?.inline) end += 1;
  const line = Math.floor((index - start) / 3);
  return Math.min(3, end - start + 1 - line * 3);
}

/** Set from here, because the content security policy forbids styles in the markup. */
export function paint(element: Element | undefined, colour: number | undefined): void {
  const bar = colour === undefined ? null : `#${colour.toString(16).padStart(6, '0')}`;
  if (element instanceof HTMLElement) element.style.setProperty('--embed-colour', bar);
}
