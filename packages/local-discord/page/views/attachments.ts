/** Pictures and files of a message. */
import type { APIAttachment } from 'discord-api-types/v10';
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Client } from '../client.ts';
import { webLink } from '../link.ts';
import { downloadIcon, fileIcon } from './icons.ts';

interface Image {
  url: string;
  alt: string;
  width?: number | null | undefined;
  height?: number | null | undefined;
}

export function attachmentsView(client: Client, attachments: APIAttachment[]) {
  if (attachments.length === 0) return nothing;
  const view = (file: APIAttachment) =>
    /^image\/(png|jpeg|gif|webp)/.test(file.content_type ?? '')
      ? imageView(client, { ...file, alt: file.description ?? file.filename })
      : fileView(file);
  return html`<div class="attachments">${attachments.map(view)}</div>`;
}

/** A click shows it large. Pictures from elsewhere are not loaded: nothing leaves this machine. */
export function imageView(client: Client, { url, alt, width, height }: Image) {
  if (!url.startsWith('/attachments/')) return webLink(url, alt, 'remote');
  return html`<button
    class="picture"
    type="button"
    aria-label=${`Enlarge: ${alt}`}
    @click=${() => client.showPicture({ url, alt })}
  >
    <img src=${url} alt=${alt} ${ref((element) => size(element, width, height))} />
  </button>`;
}

/** The style sheets fit it into the box of its place. It takes its room before it has loaded. */
function size(element: Element | undefined, width?: number | null, height?: number | null): void {
  if (!(element instanceof HTMLElement) || !width || !height) return;
  element.style.setProperty('--width', String(width));
  element.style.setProperty('--height', String(height));
}

export const fileView = ({
  url,
  filename,
  size,
}: Pick<APIAttachment, 'url' | 'filename' | 'size'>) => html`<div class="file">
  ${fileIcon()}
  <div><a href=${url} download=${filename}>${filename}</a><span>${sizeText(size)}</span></div>
  <a class="icon-button" href=${url} download=${filename} aria-label=${`Download ${filename}`}>
    ${downloadIcon()}
  </a>
</div>`;

function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  return bytes < 1_048_576 ? `${(bytes / 1_024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
