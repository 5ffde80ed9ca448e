/** Files that Discord would not take for their size, packed. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Discord takes 10 MiB; some of it is left for the rest of the message. */
const largestUpload = 10 * 1024 ** 2 - 64 * 1024;

export interface SendableFile {
  name: string;
  content: Buffer;
}

/**
 * The file as it is, or in a ZIP archive where it is too large to be sent.
 * @returns undefined where the archive is too large as well
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
