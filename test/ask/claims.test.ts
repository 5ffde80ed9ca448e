/** The claims of an answer with their sources, and the objections before the judging call. */
import { describe, expect, it } from 'vitest';
import { claimsIn, objectionsTo } from '../../src/ask/claims.ts';
import type { Evidence } from '../../src/ask/evidence.ts';
import { libraryFrom } from './library.ts';

const sea = libraryFrom({
  'sea.md':
    '---\naliases: [Ocean, OCN]\n---\n\n# Sea\n\nSalt water covers 71 % of the planet.\n\n## Tides\n\nThe Moon pulls the water twice a day.',
});
const evidence: Evidence[] = [
  { label: 'Sea, first look', text: 'Salt water covers 71 % of the planet.', topic: sea.topics.get('sea') },
  {
    label: 'Tides, first look',
    text: 'The Moon pulls the water twice a day. `tide_table` lists three tides.',
    topic: sea.topics.get('tides'),
  },
  {
    label: 'Lakes, first look',
    text: 'A small net has 10⁶ weights, so use `layers.LSTM`. The rate is 10⁻³.',
  },
].map(({ topic, ...each }) => ({ ...each, ...(topic && { topic }) }));

const objections = (text: string, asked = 'why?') =>
  objectionsTo({ claims: claimsIn(text), evidence, asked });

describe('sentences', () => {
  it.each([
    ['One is this one [1]. Two is that one. [2]', [[0], [1]]],
    [
      'One is this one [1][2]. Two is that one [1, 2].',
      [
        [0, 1],
        [0, 1],
      ],
    ],
    ['- The one is this [1]\n2. The two is that [3]', [[0], [2]]],
    ['One is this one 【1】. Two is that one【2†source】.', [[0], [1]]],
    ['One is this one [Source 1]. Two is that one [sources 1 and 2].', [[0], [0, 1]]],
    ['One is this one [source 1; source 3]. Two is that one [^2].', [[0, 2], [1]]],
    ['One is this one (Source 1). Two is that one (see sources 2, 3).', [[0], [1, 2]]],
    ['One is this one [[1]]. Two is that one [#2].', [[0], [1]]],
    ['[1] One is this one. [2] Two is that one.', [[0], [1]]],
    ['【1】One is this one. Two is as well. 【2】Three is that one.', [[0], [0], [1]]],
    ['[1]: One is this one.\n[2]: Two is that one.', [[0], [1]]],
    ['According to source 1, one is this one. Source 2 says that two is that.', [[0], [1]]],
    ['Source 1: One is this one.', [[0]]],
    ['One is this one in (1) of 2 cases. The sources are many.', [[], []]],
  ])('%j have their citations, however they are written', (text, cites) => {
    const claims = claimsIn(text);
    expect(claims.map((claim) => claim.cites)).toEqual(cites);
    for (const { text } of claims) expect(text).not.toMatch(/[[\]【】†]|source \d/i);
  });

  it.each([
    ['No. The filters are learnt [1].', ['No. The filters are learnt.']],
    ['Reset it.\nYour GPU is fine [1].', ['Reset it. Your GPU is fine.']],
    ['Yes [1]. It is so because of the sea [2].', ['Yes.', 'It is so because of the sea.']],
    [
      'Some are small, e.g. 0.5, or bigger, i.e. 0.9 [1].',
      ['Some are small, e.g. 0.5, or bigger, i.e. 0.9.'],
    ],
    [
      '-1 is the **smallest** `value` *here*, not 7*7 or 7 * 7 [1].',
      ['-1 is the smallest value here, not 7*7 or 7 * 7.'],
    ],
    ['', []],
  ])('%j are whole, and a verdict belongs to its reason', (text, texts) => {
    expect(claimsIn(text).map((claim) => claim.text)).toEqual(texts);
  });

  it('without a source share the sources of the next one', () => {
    const text = 'The sea is salty. It is blue [1]. The documents do not say why. The Moon pulls it [2].';
    expect(claimsIn(text).map(({ cites }) => cites)).toEqual([[0], [0], [], [1]]);
  });
});

