import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadLibrary } from '../../src/lessons/library.ts';
import type { Library } from '../../src/types/lessons.ts';

/** Documents by path; a Buffer where a document is not to be text. */
export type Files = Record<string, string | Uint8Array>;

/** A folder that holds these files until the test ends. */
export async function folderWith(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await write(folder, files);
  return folder;
}

export async function write(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

export async function libraryOf(files: Files): Promise<Library> {
  const library = await loadLibrary(await folderWith(files));
  onTestFinished(() => library.close());
  return library;
}

/** `file:line message` of every problem. */
export async function problemsOf(files: Files): Promise<string[]> {
  const { problems } = await libraryOf(files);
  return problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
}
