/** Decks as other programs write them: what cannot be kept is named, row by row, and so are unknown topics. */
import { describe, expect, test } from 'vitest';
import { readDeck } from '../../src/quiz/decks/files.ts';
import { withTopics } from '../../src/quiz/decks/topics.ts';
import { read, wrongs } from './foreign-decks.ts';

describe('what is guessed or left out is named:', () => {
  test.each<[string, number, RegExp[]]>([
    ['headerless.csv', 2, [/first row names no columns .*“What is a kernel\? – A small grid”/]],
    ['excel-cp1252.csv', 2, [/read as Windows-1252.*“Es löscht”/]],
    ['cp1251.csv', 1, [/read as Windows-1252.*“Ïðèâåò˜/]],
    ['anki-german.txt', 2, [/^Column “Bild” was not used: its name is not known here\.$/]],
    ['anki-own-fields.txt', 2, [/“Expression” was taken as the question/, /Column “Reading” was not used/]],
    ['anki-media2.txt', 2, [/^Pictures and sounds are left out, in rows 3, 4\.$/]],
  ])('%s', (name, count, doubts) => {
    const reading = read(name);
    expect(reading.questions).toHaveLength(count);
    expect(reading.doubts).toHaveLength(doubts.length);
    for (const [i, doubt] of doubts.entries()) expect(reading.doubts[i]).toMatch(doubt);
  });
});

describe('a row that cannot be used is named with its reason, and the others are read:', () => {
  test.each<[string, number[], [number, RegExp][]]>([
    ['empty-back.csv', [3, 4], [[2, /no answer/]]],
    ['long-back.csv', [3], [[2, /^Its answer has 299 letters; 200 are the most/]]],
    ['anki-media.txt', [5, 6], [[4, /needs a picture/]]],
    [
      'anki-media3.txt',
      [6],
      [
        [3, /needs a picture/],
        [4, /needs a sound/],
        [5, /needs a sound/],
        [7, /needs a picture/],
      ],
    ],
  ])('%s', (name, good, bad) => {
    const { questions, problems } = read(name);
    expect(questions.map(({ row }) => row)).toEqual(good);
    expect(problems.map(({ row }) => row)).toEqual(bad.map(([row]) => row));
    for (const [i, [, reason]] of bad.entries()) expect(problems[i]?.reason).toMatch(reason);
  });

  test('rows are counted as the spreadsheet, or the editor of a text, counts them', () => {
    const sheet = 'question,answer\n\n"What\nis it?",x\n,\nWhat?,\n';
    expect(readDeck('a.csv', Buffer.from(sheet)).problems.map(({ row }) => row)).toEqual([5]);
    const text = '#separator:tab\n\n"What\nis it?"\tx\nWhat?\t\n';
    expect(readDeck('a.txt', Buffer.from(text)).problems.map(({ row }) => row)).toEqual([5]);
  });

  test('a note with a mistake in each of its gaps is named once', () => {
    const note = `${'{{c1::a}} {{c2::b}} '.repeat(20)}${'x'.repeat(600)}\t\n`;
    expect(readDeck('a.txt', Buffer.from(note)).problems).toEqual([
      { row: 1, reason: expect.stringMatching(/^It has \d+ letters; 600 are the most\.$/) },
    ]);
  });

  test('two cards with one front have no wrong option that is right', () => {
    const { questions } = readDeck('a.txt', Buffer.from('gate?\tforget\ngate?\tinput\nmap?\tpooling\n'));
    expect(questions.map(wrongs)).toEqual([['pooling'], ['pooling'], ['input', 'forget']]);
  });
});

describe('names in a deck', () => {
  const topic = (id: string, title: string) =>
    [id, { id, title, aliases: [], kind: 'lesson' } as never] as const;
  const topics = new Map([topic('lstm', 'Long short-term memory'), topic('gru', 'Gated recurrent unit')]);
  const looked: string[] = [];
  const library = {
    topics,
    lookup: (name: string) => {
      looked.push(name);
      return name === 'lsmt' ? { found: topics.get('lstm') as never } : { suggestions: [] };
    },
  };
  const place = (text: string) => {
    const { questions, unknown } = withTopics(readDeck('a.csv', Buffer.from(text)).questions, library);
    return { placed: questions.map(({ topic: id, tags }) => [id, tags]), unknown };
  };

  test('that are tags are topics only when they are spelt as one; the first counts, the others stay', () => {
    expect(
      place(
        'question,answer,tags\na,1,leech\nb,2,marked DL::gru lsmt\nc,3,long_short-term_memory gru\nd,4,"week 3, lstm"\n',
      ),
    ).toEqual({
      placed: [
        [null, ['leech']],
        ['gru', ['marked', 'lsmt']],
        ['lstm', ['gru']],
        ['lstm', ['week_3']],
      ],
      unknown: [],
    });
    expect(looked).toEqual([]);
  });

  test('that are topics may be misspelt; unknown ones stay as tags and are named', () => {
    expect(place('question,answer,topic\na,1,lsmt\nb,2,Poetry of war\nc,3,GRU\n')).toEqual({
      placed: [
        ['lstm', []],
        [null, ['Poetry_of_war']],
        ['gru', []],
      ],
      unknown: ['Poetry of war'],
    });
  });

  test('are looked for twenty times at most', () => {
    looked.length = 0;
    const rows = Array.from({ length: 60 }, (_, i) => `q${i},a${i},strange ${i}\n`);
    expect(place(`question,answer,topic\n${rows.join('')}`).unknown).toHaveLength(60);
    expect(looked).toHaveLength(20);
  });
});
