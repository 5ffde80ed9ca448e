import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';

/** Where what can be made again is kept, beside what set-up keeps there. */
export const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'unrolled', 'data');

/**
 * The path of a file in the cache, made by `build` when it is not there yet. Several processes may ask at once:
 * each builds under its own name and the last rename wins, so nobody ever reads half a file.
 * @throws UserError if the folder cannot be written.
 */
export async function cachedFile(
  name: string,
  build: () => Promise<Uint8Array>,
  folder: string = cacheFolder(),
): Promise<string> {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  const bytes = await build();
  const draft = `${path}.${process.pid}.draft`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new UserError(
      `Prepared data could not be kept in ${folder}: make that folder writable, free some space on its disk, ` +
        'or set XDG_CACHE_HOME to another folder.',
      { cause: error },
    );
  }
  return path;
}
