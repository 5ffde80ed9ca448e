/** Decks as other programs write them: what they mean is kept, and what cannot be is named. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DeckReading, readDeck } from '../../src/quiz/decks/files.ts';
import { withTopics } from '../../src/quiz/decks/topics.ts';
import type { WrittenQuestion } from '../../src/quiz/sources/documents.ts';

const folder = path.resolve(import.meta.dirname, '../fixtures/decks');
const read = (name: string) => readDeck(name, readFileSync(path.join(folder, name)));

/** Question and right answer of each, the answer as it is shown. */
const asked = ({ questions }: DeckReading) =>
  questions.map(({ written }) => [written.question, answerOf(written)]);
const answerOf = (written: WrittenQuestion) =>
  'options' in written
    ? written.options
        .filter(({ right }) => right)
        .map(({ text }) => text)
        .join(' + ')
    : written.answer;
const wrongs = ({ written }: DeckReading['questions'][number]) =>
  'options' in written ? written.options.filter(({ right }) => !right).map(({ text }) => text) : [];

describe('a clean file is read as it is meant, with nothing to ask:', () => {
  test.each<[string, unknown[]]>([
    [
      'anki-deck-column.txt',
      [
        ['Which gate erases the cell state?', 'The forget gate'],
        ['What does pooling do to the map?', 'It shrinks it'],
      ],
    ],
    [
      'anki-guid-two-types.txt',
      [
        ['Which gate erases the cell state?', 'The forget gate'],
        ['What does pooling do to the map?', 'It shrinks it'],
        ['What slides over the image?', 'The kernel'],
      ],
    ],
    [
      'anki-guid-columns.txt',
      [
        ['Which gate erases the cell state?', 'The forget gate'],
        ['What does pooling do to the map?', 'It shrinks it'],
        ['What slides over the image?', 'The kernel'],
        ['What carries memory in an RNN?', 'The hidden state'],
      ],
    ],
    [
      'anki-notetype-deck.txt',
      [
        ['Which gate erases the cell state?', 'The forget gate'],
        ['What does pooling do to the map?', 'It shrinks it'],
      ],
    ],
    [
      'anki-comma.csv',
      [
        ['What is a kernel, then?', 'A small "grid"'],
        ['What is padding?', 'Zeros'],
      ],
    ],
    [
      'anki-semicolon.txt',
      [
        ['What is a kernel?', 'A small grid'],
        ['What is padding?', 'Zeros'],
      ],
    ],
    [
      'anki-hash-row.txt',
      [
        ['What is a hashtag?', '#tag'],
        ['#hash is what?', 'A sign'],
        ['What is padding?', 'Zeros'],
      ],
    ],
    [
      'anki-html.txt',
      [
        ['What is a **kernel**?', 'A small **grid** → slides; x ≤ y; café α'],
        ['What is padding?', 'Zeros'],
      ],
    ],
    [
      'anki-superscript.txt',
      [
        ['How many weights has a network of about a million?', 1_000_000],
        ['How many values has a byte?', 256],
        ['What does L₂ cost?', 'x²'],
        ['What is padding?', 'Zeros around the edge'],
        ['What is a kernel?', 'A small grid'],
      ],
    ],
    [
      'anki-superscript2.txt',
      [
        ['H₂O is called?', 'water'],
        ['The rate?', 0.001],
        ['The ___ term', ['x²']],
        ['xₜ₋₁ comes?', 'before xₜ'],
      ],
    ],
    [
      'csv-html.csv',
      [
        ['How many weights, about?', 1_000_000],
        ['Cost of attention over n words?', 'O(n²)'],
        ['What is x?', 'a; b'],
        ['α is?', 'the rate'],
      ],
    ],
    [
      'csv-html2.csv',
      [
        ['What is ReLU?', 'max(0, x) for **all** x'],
        ['What does vector<int> hold?', 'ints & more'],
        ['Units of 10⁻³?', 'milli'],
      ],
    ],
    ['anki-cloze-latex.txt', [['Softmax: ___ of each score', ['\\(\\frac{e^{x}}{\\sum e^{x_j}}\\)']]]],
    [
      'anki-clozes.txt',
      [
        ['The ___ and the input gate guard the (…).', ['forget gate']],
        ['The forget gate and the ___ guard the cell state.', ['input gate']],
        ['The (…) and the input gate guard the ___.', ['cell state']],
        ['A ___ memory', ['long short-term']],
        ['A ___ short-term memory', ['long']],
        ['What does tanh do?\n___', ['It squashes']],
        ['**___** weights', ['10⁶']],
      ],
    ],
    [
      'anki-list-seven.txt',
      [
        ['Which vowels?', 'a; e; i; o; u; y; w'],
        ['What is padding?', 'Zeros'],
        ['What is stride?', 'The step'],
      ],
    ],
    [
      'excel-sep.csv',
      [
        ['Was ist ein Filter?', 'Ein Gitter'],
        ['Was ist Padding?', 'Nullen'],
      ],
    ],
    [
      'excel-unicode.txt',
      [
        ['Was ist ein Filter?', 'Ein Gitter für Größen'],
        ['Was ist Padding?', 'Nullen'],
      ],
    ],
    [
      'utf16be.csv',
      [
        ['What is ü?', 'A letter'],
        ['What is 10?', 'ten'],
      ],
    ],
    ['excel-decimal-comma.csv', [['Welche Lernrate?', 0.5]]],
    ['excel-quotes.csv', [['Was ist größer?', 'das "große" Netz; es hat mehr Gewichte']]],
    [
      'google-sheets.tsv',
      [
        ['What does dropout do?', 'It silences units'],
        ['What is a stride?', 'The step of a filter'],
        ['Which number is larger, 0.5 or 0.25?', 0.5],
      ],
    ],
    [
      'quizlet.txt',
      [
        ['forget gate', 'erases the cell state'],
        ['input gate', 'writes'],
      ],
    ],
    [
      'quizlet-plain.txt',
      [
        ['forget gate', 'erases the cell state'],
        ['"quoted" gate', 'is no gate'],
        ['input gate', 'writes'],
      ],
    ],
    [
      'spanish.csv',
      [
        ['¿Qué hace la puerta?', 'Olvida'],
        ['¿Cuántas puertas tiene una GRU?', 2],
      ],
    ],
    [
      'quiz-host.csv',
      [
        ['Which layer slides a filter?', 'Convolution'],
        ['Which gates has a GRU?', 'Update gate + Reset gate'],
        ['What is a pixel?', 'A number'],
      ],
    ],
    [
      'yes-no.csv',
      [
        ['Which of left and right is the future?', 'Right'],
        ['Are you sure?', false],
        ['Which answer is not right?', 'Wrong'],
        ['What stands for no?', 'no'],
      ],
    ],
    [
      'cr-only.csv',
      [
        ['What is a kernel?', 'A small grid'],
        ['What is padding?', 'Zeros'],
      ],
    ],
    [
      'inch.csv',
      [
        ['How large is a 3" kernel here?', 'A 3" kernel'],
        ['What is it?', 'x'],
      ],
    ],
    [
      'nul.csv',
      [
        ['What is a kernel?', 'A small grid'],
        ['What is padding?', 'Zeros'],
      ],
    ],
    [
      'duplicate.csv',
      [
        ['What is a kernel?', 'A small grid'],
        ['What is a kernel?', 'A small grid'],
        ['What is padding?', 'Zeros'],
      ],
    ],
  ])('%s', (name, questions) => {
    const reading = read(name);
    expect(asked(reading)).toEqual(questions);
    expect([reading.problems, reading.doubts]).toEqual([[], []]);
  });

  test('a list on the back is the answer, in the file’s order or not, and never a question about order', () => {
    for (const name of ['anki-list-back.txt', 'anki-ordered-list.txt'])
      expect(read(name).questions.map(({ written: { kind } }) => kind)).not.toContain('order');
    expect(asked(read('anki-list-back.txt'))[0]).toEqual([
      'Name the three gates of an LSTM.',
      'forget gate; input gate; output gate',
    ]);
    expect(read('anki-list-back.txt').questions[0]?.written.explanation).toBe(
      'forget gate\ninput gate\noutput gate',
    );
  });

  test('tags of Anki, of a hierarchy and unknown ones stay with their cards', () => {
    expect(read('anki-auto-tags.txt').questions.map(({ tags }) => tags)).toEqual([
      ['leech'],
      ['marked'],
      ['DL::cnn', 'week3'],
      [],
    ]);
  });

  test('wrong answers of several columns are the wrong options, decimal commas are numbers with their tolerance', () => {
    expect(read('wrong-columns.csv').questions.map(wrongs)).toEqual([
      ['input gate', 'output gate'],
      ['grows the map', 'colours the map'],
    ]);
    expect(read('excel-decimal-comma2.csv').questions.map(({ written }) => written)).toMatchObject([
      { kind: 'number', answer: 0.5, tolerance: 0.1 },
      { kind: 'number', answer: 1_500_000, tolerance: 0 },
      { kind: 'number', answer: -0.25, tolerance: 0.05 },
    ]);
  });

  test('1,234 is a decimal where semicolons separate the cells, and a thousand where commas do', () => {
    const answers = (text: string) => asked(readDeck('a.csv', Buffer.from(text))).map(([, answer]) => answer);
    expect(answers('Frage;Antwort\nWie viel?;1,234\n')).toEqual([1.234]);
    expect(answers('question,answer\nHow many?,"1,234"\n')).toEqual([1234]);
  });

  test('a header is never a card or a wrong option', () => {
    for (const name of ['google-sheets.tsv', 'quizlet.txt', 'excel-unicode.txt', 'excel-sep.csv'])
      expect(JSON.stringify(read(name).questions)).not.toMatch(/"(?:Front|Back|Question|Answer)"/);
  });
});

describe('what is guessed or left out is named:', () => {
  test.each<[string, number, RegExp[]]>([
    ['headerless.csv', 2, [/first row names no columns .*“What is a kernel\? – A small grid”/]],
    ['excel-cp1252.csv', 2, [/read as Windows-1252.*“Es löscht”/]],
    ['cp1251.csv', 1, [/read as Windows-1252.*“Ïðèâåò˜/]],
    ['anki-german.txt', 2, [/^Not understood, and left out: “Bild”\.$/]],
    ['anki-own-fields.txt', 2, [/“Expression” was taken as the question/, /left out: “Reading”/]],
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
