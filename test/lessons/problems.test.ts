import { expect, test } from 'vitest';
import { libraryOf, problemsOf } from './folder.ts';

/** A lesson whose front matter has these lines from the second line on. */
const withFrontMatter = (lines: string) => ({ 'a.md': `---\n${lines}\n---\n# A\n\nText.` });
/** A block of authors' answers. */
const answers = (yaml: string) => `\`\`\`answers\n${yaml}\n\`\`\``;
/** A lesson whose text begins on the third line. */
const withText = (text: string) => ({ 'a.md': `# A\n\n${text}\n\nEnd.` });

test.each([
  ['id: a\ntitle: "A', /^a\.md:3 This YAML cannot be read: Missing closing/],
  ['id: a\nid: b', /^a\.md:3 This YAML cannot be read: the key "id" stands twice\. Remove one/],
  ['- a\n- b', /^a\.md:2 This must be a list of "key: value" lines; the keys are id, aliases/],
  [
    'id: a\nalias: [b]',
    /^a\.md:3 "alias" is not a key that is known here; the keys are id, aliases, related/,
  ],
  ['title: A\nid: Not An Id', /^a\.md:3 "id" must be lower-case words joined by hyphens\.$/],
  ['title:', /^a\.md:2 "title" must be text\.$/],
  ['id: a\naliases: b', /^a\.md:3 "aliases" must be a list\.$/],
  ['aliases:\n  - b\n  - 7', /^a\.md:4 "aliases\.1" must be text\.$/],
  ['aliases:\n  - b\n  - ""', /^a\.md:4 "aliases\.1" must not be empty\.$/],
  ['sources:\n  - url: https://example.org', /^a\.md:3 "sources\.0\.title" is missing\.$/],
  [
    'sources:\n  - title: A\n    url: ftp://x',
    /^a\.md:4 "sources\.0\.url" must be an address that starts with http/,
  ],
  ['sources:\n  - title: A\n    link: x', /^a\.md:3 "sources\.0" has keys that are not known there: link\.$/],
  ['level: middle', /^a\.md:2 "level" must be one of first, deep\.$/],
  ['id: a\ndiagram: bulge', /^a\.md:3 "diagram" must be the name of a diagram, .* there are cnn, .*\.$/],
  ['diagram:\n  first: rnn\n  deep: bulge', /^a\.md:2 "diagram" must be the name of a diagram/],
  ['id: a\nrelated: [b]', /^a\.md:3 There is no topic "b"; correct the id or remove it\.$/],
])('front matter %j is reported', async (lines, problem) => {
  const problems = await problemsOf(withFrontMatter(lines));
  expect(problems).toEqual([expect.stringMatching(problem)]);
});

