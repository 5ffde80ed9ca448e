/** Answers from the documents alone, by their words: without an encoder. */
import { afterEach, expect, it } from 'vitest';
import type { DocumentAnswer } from '../../src/ask/answer.ts';
import { answerText } from '../../src/ask/answer-text.ts';
import { createRetriever } from '../../src/ask/retriever.ts';
import type { Level, Library } from '../../src/types/lessons.ts';
import { libraryFrom } from './library.ts';

let library: Library;
afterEach(() => library.close());

const answer = async (question: string, level?: Level): Promise<DocumentAnswer> =>
  (await createRetriever().retrieve(library, question, level)).answer;
const textOf = async (question: string, level?: Level) => {
  const given = await answer(question, level);
  return given.kind === 'answered' ? answerText(given) : 'declined';
};

it('begin with the text of the level that the learner chose', async () => {
  library = libraryFrom({
    'sea.md':
      '# Tides\n\n## First look\n\nThe sea rises and falls with the **tides**.\n\n## In depth\n\n**Tides** have a period of 12.42 hours.',
  });
  expect(await textOf('what are tides?', 'first')).toMatch(/^The sea rises/);
  expect(await textOf('what are tides?', 'deep')).toMatch(/period of 12\.42 hours/);
  expect(await textOf('what are tides?')).toBe(await textOf('what are tides?', 'first'));
});

const harbour = `# Harbour

Ships wait here.

\`\`\`answers
- questions:
    - why do ships wait in the harbour at low tide?
    - my ship cannot leave the harbour, is that normal
  answer: |
    Yes. The water over the bar is too low for them.

    It rises again within six hours.
- questions: [who pays the harbour dues of a visiting yacht?]
  answer: The captain of the yacht pays the dues on arrival.
\`\`\`
`;

it('are an author’s answer as it stands, whole', async () => {
  library = libraryFrom({ 'a.md': harbour });
  const given = await answer('is it normal that my ship cannot leave the harbour?');
  expect(given).toMatchObject({
    kind: 'answered',
    evidence: [
      {
        text: 'Yes. The water over the bar is too low for them.\n\nIt rises again within six hours.',
        label: 'Harbour',
      },
    ],
  });
});

it('answer one question after the other, each introduced by what it answers', async () => {
  library = libraryFrom({ 'a.md': harbour });
  const text = await textOf(
    'Hello! Why do ships wait in the harbour at low tide? And who pays the harbour dues of a visiting yacht?',
  );
  expect(text).toMatch(
    /^\*\*“Why do ships wait[^\n]*”\*\*\nYes\. The water[\s\S]*\*\*“[^\n]*who pays[^\n]*”\*\*\nThe captain/,
  );
});

it('name a question of several that nothing covers', async () => {
  library = libraryFrom({ 'a.md': harbour });
  const text = await textOf(
    'Why do ships wait in the harbour at low tide? And which spices season a vegetable soup?',
  );
  expect(text).toMatch(/^Yes\. The water/);
  expect(text).toMatch(/About “[^”]*spices season a vegetable soup\\?\??” the documents say nothing\.$/);
});

it('come from the whole passage where no author wrote an answer', async () => {
  library = libraryFrom({
    'rules.md':
      '# Course rules\n\n## Late work\n\nEvery day of delay costs 10 percent of the points. After five days nothing is accepted.\n\n## Grades\n\nThe limits are these:\n\n- 75 points: B\n- 90 points: A',
  });
  expect(await textOf('how many points does a day of delay cost?')).toMatch(
    /Every day of delay costs 10 percent of the points\. After five days nothing is accepted\.$/,
  );
  expect(await textOf('what are the limits of the grades?')).toMatch(
    /The limits are these:\n- 75 points: B\n- 90 points: A$/,
  );
  expect(await textOf('who is the president of France?')).toBe('declined');
  // Nothing is near to what is about something else.
  expect(await answer('who won the cup final, and who keeps the deposit of a flat?')).toEqual({
    kind: 'declined',
    nearest: [],
  });
});

it('of a server’s own document may be near, which is said', async () => {
  const rules = `# Exam\n\nThe written exam takes 90 minutes in room 204. A calculator is allowed.\n\n# Homework\n\nHand in every sheet by Monday.\n`;
  library = libraryFrom({ 'own/rules.md': rules });
  const question = 'is there coffee at the exam?';
  expect(await textOf(question)).toMatch(/^The documents may not answer this[\s\S]*written exam/);
  library.close();
  library = libraryFrom({ 'rules.md': rules });
  expect(await textOf(question)).toBe('declined');
});
