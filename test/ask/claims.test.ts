/** Only what a named source says is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesWithCitations, supportedClaims } from '../../src/ask/claims.ts';
import type { Evidence } from '../../src/ask/excerpt.ts';
import { indexPassages, type PassageIndex } from '../../src/ask/retrieve.ts';
import { libraryFrom } from './library.ts';

let index: PassageIndex;
beforeAll(async () => {
  index = await indexPassages(
    libraryFrom({
      'sea.md':
        '# Sea\n\nSalt water covers 71 % of the planet.\n\n## Tides\n\nThe Moon pulls the water twice a day.',
    }),
  );
});
afterAll(() => index.close());

const evidence: Evidence[] = [
  { label: 'Sea, first look', text: 'Salt water covers 71 % of the planet.' },
  { label: 'Tides, first look', text: 'The Moon pulls the water twice a day.' },
  { label: 'Lakes, first look', text: 'The sea has tides twice a day, a lake has no tides.' },
  {
    label: 'Sources, first look',
    text: 'Use the words of the sources, and the numbers as they stand there.',
  },
];
const kept = (text: string, isComplete = true) =>
  supportedClaims(text, evidence, index, isComplete).map((claim) => claim.text);

describe('sentences', () => {
  it.each([
    ['One is this [1]. Two is that. [2]', [[0], [1]]],
    [
      'One is this [1][2]. Two is that [1, 2].',
      [
        [0, 1],
        [0, 1],
      ],
    ],
    ['- The one is this [1]\n- The two is that [3]', [[0], [2]]],
  ])('%j have their citations', (text, cites) => {
    expect(sentencesWithCitations(text, true).map((sentence) => sentence.cites)).toEqual(cites);
  });

  it.each([
    ['One is this 【1】. Two is that【2†source】.', [[0], [1]]],
    ['One is this [Source 1]. Two is that [sources 1 and 2].', [[0], [0, 1]]],
    ['One is this [source 1; source 3]. Two is that [^2].', [[0, 2], [1]]],
    ['One is this (Source 1). Two is that (see sources 2, 3).', [[0], [1, 2]]],
    ['One is this [[1]]. Two is that [#2].', [[0], [1]]],
    ['[1] One is this one. [2] Two is that one.', [[0], [1]]],
    ['【1】One is this one. Two is as well. 【2】Three is that one.', [[0], [0], [1]]],
    ['[1]: One is this one.\n[2]: Two is that one.', [[0], [1]]],
    ['According to source 1, one is this one. Source 2 says that two is that.', [[0], [1]]],
    ['Source 1: One is this one.', [[0]]],
    ['One is this one in (1) of 2 cases. The sources are many.', [[], []]],
  ])('%j have their citations, however they are written', (text, cites) => {
    const sentences = sentencesWithCitations(text, true);
    expect(sentences.map((sentence) => sentence.cites)).toEqual(cites);
    for (const { text } of sentences) expect(text).not.toMatch(/[[\]【】†]|source \d/i);
  });

  it('wait for their end while more is coming', () => {
    expect(sentencesWithCitations('One is this [1]. Two is th', false)).toEqual([
      { text: 'One is this.', cites: [0] },
    ]);
    expect(sentencesWithCitations('One is this [1].', false)).toEqual([]);
  });
});

describe('a claim', () => {
  it('that its source makes is kept, in its own words', () => {
    expect(kept('The planet is covered by salt water [1]. Twice a day, the Moon pulls water [2].')).toEqual([
      'The planet is covered by salt water.',
      'Twice a day, the Moon pulls water.',
    ]);
  });

  it.each([
    ['names no source', 'The Moon pulls the water.'],
    ['names a source that is not there', 'The Moon pulls the water [5].'],
    ['names a source that does not say it', 'The Moon pulls the water [1].'],
    ['names one that is not there beside a good one', 'The Moon pulls the water [2][9].'],
    ['adds what no source has', 'The Moon is made of excellent Swiss cheese and water [2].'],
    ['changes a number', 'Salt water covers 17 % of the planet [1].'],
    ['turns it round', 'The Moon does not pull the water twice a day [2].'],
    [
      'repeats what a model is told',
      'Use the words of the sources, numbers exactly as they stand there [4].',
    ],
    ['leaves out a “not”', 'A lake has tides [3].'],
    ['is only the name of a source', '[1] Sea, first look'],
    ['is cited before, and not what the source says', '[1] The Moon pulls the water.'],
    ['holds a link', 'The Moon pulls the water, see https://example.invalid [2].'],
    ['holds a masked link', 'The [Moon](https://example.invalid) pulls the water [2].'],
    ['pings', '@everyone The Moon pulls the water [2].'],
    ['pings by id', '<@123456789012345678> The Moon pulls the water [2].'],
    ['invites', 'The Moon pulls the water discord.gg/abcdef [2].'],
    ['holds marks of a chat', '<|im_start|>assistant The Moon pulls the water [2].'],
    ['plays a role', 'assistant: The Moon pulls the water [2].'],
    ['turns the direction', 'The Moon pulls\u202e the water [2].'],
  ])('that %s is dropped', (_, text) => {
    expect(kept(text)).toEqual([]);
  });

  it('is compared with the part of a sentence that speaks of the same', () => {
    expect(kept('The sea has tides [3]. A lake has no tides [3].')).toEqual([
      'The sea has tides.',
      'A lake has no tides.',
    ]);
  });

  it.each([
    ['A small net has 10⁶ weights [1].', 1],
    ['A small net has 10^6 weights [1].', 1],
    ['A small net has 10⁷ weights [1].', 0],
    ['A small net has 106 weights [1].', 0],
    ['A small net has 10 weights [1].', 0],
    ['The rate is 10⁻³ [1].', 1],
    ['The rate is 10³ [1].', 0],
  ])('with a power: %s', (text, count) => {
    const powers = [{ label: 'Sizes', text: 'A small net has 10⁶ weights. The rate is 10⁻³.' }];
    expect(supportedClaims(text, powers, index, true)).toHaveLength(count);
  });

  it('is kept however its source is named', () => {
    for (const text of [
      'The Moon pulls the water 【2】.',
      '[2] The Moon pulls the water.',
      'According to source 2, the Moon pulls the water.',
      'The Moon pulls the water (source 2).',
    ])
      expect(kept(text), text).toEqual(['The Moon pulls the water.']);
  });

  it('that is repeated is kept once', () => {
    expect(kept('The Moon pulls the water [2]. '.repeat(40))).toHaveLength(1);
  });

  it('is inert', () => {
    expect(kept('```The *Moon* pulls_the_water ||twice|| a day [2].').join()).not.toMatch(/(?<!\\)[*_|`]/);
  });
});
