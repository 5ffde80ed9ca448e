/** `answers` blocks: what authors answer to the questions of learners. */
import { expect, test } from 'vitest';
import { parseOwnDocument } from '../../src/lessons/own-documents.ts';
import { suggestQuestions } from '../../src/lessons/questions.ts';
import { libraryOf } from './folder.ts';

const tides = `---
id: tides
questions: [when is the water high?]
---

# The tides

The sea rises.

\`\`\`answers
- questions:
    - why are there two tides a day?
    - shouldn't there be only one bulge
  answer: |
    No, two: one **towards** the Moon
    and one away from it, see [the Moon](#moon).

    - near side
    - far side
\`\`\`

## Springs

Sun and Moon pull together.

\`\`\`answers
- questions: [is a spring tide in spring?]
  answer: "No. It comes at new and full moon."
\`\`\`

\`\`\`answers
- questions: [how often is a spring tide?]
  answer: Twice a month.
\`\`\`

## Moon

A body.

## More answers

\`\`\`answers
- questions: [who feels the tides?]
  answer: Everybody on [springs](#springs) and elsewhere.
\`\`\`
`;

test('answers belong to their topic, in the Markdown of Discord, and are not part of its text', async () => {
  const { topics, problems, search } = await libraryOf({ 'a.md': tides });
  expect(problems).toEqual([]);
  expect(topics.get('tides')?.text.first).toBe('The sea rises.');
  expect(topics.get('tides')?.answers).toEqual([
    {
      questions: ['why are there two tides a day?', "shouldn't there be only one bulge"],
      text: 'No, two: one **towards** the Moon and one away from it, see the Moon.\n\n- near side\n- far side',
    },
    { questions: ['who feels the tides?'], text: 'Everybody on springs and elsewhere.' },
  ]);
  expect(topics.get('springs')?.answers.map(({ text }) => text)).toEqual([
    'No. It comes at new and full moon.',
    'Twice a month.',
  ]);
  expect(topics.has('more-answers')).toBe(false);
  expect(search('bulge', 3)).toEqual([]);
});

test('topics that an answer links to become related', async () => {
  const { topics } = await libraryOf({ 'a.md': tides });
  expect(topics.get('tides')?.related).toEqual(['moon', 'springs']);
});

test('the first wording of each answer is suggested', async () => {
  const library = await libraryOf({ 'a.md': tides });
  expect(suggestQuestions(library, '', 5)).toEqual(['why are there two tides a day?']);
  expect(suggestQuestions(library, 'spring', 5)).toEqual([
    'is a spring tide in spring?',
    'how often is a spring tide?',
  ]);
  expect(suggestQuestions(library, 'bulge', 5)).toEqual([]);
});

test("answers of a server's own documents send nobody anywhere", () => {
  const markdown =
    '# A\n\nText.\n\n```answers\n- questions: ["a \\u0040everyone?"]\n  answer: "See ht\\x74ps://example.org and \\u0040here."\n```';
  const [topic] = parseOwnDocument({ name: 'a.md', markdown }).topics;
  expect(topic?.answers).toEqual([
    { questions: ['a @ everyone?'], text: 'See (address removed) and @ here.' },
  ]);
});
