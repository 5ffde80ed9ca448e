/** When a group's quiz is over, and how its messages are told apart. */
import type { QuizQuestion } from './tables/quiz-questions.ts';
import type { Quiz } from './tables/quizzes.ts';

/** A quiz that went question by question is not taken up again after this. */
const abandonedMs = 10 * 60_000;

/** After a long absence nobody waits for the next question; and those that are asked together are over together. */
export const isQuizOver = (
  { simultaneous, nextAt }: Quiz,
  questions: QuizQuestion[],
  now: number,
): boolean =>
  simultaneous
    ? questions.some(({ status }) => status === 'closed')
    : questions.some(({ status }) => status !== 'planned') && now - (nextAt ?? now) > abandonedMs;

/** Discord recognises a message that is sent twice for a few minutes; we rely on this much. */
export const nonceMs = 120_000;

/** At most 25 characters, the same at every attempt and never again. */
export const questionNonce = ({ createdAt }: Quiz, { id }: QuizQuestion): string =>
  `q${id.toString(36)}.${createdAt.toString(36)}`;

/** The same for the message with a quiz's results. */
export const resultsNonce = ({ createdAt, id }: Quiz): string =>
  `r${id.toString(36)}.${createdAt.toString(36)}`;
