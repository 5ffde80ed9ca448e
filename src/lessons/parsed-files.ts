/** Documents as they were parsed before, in files: who starts the bot again does not wait for the same lessons. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ParsedDocument } from './document.ts';

export interface ParsedFiles {
  find(file: string, text: string): ParsedDocument | undefined;
  keep(file: string, text: string, document: ParsedDocument): void;
}

/**
 * A folder that cannot be written or holds something else only costs the time of parsing.
 *
 * @param version of the parser: what another one has read is removed
 */
export function openParsedFiles(folder: string, version: string): ParsedFiles {
  const nameOf = (file: string, text: string) =>
    path.join(folder, `${version}-${createHash('sha256').update(`${file}\n${text}`).digest('hex')}`);
  const attempt = <Result>(work: () => Result): Result | undefined => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  attempt(() => {
    for (const name of readdirSync(folder))
      if (!name.startsWith(version)) rmSync(path.join(folder, name), { force: true });
  });
  return {
    find: (file, text) => attempt(() => deserialize(readFileSync(nameOf(file, text))) as ParsedDocument),
    keep(file, text, document) {
      attempt(() => {
        const name = nameOf(file, text);
        mkdirSync(folder, { recursive: true });
        // Two bots may start at once: a file is there whole or not at all.
        writeFileSync(`${name}.${process.pid}`, serialize(document));
        renameSync(`${name}.${process.pid}`, name);
      });
    },
  };
}
