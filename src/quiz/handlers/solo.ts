/** The buttons of solo quizzes and reviews. */

import type { Buttons, CommandContext, InstantContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { Given, Question } from '../../types/quiz.ts';
import type { quizActions } from '../actions.ts';
import { checkSelection, selectOption } from '../option-selection.ts';
import {
  currentQuestion,
  isSolo,
  requireOpenSoloQuestion,
  requireSoloQuestion,
  revealSoloHint,
  startSolo,
  submitSoloAnswer,
} from '../solo.ts';
import { findAnswer } from '../tables/answers.ts';
import { findMemory } from '../tables/memories.ts';
import { quizQuestionsOf } from '../tables/quiz-questions.ts';
import { findQuiz, type Quiz, shareQuiz, unshareQuiz } from '../tables/quizzes.ts';
import { standingsOf } from '../tables/standings.ts';
import {
  sharedResultReply,
  soloFeedbackReply,
  soloQuestionReply,
  soloResultReply,
  toggled,
} from '../views/solo.ts';
import { answerForm, parseAnswer } from './answer-form.ts';
import { requestOf, usualLength } from './criteria.ts';
import { prepare } from './prepare.ts';

/** The current question, or the result once all are answered. */
export function showCurrentQuestion(context: CommandContext, quiz: Quiz): Reply {
  const { services, person } = context;
  const { db, library } = services;
  const quizQuestion = currentQuestion(db, quiz.id, Date.now());
  const all = quizQuestionsOf(db, quiz.id);
  if (quizQuestion) return soloQuestionReply({ quiz, quizQuestion, total: all.length });
  const result = services.quizzes.resultFor(context, quiz);
  if (result) return result;
  const wrong = all.filter(({ id }) => !findAnswer(db, id, person.id)?.right);
  const points = standingsOf(db, quiz.id).people[0]?.points ?? 0;
  return soloResultReply({ quiz, points, total: all.length, wrong, library: library() });
}

function submitSolo(context: CommandContext, questionId: number, answer: Given): Reply {
  const { services, person } = context;
  const feedback = feedbackOn(context, questionId);
  if (feedback) return feedback;
  submitSoloAnswer(services.db, questionId, person.id, answer, Date.now());
  return feedbackOn(context, questionId) as Reply;
}

/**
 * The feedback on a closed question; undefined while it is open. A learner whose first reply was lost presses again and
 * reads it then.
 */
function feedbackOn(
  { services: { db, library }, person }: CommandContext,
  questionId: number,
): Reply | undefined {
  const { quiz, quizQuestion } = requireSoloQuestion(db, questionId, person.id);
  const answer = findAnswer(db, questionId, person.id);
  if (quizQuestion.status === 'open' || !answer || answer.given === null) return undefined;
  const due = quizQuestion.topic === null ? undefined : findMemory(db, person.id, quizQuestion.topic)?.due;
  const { given, right } = answer;
  return soloFeedbackReply({
    quiz,
    quizQuestion,
    total: quizQuestionsOf(db, quiz.id).length,
    given,
    right,
    standings: standingsOf(db, quiz.id),
    library: library(),
    due,
  });
}

/** The question with its marked options. */
function questionReply(
  { services: { db }, person }: CommandContext,
  questionId: number,
  marked: number[],
  hint?: string,
): Reply {
  const { quiz, quizQuestion } = requireOpenSoloQuestion(db, questionId, person.id);
  const hinted = findAnswer(db, quizQuestion.id, person.id)?.hinted ? quizQuestion.question.hint : undefined;
  return soloQuestionReply(
    { quiz, quizQuestion, total: quizQuestionsOf(db, quiz.id).length },
    marked,
    hint ?? hinted,
  );
}

const questionOf = ({ services, person }: InstantContext, questionId: number): Question =>
  requireSoloQuestion(services.db, questionId, person.id).quizQuestion.question;

export const soloButtons = {
  take: {
    kind: 'edit',
    run: (context, [id, option]) =>
      submitSolo(context, id, selectOption(questionOf(context, id), null, option)),
  },
  mark: {
    kind: 'edit',
    run: (context, [id, set, option]) => {
      checkSelection(questionOf(context, id), [...set, option]);
      return feedbackOn(context, id) ?? questionReply(context, id, toggled(set, option));
    },
  },
  hand: {
    kind: 'edit',
    run: (context, [id, set]) => {
      checkSelection(questionOf(context, id), set);
      return submitSolo(context, id, set);
    },
  },
  write: {
    kind: 'form',
    form: (context, [id]) => answerForm(questionOf(context, id)),
    result: 'edit',
    run: (context, [id], typed) =>
      submitSolo(context, id, parseAnswer(questionOf(context, id), typed.answer ?? '')),
  },
  clue: {
    kind: 'edit',
    run: (context, [id]) => {
      const feedback = feedbackOn(context, id);
      if (feedback) return feedback;
      const quizQuestion = revealSoloHint(context.services.db, id, context.person.id, Date.now());
      return questionReply(context, id, [], quizQuestion.question.hint);
    },
  },
  next: { kind: 'edit', run: (context, [id]) => showCurrentQuestion(context, requireOwnQuiz(context, id)) },
  // The result stays as it is.
  again: {
    kind: 'private',
    run: async (context, [id]) => {
      const earlier = requireOwnQuiz(context, id);
      const { kind, title, channelId } = earlier;
      const { services, person, serverId } = context;
      const isReview = kind === 'review';
      const length = isReview ? usualLength : quizQuestionsOf(services.db, id).length;
      const request = requestOf(earlier, length);
      const { questions } = await prepare(context, request);
      const place = { serverId, channelId, hostId: person.id, title: isReview ? 'Quiz' : title, request };
      return showCurrentQuestion(
        context,
        startSolo(services.db, { ...place, kind: 'own' }, questions, Date.now()),
      );
    },
  },
  share: {
    kind: 'reply',
    run: (context, [id]) => {
      const quiz = requireOwnQuiz(context, id);
      const { db } = context.services;
      const isHere = quiz.serverId !== null && quiz.serverId === context.serverId;
      if (quiz.kind !== 'own' || quiz.status !== 'done' || !isHere)
        throw new UserError(
          'Only the result of a finished quiz can be shared, in the server that it was in.',
        );
      if (!shareQuiz(db, id)) throw new UserError('You have shared this result already.');
      context.onUndelivered(() => unshareQuiz(db, id));
      const right = quizQuestionsOf(db, id).map(
        (each) => findAnswer(db, each.id, context.person.id)?.right ?? false,
      );
      const points = standingsOf(db, id).people[0]?.points ?? 0;
      return sharedResultReply(quiz, { userId: context.person.id, right, points });
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;

function requireOwnQuiz({ services, person }: CommandContext, id: number): Quiz {
  const quiz = findQuiz(services.db, id);
  if (!quiz || quiz.hostId !== person.id || !isSolo(quiz))
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return quiz;
}
