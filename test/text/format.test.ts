import { expect, test } from 'vitest';
import { asSentence, percent, wholePercent } from '../../src/text/format.ts';

test.each([
  [1, '100%'],
  [0, '0%'],
  [0.9996, '99.9%'],
  [0.923, '92.3%'],
  [1.25, '125.0%'],
  [Number.NaN, 'not a number'],
])('%d is %s', (share, text) => expect(percent(share)).toBe(text));

test('of a few is a whole number', () => expect(wholePercent(2 / 3)).toBe('67%'));

test.each([
  ['The filter slides', 'The filter slides.'],
  ['Does it move?', 'Does it move?'],
])('the title “%s” is a sentence', (title, sentence) => expect(asSentence(title)).toBe(sentence));
