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
import { scores } from '../tables/answer-statistics.ts';
import { findAnswer } from '../tables/answers.ts';
import { findMemory } from '../tables/memories.ts';
import { quizQuestionsOf } from '../tables/quiz-questions.ts';
import { findQuiz, type Quiz } from '../tables/quizzes.ts';
import { soloFeedbackReply, soloQuestionReply, soloResultReply, toggled } from '../views/solo.ts';
import { answerForm, parseAnswer } from './answer-form.ts';
import { questionsForRequest } from './criteria.ts';

/** The current question, or the result once all are answered. */
export function showCurrentQuestion(
  { services: { db, library }, person }: CommandContext,
  quiz: Quiz,
): Reply {
  const quizQuestion = currentQuestion(db, quiz.id, Date.now());
  const all = quizQuestionsOf(db, quiz.id);
  if (quizQuestion) return soloQuestionReply({ quiz, quizQuestion, total: all.length });
  const [score] = scores(db, { quizId: quiz.id, userId: person.id, includeHidden: true });
  return soloResultReply({
    quiz,
    right: score?.right ?? 0,
    points: score?.points ?? 0,
    total: all.length,
    wrong: all.filter(({ id }) => !findAnswer(db, id, person.id)?.right),
    library: library(),
  });
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
  again: {
    kind: 'edit',
    run: async (context, [id]) => {
      const { kind, title, channelId } = requireOwnQuiz(context, id);
      const { services, person, serverId } = context;
      const questions = await questionsForRequest(context, { alone: true }, Date.now());
      const place = { serverId, channelId, hostId: person.id, title: kind === 'review' ? 'Quiz' : title };
      return showCurrentQuestion(
        context,
        startSolo(services.db, { ...place, kind: 'own' }, questions, Date.now()),
      );
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;

function requireOwnQuiz({ services, person }: CommandContext, id: number): Quiz {
  const quiz = findQuiz(services.db, id);
  if (!quiz || quiz.hostId !== person.id || !isSolo(quiz))
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return quiz;
}