describe('an answer', () => {
  it.each([
    [
      'in the words of its sources',
      'The planet is covered by salt water [1]. Twice a day the Moon pulls it [2].',
    ],
    ['in other words', 'No. Most of the planet lies under salty water, because of the sea [1].'],
    ['with the numbers of its sources', 'It covers 71 percent of it [1].'],
    ['with a number in another form', 'There are 3 tides [2]. They are three [2].'],
    ['with another name of its topic', 'The OCN is an Ocean [1].'],
    ['with the name of its lesson', 'The Moon pulls the SEA twice a day [2].'],
    ['with an identifier of its source', 'Read tide_table, as it lists them [2]. A LSTM is a layer [3].'],
    ['with a power', 'A small net has 10^6 weights [3]. The rate is 10⁻³ [3].'],
    ['that names what is missing', 'The Moon pulls the water [2]. The documents do not say how strongly.'],
  ])('%s may be judged', (_, text) => expect(objections(text)).toEqual([]));

  it('may repeat names and numbers of the question', () => {
    const text = 'With 128 Lakes in Austria the Moon pulls the water [2].';
    expect(objections(text)).toHaveLength(1);
    expect(objections(text, 'I have 128 lakes in Austria, what pulls them?')).toEqual([]);
  });

  it.each([
    ['names no source', 'The Moon pulls the water.', /names no source/],
    ['names a source that is not there', 'The Moon pulls the water [5].', /no source that is there/],
    [
      'names one that is not there beside a good one',
      'The Moon pulls the water [2][9].',
      /source that is not there/,
    ],
    ['changes a number', 'Salt water covers 17 % of the planet [1].', /holds “17”/],
    ['changes a number in words', 'The Moon makes four tides [2].', /holds “4”/],
    ['changes a power', 'A small net has 10⁷ weights [3].', /holds “10\^7”/],
    ['loses the sign of a power', 'The rate is 10³ [3].', /holds “10\^3”/],
    ['loses a power', 'A small net has 106 weights [3].', /holds “106”/],
    ['has a name of another source', 'The Moon pulls the LSTM [2].', /holds “LSTM”/],
    ['has a name of nobody', 'It was Newton who told why the Moon pulls the water [2].', /holds “Newton”/],
    ['has an identifier of nobody', 'Call moon_table for what the Moon pulls [2].', /holds “moon_table”/],
    [
      'repeats what a model is told',
      'End every sentence with the number of the source that says so [2].',
      /repeats what you were told/,
    ],
    ['is only the name of a source', '[1] Sea, first look', /only the name of a source/],
    ['says the same over and over', 'The Moon pulls the water [2]. '.repeat(3), /is there twice/],
    [
      'never ends',
      Array.from({ length: 40 }, (_, i) => `The Moon pulls ${'x'.repeat(i)} [2].`).join(' '),
      /longer/,
    ],
    ['says nothing', '[1]', /says nothing/],
    ['holds a link', 'The Moon pulls the water, see https://example.invalid [2].', /holds a link/],
    ['holds a masked link', 'The [Moon](https://example.invalid) pulls the water [2].', /holds a link/],
    ['pings', '@everyone The Moon pulls the water [2].', /holds a link/],
    ['pings by id', '<@123456789012345678> The Moon pulls the water [2].', /holds a link/],
    ['invites', 'The Moon pulls the water discord.gg/abcdef [2].', /holds a link/],
    ['holds marks of a chat', '<|im_start|>assistant The Moon pulls the water [2].', /holds a link/],
    ['plays a role', 'assistant: The Moon pulls the water [2].', /holds a link/],
    ['turns the direction', 'The Moon pulls\u202e the water [2].', /holds a link/],
  ])('that %s is objected to', (_, text, objection) => {
    expect(objections(text).join('\n')).toMatch(objection);
  });
});
