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
  expect(uncomputedIn(text, claims, measured)).toHaveLength(count),
);

/** How many numbers of each document are given: all were read and are inputs, years, names, sources or code. */
const given: Record<string, number> = {
  applications: 505,
  attention: 133,
  basics: 379,
  'by-hand': 387,
  cnn: 1787,
  'cnn-families': 393,
  code: 989,
  comparison: 277,
  cost: 150,
  'course/03-how-wrong': 10,
  'course/04-one-step': 15,
  'course/05-first-training': 1,
  'course/06-epochs-and-rate': 5,
  'course/07-convolution': 4,
  'course/08-pooling': 12,
  'course/09-whole-cnn': 1,
  'course/10-by-heart': 1,
  'course/11-steps-and-edges': 4,
  'course/12-how-many-numbers': 13,
  'course/14-backward': 3,
  'course/18-vanishing': 8,
  'course/20-gates': 0,
  'course/21-gru': 1,
  'course/23-in-order-or-at-once': 1,
  'course/24-many-at-once': 1,
  'course/28-attention': 1,
  'course/29-how-networks-fail': 2,
  'course/30-where-next': 1,
  'detection-segmentation': 240,
  embeddings: 82,
  experiments: 563,
  'failure-modes': 167,
  forecasting: 222,
  glossary: 28,
  gru: 295,
  history: 202,
  initialisation: 315,
  'language-models': 181,
  lstm: 483,
  memory: 396,
  normalisation: 118,
  parallelisation: 408,
  'recurrence-today': 97,
  regularisation: 184,
  rnn: 603,
  saliency: 144,
  seq2seq: 80,
  training: 1023,
  'transfer-learning': 56,
  transformer: 36,
  'vanishing-gradients': 328,
};

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
