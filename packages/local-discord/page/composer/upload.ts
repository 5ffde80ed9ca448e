/** Files from the person's disk, ready to be sent. */
import type { FileInput } from '../../src/page-server/protocol.ts';

export const readFiles = async (list: Iterable<File> | null): Promise<FileInput[]> =>
  Promise.all([...(list ?? [])].map(readFile));

async function readFile(file: File): Promise<FileInput> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In pieces: a call takes only so many arguments.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 32_768) }, (_, index) =>
    String.fromCharCode(...bytes.subarray(index * 32_768, (index + 1) * 32_768)),
  );
  return { name: file.name, type: file.type || 'application/octet-stream', data: btoa(pieces.join('')) };
}