test.each([
  ['[x](#nowhere)', 3, 'There is no topic "nowhere"; correct the id or remove it.'],
  ['a\nb [x](other.md)', 4, /^Discord cannot follow the link to "other\.md"; write #topic-id or an address/],
  ['![x](pics/x.png)', 3, /^The picture "pics\/x\.png" is not shown; name a diagram/],
  ['a\nb <b>c</b>', 4, /^Discord shows HTML as it is written; write Markdown instead\.$/],
  [
    '| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |',
    6,
    'This row has 1 cells where the header has 2; give it 2 cells.',
  ],
  ['| a | b |\n|---|---|\n| 1 | 2 | 3 |', 5, 'This row has 3 cells where the header has 2; give it 2 cells.'],
  ['| a | b |\n|---|\n| 1 | 2 |', 3, /^This table has another number of columns in its header/],
  ['Term\n\n: meaning', 5, /^This definition has no term; write the term on the line above/],
  ['Prose\nTerm\n: meaning', 4, 'A term must begin a paragraph; put a blank line above it.'],
  ['(x)\n: meaning', 3, /^A term needs a name/],
  [
    '| Attribute | B |\n|---|---|\n| x | 1 |',
    3,
    /^A comparison needs two columns or more beside "Attribute"/,
  ],
  ['| Attribute | B | C |\n|---|---|---|', 3, /^This comparison has no rows/],
  [
    '| Attribute | Bird | Birds |\n|---|---|---|\n| x | 1 | 2 |',
    3,
    /^"Birds" heads two columns of this comparison/,
  ],
  [
    '| Attribute | B | C |\n|-|-|-|\n| x | 1 | 2 |\n| X | 3 | 4 |',
    6,
    '"X" is compared already (a.md:5); join the two rows.',
  ],
  ['```quiz\n- a: [1\n```', 4, /^This YAML cannot be read/],
  ['```quiz\n```', 3, 'This quiz block is empty; write a question in it.'],
  [
    '- a\n\n  ```quiz\n  a: 1\n  ```',
    5,
    /^A "quiz" block inside a list or quotation is not read; move it to the margin\.$/,
  ],
  ['```answers\n```', 3, /^An "answers" block is a list of answers, each with "questions:" and "answer:"/],
  ['```answers\nquestions: [a?]\nanswer: b\n```', 3, /^An "answers" block is a list/],
  [answers('- questions: [a?]'), 4, '"answer" of this answer is missing.'],
  [answers('- answer: b'), 4, '"questions" of this answer is missing.'],
  [answers('- just words'), 4, 'This answer must be keys with values.'],
  [answers('- questions: []\n  answer: b'), 4, '"questions" of this answer must not be empty.'],
  [answers('- questions: [a?, " "]\n  answer: b'), 4, '"questions.1" of this answer must not be empty.'],
  [answers('- questions: [a?]\n  answer: " "'), 5, '"answer" of this answer must not be empty.'],
  [
    answers('- questions: [a?]\n  answer: "<!-- b -->"'),
    5,
    'This answer shows nothing; write a sentence in it.',
  ],
  [
    answers('- questions: [a?]\n  answer: b\n  level: deep'),
    4,
    'This answer has keys that are not known there: level.',
  ],
  [
    answers(`- questions:\n    - a?\n    - ${'a'.repeat(301)}\n  answer: b`),
    6,
    '"questions.1" of this answer is longer than 300 characters.',
  ],
  [
    answers(`- questions: [${'a?, '.repeat(21)}]\n  answer: b`),
    4,
    '"questions" of this answer has more than 20 entries, which is the most.',
  ],
  [
    answers(`- questions: [a?]\n  answer: ${'b'.repeat(1_001)}`),
    5,
    '"answer" of this answer is longer than 1000 characters.',
  ],
  [
    answers('- questions: [a?]\n  answer: b\n'.repeat(101)),
    204,
    'A topic may have 100 answers; the rest is not read.',
  ],
  [
    answers('- questions: [a?]\n  answer: |\n    a\n\n    see [x](#nowhere)'),
    8,
    'There is no topic "nowhere"; correct the id or remove it.',
  ],
  [
    answers('- questions: [a?]\n  answer: |\n    a\n    b <b>c</b>'),
    7,
    /^Discord shows HTML as it is written/,
  ],
  ['```topic\nid: b\n```', 3, /^A "topic" block must stand directly below a "## heading"/],
  [
    '## B\n\n```topic\nid: b\nnot: c\n```\n\ntext',
    7,
    /^"not" is not a key that is known here; the keys are id, aliases/,
  ],
  ['## B\n\n## C\n\ntext', 3, '"B" has no text; write some below it.'],
])('%j is reported', async (text, line, message) => {
  const { problems, topics } = await libraryOf(withText(text));
  const expected = typeof message === 'string' ? message : expect.stringMatching(message);
  expect(problems).toEqual([{ file: 'a.md', line, message: expected }]);
  expect(topics.get('a')?.title, 'the rest of the document counts').toBe('A');
});

test.each([
  ['', 'This document says nothing; write a heading with text below it.'],
  ['# Title', 'This document says nothing; write a heading with text below it.'],
  [Buffer.from([0xff, 0xfe, 0x41]), 'The document is not UTF-8 text; save it with that encoding.'],
  ['a'.repeat(1_000_001), 'The document has more than 1000000 bytes; divide it into several.'],
])('a document that is %.20j is reported, and the others load', async (content, message) => {
  const { problems, topics } = await libraryOf({ 'bad.md': content, 'good.md': '# Good\n\nText.' });
  expect(problems).toEqual([{ file: 'bad.md', line: 1, message }]);
  expect([...topics.keys()]).toEqual(['good']);
});

test('what is named like a document but cannot be read is reported', async () => {
  const { problems, topics } = await libraryOf({ 'folder.md/notes.txt': 'x', 'good.md': '# Good\n\nText.' });
  const message = expect.stringMatching(/^The document cannot be read: EISDIR/);
  expect(problems).toEqual([{ file: 'folder.md', line: 1, message }]);
  expect([...topics.keys()]).toEqual(['good']);
});

test('front matter that does not end is reported', async () => {
  expect(await problemsOf({ 'a.md': '---\nid: a\n\n# A\n\nText.' })).toEqual([
    'a.md:1 The front matter does not end; add a line with --- below its last key.',
  ]);
});

test('an id used twice is reported, and both topics stay', async () => {
  const { problems, topics } = await libraryOf({
    'a.md': '# Tide\n\nOne.',
    'b.md': '# B\n\n## Tide\n\nTwo.\n\nEbb\n: x\n\nEbb\n: y',
  });
  expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'b.md:3 The id "tide" is taken by "Tide" (a.md:1); give one of them another id.',
    'b.md:10 The id "ebb" is taken by "Ebb" (b.md:7); join the two definitions.',
  ]);
  expect([...topics.keys()]).toEqual(['tide', 'b', 'tide-2', 'ebb', 'ebb-2']);
});

test('an alias that stands for another topic is reported at its own line', async () => {
  const problems = await problemsOf({
    'a.md': '---\naliases: [flood]\n---\n# Tide\n\nOne.',
    'b.md': '---\naliases:\n  - wave\n  - Floods\n  - the-tide\n  - tides\n---\n# Swell\n\nTwo.',
  });
  expect(problems).toEqual([
    'b.md:4 The alias "Floods" already stands for "Tide" (a.md:4); remove one of the two.',
    'b.md:6 The alias "tides" already stands for "Tide" (a.md:4); remove one of the two.',
  ]);
});

test('a topic that is missing for a typing error is suggested', async () => {
  expect(await problemsOf({ 'a.md': '# Spring tide\n\nx\n\n## B\n\n[y](#spring-tied)' })).toEqual([
    'a.md:7 There is no topic "spring-tied"; did you mean "spring-tide"?',
  ]);
});

test('YAML that refers to itself without end is refused', async () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]'];
  for (const [from, to] of ['bc', 'cd', 'de'])
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`);
  const problems = await problemsOf(withFrontMatter(bomb.join('\n')));
  expect(problems).toEqual([
    expect.stringMatching(/^a\.md:2 This YAML cannot be read: Excessive alias count/),
  ]);
});
