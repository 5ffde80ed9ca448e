/** Uploaded files: kept in the world, served over the loopback. */
import type { APIAttachment } from 'discord-api-types/v10';
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
      ...pngSize(file.data),
      ...(meta?.description && { description: meta.description }),
    };
  });
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
const safeName = (name: string) => name.replaceAll(/[^\w.-]+/g, '_') || 'file';

/** Width and height stand at a fixed place in a PNG's first chunk. */
function pngSize(data: Buffer): { width?: number; height?: number } {
  const isPng = data.length > 24 && data.toString('latin1', 1, 4) === 'PNG';
  return isPng ? { width: data.readUInt32BE(16), height: data.readUInt32BE(20) } : {};
}
