import { hash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../types/errors.ts';

/** The user's cache, which set-up uses too; everything in it can be built again. */
const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'unrolled', 'data');

/**
 * The path of a file in the cache; `build` makes its bytes if it does not exist. Its name contains a hash of the files
 * in `madeFrom`, code included, so that a change of one of them builds it again. Concurrent callers each write their own
 * draft, and the last rename wins: nobody reads an incomplete file.
 * @throws UserError if the folder cannot be written.
 */
export async function cachedFile(
  name: string,
  madeFrom: readonly string[],
  build: () => Promise<Uint8Array>,
  folder: string = cacheFolder(),
): Promise<string> {
  const version = hash('md5', madeFrom.map((file) => readFileSync(file, 'utf8')).join('\n'));
  const path = join(folder, `${version.slice(0, 8)}-${name}`);
  if (existsSync(path)) return path;
  const bytes = await build();
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, bytes);
    await rename(draft, path);
  } catch (error) {
    if (existsSync(draft)) await rm(draft);
    throw new UserError(
      `Prepared data could not be kept in ${folder}: make that folder writable, free some space on its disk, ` +
        'or set XDG_CACHE_HOME to another folder.',
      { cause: error },
    );
  }
  return path;
}
