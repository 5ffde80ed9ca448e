/** A new number in a lesson needs a sum or a claim that computes it, or somebody who sees that it is given. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { statements } from '../../bench/lessons.ts';
import type { Claim } from './claims/check.ts';
import { uncomputedIn } from './claims/uncomputed.ts';

test.each<[string, Claim[], string[], number]>([
  ['A map of 28 × 28 has 784 numbers.', [], [], 3],
  ['A map of 28 × 28 has 784 numbers.', [['has {784} numbers', 28 * 28]], [], 2],
  ['A map of 28 × 28 has 784 numbers.', [['{28} × {28} has {784}', 28, 28, 784]], [], 0],
  ['It has 28 · 28 = 784 numbers, twice 392.', [], [], 2],
  ['It reached 92.3 %, a third more, after three times ten.', [], ['reached 92.3 %'], 2],
  ['```topic\nid: two-3\nlevel: 4\n```\nSee [5](a#6) and `/train cnn units:7`.', [], [], 1],
  ['- questions:\n    - "why 8?"\n  answer: |\n    Since 9.', [], [], 1],
])('in %j with %j and %j are %i', (text, claims, measured, count) =>
  expect(uncomputedIn(text, claims, measured)).toHaveLength(count));

/** How many numbers of each document are given: all were read and are inputs, years, names, sources or code. */
const given: Record<string, number> = {};

describe('the numbers that nothing computes', async () => {
  for (const path of globSync('documents/**/*.md').sort()) {
    const document = path.replace('documents/', '').replace('.md', '');
    const claimsFile = `claims/${document}.claims.ts`;
    const { claims } =
      globSync(claimsFile, { cwd: 'test/lessons' }).length > 0
        ? ((await import(`./${claimsFile}`)) as { claims: Claim[] })
        : { claims: [] };
    const measured = statements.filter((one) => one.document === document).map(({ says }) => says);
    test(`of ${document} are the given ones`, () => {
      const found = uncomputedIn(readFileSync(path, 'utf8'), claims, measured).length;
      expect(found, `Claim the new numbers in ${claimsFile}. If they are given, write ${found} here.`).toBe(
        given[document] ?? 0,
      );
    });
  }
});
