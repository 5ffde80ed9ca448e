/** Blocks of formulas that do not wrap on a phone. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Characters of a line that a phone shows in Discord. */
const wide = 33;
/** In the lesson on code, lines stand beside code, which is as wide. */
const wideBesideCode = 42;
/** The documents that do not keep to it yet. New ones do. */
const wider = new Set('glossary lstm'.split(' '));
const documents = globSync('documents/*.md').filter((file) => !wider.has(path.basename(file, '.md')));

test.each(documents)('every line of a formula in %s fits a phone', (file) => {
  const source = readFileSync(file, 'utf8');
  const blocks = [...source.matchAll(/^ *```text\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block);
  const most = path.basename(file) === 'code.md' ? wideBesideCode : wide;
  const long = blocks.flatMap((block) => block.split('\n')).filter((line) => [...line].length > most);
  expect(long).toEqual([]);
});
