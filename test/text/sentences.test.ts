import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

describe('sentences', () => {
  it('of Markdown end behind closing marks, and at lines', () =>
    expect(sentences('**One.** 2 follow. but not here\n- Item')).toEqual([
      '**One.**',
      '2 follow. but not here',
      '- Item',
    ]));

  it('of prose begin with a capital, never with a number', () =>
    expect(sentences('He knew it (Graves et al. 2013). 5 came. Then six.', 'prose')).toEqual([
      'He knew it (Graves et al. 2013). 5 came.',
      'Then six.',
    ]));

  it('of a language model begin with any letter and survive abbreviations', () =>
    expect(sentences('Use a gate, e.g. an LSTM. it works.\n\nDone.', 'generated')).toEqual([
      'Use a gate, e.g. an LSTM.',
      'it works.',
      'Done.',
    ]));

  it('end at every stop where that is asked for', () =>
    expect(sentences('See Fig. 2 there! now', 'everyStop')).toEqual(['See Fig.', '2 there!', 'now']));
});
