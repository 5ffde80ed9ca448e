/** Files that people send along. */
import { UserError } from '../errors.ts';
import type { SentFile } from './options.ts';

const timeoutMs = 10_000;

/** The file's text. @throws UserError when it is too large, is no text, or Discord does not hand it out in time */
export async function readText({ name, size, url }: SentFile, mostBytes: number): Promise<string> {
  if (size > mostBytes)
    throw new UserError(
      `The file has ${Math.ceil(size / 1024)} KB; at most ${mostBytes / 1024} KB are read.`,
    );
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
  if (!response?.ok)
    throw new UserError(`The file ${name.slice(0, 80)} could not be fetched from Discord. Send it again.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await response.arrayBuffer());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError('The file is not UTF-8 text. Save it with that encoding and send it again.');
  }
}
