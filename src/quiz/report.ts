/** What a group's answers look like to its teacher, with every learner as visible as they wish. */
import { stringify } from 'csv-stringify/sync';
import type { answerLog, TopicShare } from '../db/answers.ts';
import { solution, spoken } from './grade.ts';

type Log = ReturnType<typeof answerLog>;

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

/** Learners who wish to stay anonymous get a number that holds for this table only; hidden ones are not in it. */
export function answersCsv(log: Log, topicTitle: (id: string) => string | undefined): string {
  const numbers = new Map<string, number>();
  const nameOf = ({ userId, name, visibility }: Log[number]): string => {
    if (visibility === 'named') return name;
    numbers.set(userId, numbers.get(userId) ?? numbers.size + 1);
    return `anonymous ${numbers.get(userId)}`;
  };
  const rows = log
    .filter(({ visibility }) => visibility !== 'hidden')
    .map((entry) => [
      new Date(entry.answeredAt).toISOString(),
      `${entry.title} (${entry.quizId})`,
      entry.question.prompt,
      topicTitle(entry.topic ?? '') ?? '',
      nameOf(entry),
      entry.given === null ? '' : spoken(entry.question, entry.given),
      solution(entry.question),
      entry.right ? 'yes' : 'no',
      String(entry.points),
      entry.hinted ? 'yes' : 'no',
    ]);
  // A cell that begins like a formula would be one in a spreadsheet.
  return stringify([headings, ...rows], { escape_formulas: true });
}

/** Below so many answers a share says nothing. */
const fewest = 3;

/** Concepts with enough answers, the weakest first. */
export const weakest = (shares: readonly TopicShare[]): TopicShare[] =>
  shares
    .filter(({ answered }) => answered >= fewest)
    .toSorted((a, b) => a.right / a.answered - b.right / b.answered || b.answered - a.answered);
