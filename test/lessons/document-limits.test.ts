/** What is too much for a document is refused with the line and the limit; what is not, is read as before. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/lessons/document.ts';
import { prepareLibrary } from '../../src/lessons/library.ts';
import { UserError } from '../../src/types/errors.ts';

const refusal = (source: string): string => {
  try {
    parseDocument('a.md', source);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'read';
};
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const lesson = (text: string) => `# Lesson\n\n${text}\n`;

describe('a document is refused', () => {
  it.each([
    ['quotations in one another', lesson(`${'>'.repeat(5_000)} a`), /^Line 3 is nested more than 25 levels/],
    [
      'lists in one another',
      lesson(lines(500, (i) => `${' '.repeat(2 * i)}- a`)),
      /^Line 28 is nested more than 25/,
    ],
    [
      'numbered lists in one another',
      lesson(lines(60, (i) => `${' '.repeat(3 * i)}1. a`)),
      /nested more than 25/,
    ],
    ['markers in one line', lesson('- '.repeat(2_000)), /^Line 3 is nested/],
    ['quotations and lists by turns', lesson(`${'> - '.repeat(40)}a`), /^Line 3 is nested/],
    ['crossed emphasis', lesson('*a_ '.repeat(1_000)), /^Line 3: this paragraph has more than 500 marks/],
    [
      'marks behind a block of code',
      lesson(`\`\`\`\nx\n\`\`\`\n${'*a_ '.repeat(600)}`),
      /^Line 6: this paragraph has more/,
    ],
    [
      'quotations in an answer',
      lesson(`\`\`\`answers\n- questions: [a]\n  answer: |\n    a\n\n    ${'> '.repeat(30)}a\n\`\`\``),
      /^Line 8 is nested more than 25 levels/,
    ],
    ['brackets', lesson('['.repeat(501)), /more than 500 marks/],
    ['references', lesson('[a]['.repeat(300)), /more than 500 marks/],
    [
      'headings',
      lesson(lines(2_001, (i) => `## H${i}\n\nText.\n`)),
      /^Line \d+: more than 2,000 headings and terms/,
    ],
    ['terms', lesson(lines(2_001, (i) => `T${i}\n: It is ${i}.\n`)), /more than 2,000 headings and terms/],
    [
      'rows',
      lesson(`| a | b |\n|---|---|\n${lines(2_001, () => '| 1 | 2 |')}`),
      /^Line 3: more than 2,000 rows/,
    ],
    [
      'compared columns',
      lesson(`| Attribute |${' x |'.repeat(13)}\n|${'---|'.repeat(14)}\n| a |${' y |'.repeat(13)}`),
      /^Line 3: more than 12 columns in one comparison/,
    ],
    [
      'quiz questions',
      lesson(`Text.\n\n\`\`\`quiz\n${lines(501, (i) => `- question: q${i}`)}\n\`\`\``),
      /^Line 5: more than 500 quiz questions/,
    ],
    [
      'headers that each row repeats',
      lesson(`| a | ${'long '.repeat(10_000)} |\n|---|---|\n${lines(100, () => '| 1 | 2 |')}`),
      /characters when its tables are written out/,
    ],
  ])('for too many %s', (_, source, message) => expect(refusal(source)).toMatch(message));
});

describe('a document is read', () => {
  it.each([
    ['25 levels', lesson(lines(25, (i) => `${' '.repeat(2 * i)}- a`))],
    ['many lists one after the other', lesson(lines(2_000, (i) => `- *a* [b] ${i}`))],
    ['a table full of marks', lesson(`| a | b |\n|---|---|\n${lines(800, () => '| *1* | **2** |')}`)],
    ['escaped marks', lesson('\\*\\_'.repeat(5_000))],
    [
      'an indented picture of letters',
      lesson(`\`\`\`\n${lines(50, (i) => `${' '.repeat(2 * i)}x`)}\n\`\`\``),
    ],
    ['a rule of dashes and a negative list', lesson('- - -\n\n- -1\n- -2')],
  ])('with %s', (_, source) => expect(refusal(source)).toBe('read'));

  it('with a name that is too long cut, and its author told', () => {
    const { topics, problems } = parseDocument('a.md', `# ${'long '.repeat(100)}\n\nText.`);
    expect(topics[0]?.title).toHaveLength(200);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining('more than 200 letters') }]);
  });

  it('without the aliases of a topic that has too many, and its author told', () => {
    const source = `---\naliases:\n${lines(30_000, (i) => `  - a${i}`)}\n---\n# Lesson\n\nText.`;
    const { topics, problems } = parseDocument('a.md', source);
    expect(topics[0]?.aliases).toEqual([]);
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('more than 50 entries') }]);
  });

  it('with at most a hundred of its flaws listed', () => {
    const { problems } = parseDocument(
      'a.md',
      `---\n${lines(5_000, (i) => `k${i}: 1`)}\n---\n# Lesson\n\nText.`,
    );
    expect(problems).toHaveLength(100);
  });
});

describe('a glossary', () => {
  it('has the names in the last brackets, however many spaces and brackets stand before', () => {
    const source = lesson(
      [`a${'\u00a0'.repeat(60_000)}b`, `c ${'('.repeat(60_000)}d, e)`, 'f (g) (h)', 'i (j']
        .map((name) => `${name}\n: It is a thing.`)
        .join('\n\n'),
    );
    const names = parseDocument('a.md', source).topics.slice(1);
    expect(names.map(({ aliases }) => aliases)).toEqual([[], ['d', 'e'], ['h'], []]);
    expect(names[2]?.title).toBe('f (g)');
    expect(names[3]?.title).toBe('i (j');
  });

  it('counts the lines of its definitions as the document does', () => {
    const source = '# Lesson\n\nText.\n\nFirst\n: It is [one](#nowhere)\n  and [two](#nowhere).\n';
    const { problems } = prepareLibrary([parseDocument('a.md', source)]);
    expect(problems.map(({ line }) => line)).toEqual([6, 7]);
  });

  it('does not take dashes at the beginning of a definition for front matter', () => {
    const { topics } = parseDocument('a.md', '# Lesson\n\nText.\n\nFirst\n: ---\n: title: x\n: ---\n');
    expect(topics[1]?.text.first).toContain('title: x');
  });
});

it('many headings of one name get a number each', () => {
  const { topics } = prepareLibrary([
    parseDocument('a.md', lesson(lines(1_500, () => '## Same\n\nText.\n'))),
  ]);
  expect(topics.at(-1)?.id).toBe('same-1500');
});
