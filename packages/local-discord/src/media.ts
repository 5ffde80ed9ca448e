/** Components name uploaded files by `attachment://name`; Discord answers with each file's address and size. */
import type { APIAttachment } from 'discord-api-types/v10';
import { type Component, componentType, type Media, type MessageComponents } from './components.ts';

const scheme = 'attachment://';

/** @returns the components with addresses, and the ids of the files that they show. */
export function resolveMedia(
  components: MessageComponents,
  uploads: APIAttachment[],
): { components: MessageComponents; used: Set<string> } {
  const used = new Set<string>();
  const find = ({ url }: Media) =>
    uploads.find((upload) =>
      url.startsWith(scheme) ? upload.filename === url.slice(scheme.length) : upload.url === url,
    );
  const resolved = (media: Media): Media => {
    const file = find(media);
    if (!file) return { ...media, id: media.id ?? '0', proxy_url: media.url };
    used.add(file.id);
    const { id, url, proxy_url, width, height, content_type } = file;
    return {
      id,
      url,
      proxy_url,
      attachment_id: id,
      ...(width && height && { width, height }),
      ...(content_type && { content_type }),
    };
  };
  const described = (media: Media, description: string | null | undefined) =>
    description ?? find(media)?.description ?? null;
  const complete = (component: Component): Component => {
    const { type, media, file, items, description } = component;
    const found = file && find(file);
    return {
      ...component,
      ...(media && { media: resolved(media), description: described(media, description) }),
      ...(items && {
        items: items.map((item) => ({
          media: resolved(item.media),
          description: described(item.media, item.description),
          spoiler: item.spoiler ?? false,
        })),
      }),
      ...(file && { file: resolved(file), name: found?.filename ?? null, size: found?.size ?? null }),
      ...(shows.includes(type) && { spoiler: component.spoiler ?? false }),
      ...(type === componentType.container && { accent_color: component.accent_color ?? null }),
      ...(type === componentType.separator && {
        divider: component.divider ?? true,
        spacing: component.spacing ?? 1,
      }),
      ...(component.components && { components: component.components.map(complete) }),
      ...(component.accessory && { accessory: complete(component.accessory) }),
    };
  };
  return { components: (components as Component[]).map(complete) as MessageComponents, used };
}

/** What can be hidden as a spoiler. */
const shows: number[] = [componentType.thumbnail, componentType.file, componentType.container];
