import { expect, test } from 'vitest';
import { joinBlocks, toDiscord } from '../../src/lessons/discord-text.ts';
import { parseMarkdown, plainText } from '../../src/lessons/markdown.ts';

function shown(source: string): string {
  const root = parseMarkdown(source);
  return joinBlocks(root.children, toDiscord(source, root));
}

test.each([
  ['lines of a paragraph are joined', 'one\ntwo\n three', 'one two three'],
  ['also in lists', '- one\n  two\n- three\n\n1. a\n2. b', '- one two\n- three\n\n1. a\n2. b'],
  ['also in quotations', '> one\n> two\n>\n> three', '> one two\n>\n> three'],
  ['a wanted line break stays', 'one\\\ntwo  \nthree', 'one\ntwo\nthree'],
  ['emphasis and code stay', '*a* _b_ **c** ~~d~~ `e * f`', '*a* _b_ **c** ~~d~~ `e * f`'],
  ['strong is never underlined', '__a *b*__', '**a *b***'],
  ['bars hide nothing', 'the norm ||x||', 'the norm \\|\\|x\\|\\|'],
  ['character references are spelt out', 'a &lt; b &amp; c&nbsp;*d*', 'a < b & c\u00A0*d*'],
  ['escapes stay', '2 \\* 3 \\* 4', '2 \\* 3 \\* 4'],
  ['deep headings become bold lines', '#### Why *so*\n\nText', '**Why *so***\n\nText'.replace('\n\n', '\n')],
  ['underlined headings get their marks', 'Title\n===\n\nText', '# Title\nText'],
  ['a link to a topic is its text', 'see [the **Moon**](#moon) now', 'see the **Moon** now'],
  [
    'a link to the web stays',
    '[a](https://example.org/a_b) <https://b.example>',
    '[a](https://example.org/a_b) <https://b.example>',
  ],
  [
    'a link by reference is written out',
    'see [a][1]\n\n[1]: https://example.org',
    'see [a](https://example.org)',
  ],
  [
    'a picture is a link to it or its description',
    '![x](a.png) ![y](https://example.org/y.png)',
    'x [y](https://example.org/y.png)',
  ],
  ['comments side by side go', '<!-- a --> <!-- b -->\n\nd', 'd'],
  ['words between comments stay', '<!-- a --> b <!-- c -->\n\nd', '<!-- a --> b <!-- c -->\n\nd'],
  ['comments and rules go', 'a <!-- b --> c\n\n<!-- d\ne -->\n\n---\n\nf', 'a  c\n\nf'],
  ['code in a quotation stays there', '> ```js\n> a\n> ```\n> b', '> ```js\n> a\n> ```\n> b'],
  ['code without an end gets one', '```js\na', '```js\na\n```'],
  [
    'code keeps its lines',
    '~~~js\na\n\nb\n~~~\n\n    c\n\n- d\n\n  ```\n  e\n  ```',
    '```js\na\n\nb\n```\n\n```\nc\n```\n\n- d\n\n  ```\n  e\n  ```',
  ],
])('%s', (_, source, expected) => {
  expect(shown(source)).toBe(expected);
});

test('a narrow table is aligned', () => {
  expect(shown('| Tide | *When* |\n|---|--:|\n| Spring | at **new** moon |\n| Neap | |')).toBe(
    '```\nTide    When\n──────  ───────────\nSpring  at new moon\nNeap\n```',
  );
});

test('a wide table becomes a list, with every cell', () => {
  const wide = 'a long explanation of what happens then';
  expect(
    shown(`| Tide | When | Height |\n|---|---|---|\n| **Spring** | at [new](#x) moon | ${wide} |\n| | z | |`),
  ).toBe(
    `- **Spring**\n  - When – at new moon\n  - Height – ${wide}\n- **–**\n  - When – z\n  - Height – `.trimEnd(),
  );
});

test('plain text has the words only, a line for each block', () => {
  const source =
    '# A *b*\n\nc `d`\ne\n\n- f\n- [g](#h)\n\n| i | j |\n|---|---|\n| k | l |\n\n<!-- m -->\n\n```\nn\n```';
  expect(plainText(parseMarkdown(source))).toBe('A b\nc d e\nf\ng\ni · j\nk · l\nn');
});
