/** Decks as other programs write them: what they mean is kept. */
import { describe, expect, test } from 'vitest';
import { readDeck } from '../../src/quiz/decks/files.ts';
import { questionsWithAnswers, read, wrongs } from './foreign-decks.ts';

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
    expect(questionsWithAnswers(reading)).toEqual(questions);
    expect([reading.problems, reading.doubts]).toEqual([[], []]);
  });

  test('a list on the back is the answer, in the file’s order or not, and never a question about order', () => {
    for (const name of ['anki-list-back.txt', 'anki-ordered-list.txt'])
      expect(read(name).questions.map(({ written: { kind } }) => kind)).not.toContain('order');
    expect(questionsWithAnswers(read('anki-list-back.txt'))[0]).toEqual([
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
    const answers = (text: string) =>
      questionsWithAnswers(readDeck('a.csv', Buffer.from(text))).map(([, answer]) => answer);
    expect(answers('Frage;Antwort\nWie viel?;1,234\n')).toEqual([1.234]);
    expect(answers('question,answer\nHow many?,"1,234"\n')).toEqual([1234]);
  });

  test('a header is never a card or a wrong option', () => {
    for (const name of ['google-sheets.tsv', 'quizlet.txt', 'excel-unicode.txt', 'excel-sep.csv'])
      expect(JSON.stringify(read(name).questions)).not.toMatch(/"(?:Front|Back|Question|Answer)"/);
  });
});
