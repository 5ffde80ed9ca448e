/** Numbers that lessons state in words are computed again; sums that they write out are in `sums.test.ts`. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Claim, faultsOf, spaced } from './claims/check.ts';

describe('the check', () => {
  const text =
    'Over 20 steps 0.99 leaves 82 %, about 1,200 of 1,467, or −0.2 nats. A third, half, nine tenths, twice five or a hundred. About thirty times, sixty, two million, a twentieth. It halves, doubled, tenfold.';

  test.each<Claim>([
    ['0.99 leaves {82 %}', 0.99 ** 20],
    ['about {1,200} of', 0.99 ** 20 * 1467],
    ['or {−0.2} nats', Math.log(0.99 ** 20)],
    ['{20} steps {0.99} leaves', 20, 0.99],
    [
      '{A third}, {half}, {nine tenths}, {twice} {five} or {a hundred}.',
      0.35,
      0.51,
      0.9,
      7 / 4,
      5.4,
      10 ** 2,
    ],
    ['About {thirty} times, {sixty}, {two million}, {a twentieth}.', 34, 60.4, 2_000_000, 0.054],
    ['It {halves}, {doubled}, {tenfold}.', 0.52, 2.3, 9.8],
  ])('%j is right', (...claim) => expect(faultsOf(claim, text)).toEqual([]));

  test.each<Claim>([
    ['0.99 leaves {82 %}', 0.99 ** 19],
    ['about {1,200} of', 1251],
    ['or {−0.2} nats', 0.2],
    ['{20} steps {0.99} leaves', 20, 0.98],
    ['{20} steps {0.99} leaves', 20],
    ['0.99 leaves {83 %}', 0.83],
    ['0.99 leaves 82 %'],
    ['{A third}', 0.29],
    [', {half}', 0.56],
    ['{nine tenths}', 0.8],
    ['{twice}', 2.6],
    ['{five}', 4.4],
    ['{a hundred}', 99],
    ['{leaves}', 1],
    ['times, {sixty}', 61],
    ['{a twentieth}', 0.056],
    ['{halves}', 0.56],
  ])('%j is wrong', (...claim) => expect(faultsOf(claim, text)).toHaveLength(1));
});

describe('the numbers of', async () => {
  for (const file of globSync('**/*.claims.ts', { cwd: 'test/lessons/claims' }).sort()) {
    const document = file.replace('.claims.ts', '.md');
    const { claims } = (await import(`./claims/${file}`)) as { claims: Claim[] };
    const text = spaced(readFileSync(`documents/${document}`, 'utf8'));
    test(document, () => {
      expect(claims.length).toBeGreaterThan(0);
      expect(claims.flatMap((claim) => faultsOf(claim, text))).toEqual([]);
    });
  }
});
