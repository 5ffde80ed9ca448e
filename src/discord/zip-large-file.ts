/** Packs files that are too large for Discord. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Discord's limit is 10 MiB for the whole message. */
const largestUpload = 10 * 1024 ** 2 - 64 * 1024;

export interface SendableFile {
  name: string;
  content: Buffer;
}

/**
 * Returns the file unchanged, or in a ZIP archive if it is too large.
 * @returns undefined if the archive is too large as well
 */
export async function zipLargeFile(
  file: SendableFile,
  largest = largestUpload,
): Promise<SendableFile | undefined> {
  if (file.content.length <= largest) return file;
  const archive = new ZipFile();
  archive.addBuffer(file.content, file.name);
  archive.end();
  const content = await buffer(archive.outputStream);
  return content.length <= largest ? { name: `${file.name}.zip`, content } : undefined;
}
