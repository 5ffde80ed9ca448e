/** Uploaded files: kept in the world, served over the loopback. */
import type { APIAttachment } from 'discord-api-types/v10';
import { imageSize } from 'image-size';
import type { StoredFile } from './records.ts';
import type { World } from './world.ts';

export interface UploadedFile extends StoredFile {
  /** The n of its `files[n]` part. */
  index?: string;
}

interface Described {
  id: string | number;
  filename?: string;
  description?: string | null;
}

/** Stores `files`; what the sender says about each is in `described`, by the number of its part. */
export function storeFiles(
  world: World,
  url: string,
  channelId: string,
  files: UploadedFile[],
  described: Described[] = [],
): APIAttachment[] {
  return files.map((file) => {
    const meta = described.find(({ id }) => String(id) === file.index);
    const id = world.nextId();
    const filename = safeName(meta?.filename ?? file.name);
    const path = `/attachments/${channelId}/${id}/${filename}`;
    world.files.set(path, { name: filename, type: file.type, data: file.data });
    return {
      id,
      filename,
      size: file.data.length,
      url: url + path,
      proxy_url: url + path,
      content_type: file.type,
      ...pictureSize(file.data),
      ...(meta?.description && { description: meta.description }),
    };
  });
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
const safeName = (name: string) => name.replaceAll(/[^\w.-]+/g, '_') || 'file';

/** The kinds of files that Discord shows as pictures. */
const pictureTypes = ['png', 'jpg', 'gif', 'webp'];

/** What is no picture has no size. */
function pictureSize(data: Buffer): { width?: number; height?: number } {
  try {
    const { type = '', width, height } = imageSize(data);
    return pictureTypes.includes(type) ? { width, height } : {};
  } catch {
    return {};
  }
}
