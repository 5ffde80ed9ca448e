/** Downloads attachments, only from Discord's own hosts. */

import { quote } from '../text/escape.ts';
import { UserError } from '../types/errors.ts';
import type { SentFile } from './options.ts';

const hosts = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
const timeoutMs = 15_000;

/**
 * @param alsoFrom another allowed origin, for a local Discord
 * @throws UserError when the file is larger than `mostBytes`, cannot be fetched, or is on another host
 */
export async function download(file: SentFile, mostBytes: number, alsoFrom: string): Promise<Uint8Array> {
  const tooLarge = () =>
    new UserError(
      `${quote(file.name)} is larger than ${Math.floor(mostBytes / 1e6)} MB; divide it into several files.`,
    );
  if (file.size > mostBytes) throw tooLarge();
  const url = new URL(file.url);
  if (![...hosts, alsoFrom].includes(url.origin))
    throw new UserError('Only files that are attached in Discord can be added.');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error: Error) => {
      throw new UserError('Discord did not hand the file over; send it again.', { cause: error });
    },
  );
  if (!response.ok || !response.body)
    throw new UserError(`Discord did not hand the file over (${response.status}); send it again.`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > mostBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
