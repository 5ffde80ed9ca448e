import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Names all that decides what is read from a document: the code, the libraries and the format of the bytes. What another
 * version has read is read once more.
 */
export function readerVersion(): string {
  const hash = createHash('sha256').update(process.versions.v8);
  const files = [
    'package.json',
    ...globSync('{src/{lessons,text,types}/**,src/children/reading*}.ts', { cwd: root }).sort(),
  ];
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
