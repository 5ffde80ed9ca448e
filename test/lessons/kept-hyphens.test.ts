/** Words that the end of a line divides. */
import { describe, expect, it } from 'vitest';
import { withSoftHyphens } from '../../src/lessons/convert/pdf-hyphens.ts';
import { example } from './converting.ts';

describe('hyphens at the end of a line', () => {
  it('of the example', async () => {
    const { markdown } = await example('hyphens.pdf');
    expect(markdown).toContain('well-known input gate');
    expect(markdown).toContain('backpropagation through time trains');
  });

  it.each([
    [
      ['a well-', 'known gate'],
      ['a well-', 'known gate'],
    ],
    [
      ['the net-', 'work learns'],
      ['the net\u00ad', 'work learns'],
    ],
    [
      ['its state-', 'ment is long-', 'term and high-', 'er'],
      ['its state\u00ad', 'ment is long-', 'term and high\u00ad', 'er'],
    ],
    [
      ['a bag-of-', 'words'],
      ['a bag-of\u00ad', 'words'],
    ],
    [
      ['gate weights of gate-', 'weights and', 'gates'],
      ['gate weights of gate-', 'weights and', 'gates'],
    ],
    [
      ['forgetting is to for-', 'getting'],
      ['forgetting is to for\u00ad', 'getting'],
    ],
    [
      ['encoder-decoder, an encoder-', 'decoder'],
      ['encoder-decoder, an encoder-', 'decoder'],
    ],
    [
      ['pre-', 'and post-', 'training'],
      ['pre-', 'and post\u00ad', 'training'],
    ],
    [
      ['LSTM-', 'Zelle'],
      ['LSTM-', 'Zelle'],
    ],
  ])('%j', (lines, expected) => {
    expect(withSoftHyphens(lines, (i) => i < lines.length - 1)).toEqual(expected);
  });
});
