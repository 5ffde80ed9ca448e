/** Embeds: the framed part of a message, with title, text, fields and a picture. */
import type { APIEmbed, APIEmbedField } from 'discord.js';
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { inlineMarkdown, markdown, type Names } from '../markdown/render.ts';
import { messageTime } from '../markdown/time.ts';
import { imageView } from './attachments.ts';

export function embedView(client: Client, embed: APIEmbed, names: Names) {
  const { title, url, description, fields = [], color, author, footer, timestamp, image, thumbnail } = embed;
  const heading = title && inlineMarkdown(title, names);
  return html`<section class="embed" ${ref((element) => paint(element, color))} aria-label=${title || 'Embed'}>
    <div class="embed-body">
      ${author ? html`<p class="embed-author">${author.name}</p>` : nothing}
      ${heading ? html`<h4 class="embed-title">${url && /^https?:/.test(url) ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${heading}</a>` : heading}</h4>` : nothing}
      ${description ? html`<div class="markdown embed-text">${markdown(description, names)}</div>` : nothing}
      ${fields.length > 0 ? html`<dl class="embed-fields">${fields.map((field, index) => fieldView(field, fields, index, names))}</dl>` : nothing}
    </div>
    ${thumbnail ? html`<div class="embed-thumbnail">${imageView(client, toImage(thumbnail, title))}</div>` : nothing}
    ${image ? html`<div class="embed-image">${imageView(client, toImage(image, title))}</div>` : nothing}
    ${footer || timestamp ? html`<p class="embed-footer">${[footer?.text, timestamp && messageTime(timestamp)].filter(Boolean).join(' • ')}</p>` : nothing}
  </section>`;
}

type Media = NonNullable<APIEmbed['image']> & { description?: string };

const toImage = ({ url, width, height, description }: Media, title: string | undefined) => ({
  url,
  width,
  height,
  alt: description ?? `Picture: ${title ?? 'no description'}`,
});

/** Up to three inline fields share a line. */
function fieldView(
  { name, value, inline }: APIEmbedField,
  fields: APIEmbedField[],
  index: number,
  names: Names,
) {
  const span = inline ? 12 / inlineRun(fields, index) : 12;
  return html`<div class="embed-field" data-span=${span}>
    <dt>${inlineMarkdown(name, names)}</dt>
    <dd class="markdown">${markdown(value, names)}</dd>
  </div>`;
}

/** How many inline fields stand in the line that this one is in. */
function inlineRun(fields: APIEmbedField[], index: number): number {
  let start = index;
  while (fields[start - 1]?.inline) start -= 1;
  let end = index;
  while (fields[end + 1]?.inline) end += 1;
  const row = Math.floor((index - start) / 3);
  return Math.min(3, end - start + 1 - row * 3);
}

/** Set from here, because the content security policy forbids styles in the markup. */
function paint(element: Element | undefined, colour: number | undefined): void {
  const bar = colour === undefined ? '' : `#${colour.toString(16).padStart(6, '0')}`;
  if (element instanceof HTMLElement) element.style.setProperty('--embed-colour', bar || null);
}
