import fc from 'fast-check';
import { expect, it } from 'vitest';
import { altText, lines } from '../../src/charts/words.ts';
import { figure, percent } from '../../src/text/format.ts';

it('breaks text evenly and loses no word', () => {
  expect(lines('The CNN got all of them right (99.4%)', 30)).toEqual([
    'The CNN got all of',
    'them right (99.4%)',
  ]);
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 12, max: 60 }), (list, limit) => {
      const broken = lines(list.join(' '), limit);
      expect(broken.join(' ')).toBe(list.join(' '));
      expect(broken.every((line) => line.length <= limit)).toBe(true);
    }),
  );
});

it('keeps a word that is longer than a line whole', () => {
  expect(lines('a Donaudampfschifffahrt b', 10)).toEqual(['a', 'Donaudampfschifffahrt', 'b']);
});

it.each([
  [1234.5, '1,235'],
  [12.34, '12.3'],
  [1.234, '1.23'],
  [0.1234, '0.123'],
  [0, '0.000'],
  [0.00012, '1.2e-4'],
  [Number.NaN, 'not a number'],
  [Number.POSITIVE_INFINITY, 'not a number'],
])('writes %d as %s', (value, text) => {
  expect(figure(value)).toBe(text);
});

it('writes shares as per cent', () => {
  expect(percent(0.9432)).toBe('94.3%');
  expect(percent(Number.NaN)).toBe('not a number');
});

it('cuts alternative text between words, within 1,000 characters', () => {
  const long = 'word '.repeat(400);
  expect(altText(long).length).toBeLessThanOrEqual(1000);
  expect(altText(long)).toMatch(/word…$/);
  expect(altText('short')).toBe('short');
  expect(altText('x'.repeat(1500)).length).toBeLessThanOrEqual(1000);
});
