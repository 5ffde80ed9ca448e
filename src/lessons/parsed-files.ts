/** Keeps parsed documents in files, so that the next start does not parse them again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ParsedDocument } from './document.ts';

export interface ParsedFiles {
  find(file: string, text: string): ParsedDocument | undefined;
  keep(file: string, text: string, document: ParsedDocument): void;
}

/** A folder beside the packages, so that reinstalling them clears it. */
export const parsedFolder = path.resolve(import.meta.dirname, '../../node_modules/.unrolled-documents');

/**
 * Opens the cache. Where the folder cannot be used, documents are parsed again.
 *
 * @param version of the parser; files of other versions are deleted
 */
export function openParsedFiles(folder: string, version: string): ParsedFiles {
  const nameOf = (file: string, text: string) =>
    path.join(folder, `${version}-${createHash('sha256').update(`${file}\n${text}`).digest('hex')}`);
  const ignoringErrors = <Result>(work: () => Result): Result | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  ignoringErrors(() => {
    for (const name of readdirSync(folder))
      if (!name.startsWith(version)) rmSync(path.join(folder, name), { force: true });
  });
  return {
    find: (file, text) =>
      ignoringErrors(() => deserialize(readFileSync(nameOf(file, text))) as ParsedDocument),
    keep(file, text, document) {
      ignoringErrors(() => {
        const name = nameOf(file, text);
        mkdirSync(folder, { recursive: true });
        // Renaming is atomic: two bots may start at once.
        writeFileSync(`${name}.${process.pid}`, serialize(document));
        renameSync(`${name}.${process.pid}`, name);
      });
    },
  };
}
