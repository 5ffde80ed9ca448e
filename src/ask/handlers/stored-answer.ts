/** The buttons below a stored answer: its pages, and what readers think of it. */
import type { CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { topicNamed } from '../../lessons/find-topic.ts';
import { UserError } from '../../types/errors.ts';
import { type AnswerFeedback, giveFeedback } from '../tables/feedback.ts';
import { findQuestion } from '../tables/questions.ts';
import { answerPage, feedbackReply } from '../views/answer.ts';

/**
 * Turns to a page of an answer, counted from 0.
 * @param topics keys of the topics below the answer
 * @throws UserError where the answer is deleted
 */
export function turnPage(
  { services: { db, library } }: CommandContext,
  questionId: number,
  page: number,
  topics: readonly (string | undefined)[],
): Reply {
  const answer = findQuestion(db, questionId);
  if (!answer)
    throw new UserError('This answer is no longer kept, so its pages cannot be turned. Ask again.');
  const known = topics.flatMap((key) => (key === undefined ? [] : (topicNamed(library(), key) ?? [])));
  return answerPage(answer, page, known);
}

/**
 * Stores a reader's verdict on an answer.
 * @throws UserError where the answer is deleted
 */
export function rateAnswer(
  { services: { db }, person }: CommandContext,
  questionId: number,
  verdict: AnswerFeedback['verdict'],
  reason: string | null = null,
): Reply {
  if (!findQuestion(db, questionId))
    throw new UserError('This answer is no longer kept, so nothing can be said about it. Ask again.');
  giveFeedback(db, { questionId, userId: person.id, verdict, reason, givenAt: Date.now() });
  return feedbackReply(verdict);
}
