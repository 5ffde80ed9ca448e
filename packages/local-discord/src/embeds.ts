/** Embeds name uploaded files by `attachment://name`; Discord answers with each file's address and size. */
import type { APIAttachment, APIEmbed } from 'discord-api-types/v10';

const scheme = 'attachment://';

/** @returns the embeds with addresses, and the ids of the files that they show. */
export function resolveEmbeds(
  embeds: APIEmbed[],
  uploads: APIAttachment[],
): { embeds: APIEmbed[]; used: Set<string> } {
  const used = new Set<string>();
  const find = (url: string | undefined) => {
    if (!url?.startsWith(scheme)) return;
    const file = uploads.find(({ filename }) => filename === url.slice(scheme.length));
    if (file) used.add(file.id);
    return file;
  };
  const picture = <Media extends { url: string }>(media: Media): Media => {
    const file = find(media.url);
    if (!file) return media;
    const { url, proxy_url, width, height, description, content_type } = file;
    return {
      ...media,
      url,
      proxy_url,
      ...(width && height && { width, height }),
      ...(description && { description }),
      ...(content_type && { content_type }),
    };
  };
  const icon = <Holder extends { icon_url?: string }>(holder: Holder): Holder => {
    const file = find(holder.icon_url);
    return file ? { ...holder, icon_url: file.url, proxy_icon_url: file.url } : holder;
  };
  const resolved = embeds.map((embed) => ({
    ...embed,
    type: 'rich' as NonNullable<APIEmbed['type']>,
    ...(embed.image && { image: picture(embed.image) }),
    ...(embed.thumbnail && { thumbnail: picture(embed.thumbnail) }),
    ...(embed.author && { author: icon(embed.author) }),
    ...(embed.footer && { footer: icon(embed.footer) }),
  }));
  return { embeds: resolved, used };
}
