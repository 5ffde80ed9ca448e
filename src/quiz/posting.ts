/** When a group's quiz is over, and the nonces of its messages. */
import { keyOf } from '../discord/keys.ts';
import type { QuizQuestion } from './tables/quiz-questions.ts';
import type { Quiz } from './tables/quizzes.ts';

/** A quiz that asks one question after the other is not resumed after this pause. */
const abandonedMs = 10 * 60_000;

/** A sequential quiz ends after a long absence of the bot. A simultaneous quiz ends with its first closed question. */
export const isQuizOver = (
  { simultaneous, nextAt }: Quiz,
  questions: QuizQuestion[],
  now: number,
): boolean =>
  simultaneous
    ? questions.some(({ status }) => status === 'closed')
    : questions.some(({ status }) => status !== 'planned') && now - (nextAt ?? now) > abandonedMs;

/** Discord recognises a repeated nonce for a few minutes. The bot relies on this much. */
export const nonceMs = 120_000;

/** At most 25 characters, unique to the question and the same at every attempt. */
export const questionNonce = ({ createdAt }: Quiz, { id }: QuizQuestion): string =>
  `q${id.toString(36)}.${createdAt.toString(36)}`;

/** The same for the message with a quiz's results. */
export const resultsNonce = ({ createdAt, id }: Quiz): string =>
  `r${id.toString(36)}.${createdAt.toString(36)}`;

/** The same for the message that opens a scheduled quiz. */
export const openingNonce = ({ createdAt, id }: Quiz): string =>
  `o${id.toString(36)}.${createdAt.toString(36)}`;

/** The same for a weekly letter that is sent at a time. */
export const letterNonce = (serverId: string, at: number): string => `l${keyOf(`${serverId} ${at}`)}`;
