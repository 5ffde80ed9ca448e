import { hash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../types/errors.ts';

/** Where what can be made again is kept, beside what set-up keeps there. */
const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'unrolled', 'data');

/**
 * The path of a file in the cache, made by `build` when it is not there yet. Its name carries a hash of the files
 * it was made from, code included: when one of them changes it is made anew. Several may ask at once: each builds
 * under its own name and the last rename wins, so nobody ever reads half a file.
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
