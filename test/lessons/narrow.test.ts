/** Blocks of formulas that do not wrap on a phone. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Characters of a line that a phone shows in Discord. */
const wide = 33;
/** The documents that keep to it. */
const documents = [
  ...['basics', 'by-hand'],
  ...['applications', 'cnn', 'comparison', 'parallelisation'],
  ...['attention', 'transformer', 'language-models', 'seq2seq', 'embeddings', 'recurrence-today'],
  ...['regularisation', 'cost', 'failure-modes', 'forecasting', 'history'],
];

test.each(documents)('every line of a formula in %s fits a phone', (name) => {
  const source = readFileSync(`documents/${name}.md`, 'utf8');
  const blocks = [...source.matchAll(/^ *```text\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block);
  expect(blocks.length).toBeGreaterThan(0);
  const long = blocks.flatMap((block) => block.split('\n')).filter((line) => [...line].length > wide);
  expect(long).toEqual([]);
});
