/** A group's answers for its teacher. Each learner's privacy setting applies. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Database } from '../db/open.ts';
import { givenText, solution } from './grade.ts';
import { quizIdsOf, type TopicShare } from './tables/answer-statistics.ts';
import { answersTo } from './tables/answers.ts';
import { quizQuestionsOf } from './tables/quiz-questions.ts';
import { findQuiz } from './tables/quizzes.ts';

const headings = [
  'time',
  'quiz',
  'question',
  'topic',
  'learner',
  'answer',
  'solution',
  'right',
  'points',
  'hint',
];

/** Yields to the event loop after this many rows or questions. */
const rowsAtOnce = 500;
const questionsAtOnce = 20;

export interface AnswersTable {
  csv: Buffer;
  rows: number;
}

/**
 * Every answer to a question that is over, quiz by quiz and question by question. Anonymous learners
 * get a number that is valid for this table only; hidden learners are left out.
 */
export async function answersTable(
  db: Database,
  filter: { serverId: string; quizId?: number },
  topicTitle: (id: string) => string | undefined,
): Promise<AnswersTable> {
  const numbers = new Map<string, number>();
  const nameOf = ({ userId, name, visibility }: ReturnType<typeof answersTo>[number]): string => {
    if (visibility === 'named') return name;
    numbers.set(userId, numbers.get(userId) ?? numbers.size + 1);
    return `anonymous ${numbers.get(userId)}`;
  };
  const pieces = [Buffer.from('\uFEFF')];
  let waiting: string[][] = [headings];
  let rows = 0;
  let questions = 0;
  const flush = () => {
    if (waiting.length === 0) return;
    // A cell that begins like a formula would be one in a spreadsheet.
    pieces.push(Buffer.from(stringify(waiting, { escape_formulas: true })));
    waiting = [];
  };
  for (const quizId of quizIdsOf(db, filter)) {
    const quiz = `${findQuiz(db, quizId)?.title ?? ''} (${quizId})`;
    for (const { id, question, topic, status } of quizQuestionsOf(db, quizId)) {
      if (status !== 'closed') continue;
      const about = [quiz, question.prompt, topicTitle(topic ?? '') ?? ''];
      const right = solution(question);
      for (const entry of answersTo(db, id)) {
        if (entry.visibility === 'hidden') continue;
        rows += 1;
        waiting.push([
          new Date(entry.answeredAt).toISOString(),
          ...about,
          nameOf(entry),
          entry.given === null ? '' : givenText(question, entry.given),
          right,
          entry.right ? 'yes' : 'no',
          String(entry.points),
          entry.hinted ? 'yes' : 'no',
        ]);
      }
      questions += 1;
      if (waiting.length < rowsAtOnce && questions % questionsAtOnce > 0) continue;
      flush();
      await nextTurn();
    }
  }
  flush();
  return { csv: Buffer.concat(pieces), rows };
}

/** A share of fewer answers than this says nothing. */
export const fewestAnswers = 3;

/** Concepts with enough answers, the weakest first. */
export const weakest = (shares: readonly TopicShare[]): TopicShare[] =>
  shares
    .filter(({ answered }) => answered >= fewestAnswers)
    .toSorted((a, b) => a.right / a.answered - b.right / b.answered || b.answered - a.answered);
