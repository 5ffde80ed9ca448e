/** What keeps a question fair, checked on texts where the answer is plain. */
import { describe, expect, test } from 'vitest';
import { givesAway, isSimilar, loneSentences, maskNames, sharesStem } from '../../src/quiz/text-overlap.ts';

describe('wording', () => {
  test.each([
    ['Convolution', 'a convolutional layer', true],
    ['Gates', 'the forget gate', true],
    ['Mini-batch', 'batches of 32', true],
    ['Softmax', 'a list of scores', false],
    ['the of and', 'the of and', false],
  ])('%s and %s share a telling word: %s', (a, b, expected) => expect(sharesStem(a, b)).toBe(expected));

  test('statements are near when half of the shorter one is in the other', () => {
    expect(isSimilar('Far better, still not unlimited', 'Far better, close to the LSTM')).toBe(true);
    expect(isSimilar('Sequential', 'Parallel')).toBe(false);
    expect(isSimilar('h(h + d + 1)', '4h(h + d + 1)')).toBe(false);
    expect(isSimilar('= 1', '= 1')).toBe(true);
  });

  test('a name is hidden in every form, and neighbouring gaps are one', () => {
    expect(maskNames('A layer between layers; hidden layers.', ['Hidden layer'])).toBe(
      'A […] between […]; […].',
    );
  });

  test('the right option is given away by a word that others lack', () => {
    expect(givesAway('Which gate forgets?', 'The forget gate', ['The input gate'])).toBe(true);
    expect(givesAway('Which gate deletes?', 'The forget gate', ['The input gate'])).toBe(false);
  });

  test('sentences end before capitals, and pointers are left out', () => {
    expect(loneSentences('It is 0.5 at x. A gate acts. See gates.')).toEqual([
      'It is 0.5 at x.',
      'A gate acts.',
    ]);
  });
});
