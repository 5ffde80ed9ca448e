import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * A hash of all that determines a parsed document: the code, the libraries and the serialisation format. Documents of
 * another version are parsed again.
 */
export function readerVersion(): string {
  const hash = createHash('sha256').update(process.versions.v8);
  const files = [
    'package.json',
    ...globSync(
      '{src/{lessons,text,types}/**,src/children/reading*,src/charts/diagrams/{index,*/index}}.ts',
      {
        cwd: root,
      },
    ).sort(),
  ];
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
