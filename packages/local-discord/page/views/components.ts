/** Messages that consist of components: texts, pictures, sections and containers instead of embeds. */
import type {
  APIComponentInContainer,
  APIContainerComponent,
  APIFileComponent,
  APIMediaGalleryComponent,
  APIMessage,
  APIMessageTopLevelComponent,
  APISectionComponent,
  APIThumbnailComponent,
} from 'discord-api-types/v10';
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { markdown } from '../markdown/render.ts';
import { fileView, imageView } from './attachments.ts';
import { buttonView, problemOf, rowView } from './controls.ts';
import { paint } from './embed.ts';
import { namesIn } from './names.ts';

const type = {
  row: 1,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
};

export function componentsView(client: Client, message: APIMessage) {
  return html`<div class="components">
    ${(message.components ?? []).map((one) => view(client, message.id, one))} ${problemOf(client, message.id)}
  </div>`;
}

function view(
  client: Client,
  message: string,
  one: APIMessageTopLevelComponent | APIComponentInContainer,
): unknown {
  switch (one.type) {
    case type.row:
      return rowView(client, message, one as never);
    case type.text:
      return textView(client, (one as { content: string }).content);
    case type.section:
      return sectionView(client, message, one as APISectionComponent);
    case type.gallery:
      return galleryView(client, one as APIMediaGalleryComponent);
    case type.file:
      return fileOf(one as APIFileComponent);
    case type.separator:
      return separatorView(one as { divider?: boolean; spacing?: number });
    case type.container:
      return containerView(client, message, one as APIContainerComponent);
    default:
      return nothing;
  }
}

const textView = (client: Client, content: string) =>
  html`<div class="markdown">${markdown(content, namesIn(client))}</div>`;

function sectionView(client: Client, message: string, { components, accessory }: APISectionComponent) {
  const side =
    accessory.type === type.thumbnail
      ? thumbnailView(client, accessory as APIThumbnailComponent)
      : buttonView(client, message, accessory as never);
  return html`<div class="section">
    <div class="section-texts">${components.map(({ content }) => textView(client, content))}</div>
    <div class="accessory">${side}</div>
  </div>`;
}

const thumbnailView = (client: Client, { media, description }: APIThumbnailComponent) =>
  imageView(client, { ...media, alt: description ?? 'Picture without a description' });

/** A single picture is as wide as the message; several are tiled and cut to their tiles. */
const galleryView = (client: Client, { items }: APIMediaGalleryComponent) => html`<div
  class="gallery"
  data-items=${items.length}
>
  ${items.map(({ media, description }) => imageView(client, { ...media, alt: description ?? 'Picture without a description' }))}
</div>`;

const fileOf = ({ file, ...about }: APIFileComponent) => {
  const { name, size } = about as { name?: string | null; size?: number | null };
  return fileView({ url: file.url, filename: name ?? 'file', size: size ?? 0 });
};

const separatorView = ({ divider = true, spacing = 1 }: { divider?: boolean; spacing?: number }) =>
  html`<hr class="separator" ?data-line=${divider} ?data-wide=${spacing === 2} />`;

const containerView = (
  client: Client,
  message: string,
  { accent_color, components }: APIContainerComponent,
) => html`<section
  class="container"
  ?data-accent=${accent_color != null}
  ${ref((element) => paint(element, accent_color ?? undefined))}
>
  ${components.map((one) => view(client, message, one))}
</section>`;
