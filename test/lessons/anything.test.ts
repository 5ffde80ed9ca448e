import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ParsedDocument, parseDocument } from '../../src/lessons/document.ts';
import { libraryOf } from './folder.ts';

const pieces = [
  '# ',
  '## ',
  '### ',
  '#### ',
  '## In depth\n\n',
  '### First look\n\n',
  '- ',
  '1. ',
  '  ',
  '    ',
  '> ',
  '\n',
  '\n\n',
  '\n: ',
  '| a | b |\n|---|---|\n| ',
  ' | ',
  ' |\n',
  '| Attribute | x | y |\n|---|---|---|\n| ',
  '```quiz\n',
  '```answers\n',
  '- questions: [a]\n  answer: ',
  '```topic\n',
  '```\n',
  '~~~\n',
  '---\n',
  'id: ',
  'aliases: [',
  ']',
  '**',
  '__',
  '_',
  '*',
  '`',
  '[',
  '](#',
  '](https://',
  ')',
  '![',
  '[^1]',
  '[^1]: ',
  '[r]: https://',
  '<b>',
  '<!-- ',
  ' -->',
  '\\',
  '&amp;',
  '||',
  '\t',

  '\0',
  '(',
  ', ',
];

/** Markdown put together at random, each word of it different: `word0`, `word1`, … */
const documents = fc
  .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...pieces) }, fc.constant('word')), {
    maxLength: 60,
  })
  .map((parts) => parts.map((part, i) => (part === 'word' ? `word${i}x ` : part)).join(''));

test('whatever a document holds, it is read', () => {
  fc.assert(
    fc.property(documents, (source) => {
      const { topics, problems } = parseDocument('a.md', source);
      const lines = source.split('\n').length;
      for (const { line } of problems) expect(line).toBeGreaterThan(0);
      for (const { line } of problems) expect(line).toBeLessThanOrEqual(lines + 1);
      for (const { title, text } of topics) expect([title, text.first ?? text.deep]).not.toContain('');
    }),
    { numRuns: 2000 },
  );
});

test('no word of a document without problems is lost', () => {
  fc.assert(
    fc.property(documents, (source) => {
      const parsed = parseDocument('a.md', source);
      if (parsed.problems.length > 0) return;
      const kept = everythingIn(parsed);
      const meant = source
        .replace(/<!--[\s\S]*?(-->|$)/g, '')
        .replace(/(?:^.*\\)?\[r\]: \S*/gm, '') // also “[a \\[r]: …”, whose label is never shown
        .replace(/(?<=(```|~~~|---)[\s\S]*)[#&].*/g, ''); // comments and labels in YAML
      for (const [word] of meant.matchAll(/word\d+x/g)) expect(kept, source).toContain(word);
    }),
    { numRuns: 3000 },
  );
});

function everythingIn({ topics, quizzes }: ParsedDocument): string {
  const said = topics.map(({ id, title, aliases, text, plain, answers }) => [
    id,
    title,
    aliases,
    text,
    plain,
    answers,
  ]);
  return JSON.stringify([said, topics.map(({ related }) => related), quizzes.map(({ yaml }) => yaml)]);
}

test.each([
  ['quotations', '> '.repeat(5000)],
  ['lists', '- '.repeat(3000)],
  ['emphasis', '*a '.repeat(5000)],
  ['brackets', '['.repeat(5000)],
  ['code', `${'`'.repeat(3000)}a`],
  ['tables', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(5000)}`],
])('%s without end do no harm', async (_, source) => {
  const { topics, problems } = await libraryOf({ 'a.md': `# A\n\n${source}`, 'b.md': '# B\n\nText.' });
  expect(topics.has('b')).toBe(true);
  expect(topics.has('a') || problems.some(({ file }) => file === 'a.md')).toBe(true);
});
