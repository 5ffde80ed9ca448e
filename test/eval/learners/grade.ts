/** Grades the answers to real questions of learners by hand-made labels. */
import type { Library } from '../../../src/types/lessons.ts';
import type { Ask, Grade, Miss } from '../grade.ts';
import labels from './labels.json' with { type: 'json' };
import { type LearnerQuestion, tuningQuestions } from './questions.ts';

const judged = labels as Record<string, { right: string[] }>;

/**
 * Leaves out questions without a right answer in the lessons.
 *
 * @param every asks one of this many questions
 */
export async function gradeLearners({ topics }: Library, ask: Ask, every = 1): Promise<Grade> {
  const textOf = new Map(
    [...topics.values()].flatMap(({ answers }) =>
      answers.flatMap(({ questions, text }) => questions.map((wording): [string, string] => [wording, text])),
    ),
  );
  const [answerable, declined] = [
    tuningQuestions.filter(({ id }) => (judged[id]?.right.length ?? 0) > 0),
    tuningQuestions.filter(({ kind }) => kind === 'decline'),
  ].map((all) => all.filter((_, i) => i % every === 0)) as [LearnerQuestion[], LearnerQuestion[]];
  const misses: Miss[] = [];
  for (const { id, question } of answerable) {
    const { text } = await ask(question);
    const right = judged[id]?.right.map((key) => textOf.get(key) ?? key) ?? [];
    if (!right.some((each) => text.includes(each)))
      misses.push({ ask: question, wanted: right[0] ?? '', got: text });
  }
  const wrong = misses.length;
  for (const { question } of declined) {
    const { kind, text } = await ask(question);
    if (kind === 'answered') misses.push({ ask: question, wanted: 'to be declined', got: text });
  }
  return {
    name: 'learners',
    correct: 1 - wrong / answerable.length,
    declined: 1 - (misses.length - wrong) / declined.length,
    misses,
  };
}
