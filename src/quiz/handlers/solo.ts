/** The buttons of a quiz at one's own pace; a review is one, too. */

import type { Buttons, CommandContext, InstantContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { Given, Question } from '../../types/quiz.ts';
import type { quizActions } from '../actions.ts';
import { checkPressed, withOption } from '../press.ts';
import { answerSolo, anySoloQuestion, current, isSolo, soloHint, soloQuestion, startSolo } from '../solo.ts';
import { findAnswer, scores } from '../tables/answers.ts';
import { findMemory } from '../tables/memories.ts';
import { quizQuestionsOf } from '../tables/quiz-questions.ts';
import { findQuiz, type Quiz } from '../tables/quizzes.ts';
import { feedbackReply, soloQuestionReply, soloResultReply, toggled } from '../views/solo.ts';
import { answerForm, given } from './answer-form.ts';
import { questionsForRequest } from './criteria.ts';

/** The question that is to be answered now, or how it went once all are over. */
export function showCurrent({ services: { db, library }, person }: CommandContext, quiz: Quiz): Reply {
  const asked = current(db, quiz.id, Date.now());
  const all = quizQuestionsOf(db, quiz.id);
  if (asked) return soloQuestionReply({ quiz, asked, total: all.length });
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

function hand(context: CommandContext, questionId: number, answer: Given): Reply {
  const { services, person } = context;
  const over = feedbackOn(context, questionId);
  if (over) return over;
  answerSolo(services.db, questionId, person.id, answer, Date.now());
  return feedbackOn(context, questionId) as Reply;
}

/**
 * What a question says that is over; undefined while it is open. Who presses again, because the first reply was lost,
 * reads it then, and goes on from there.
 */
function feedbackOn(
  { services: { db, library }, person }: CommandContext,
  questionId: number,
): Reply | undefined {
  const { quiz, asked } = anySoloQuestion(db, questionId, person.id);
  const answer = findAnswer(db, questionId, person.id);
  if (asked.status === 'open' || !answer || answer.given === null) return undefined;
  const due = asked.topic === null ? undefined : findMemory(db, person.id, asked.topic)?.due;
  const { given, right } = answer;
  return feedbackReply({
    quiz,
    asked,
    total: quizQuestionsOf(db, quiz.id).length,
    given,
    right,
    library: library(),
    due,
  });
}

/** The question as it stands, with what is marked. */
function shown(
  { services: { db }, person }: CommandContext,
  questionId: number,
  marked: number[],
  hint?: string,
): Reply {
  const { quiz, asked } = soloQuestion(db, questionId, person.id);
  const hinted = findAnswer(db, asked.id, person.id)?.hinted ? asked.question.hint : undefined;
  return soloQuestionReply(
    { quiz, asked, total: quizQuestionsOf(db, quiz.id).length },
    marked,
    hint ?? hinted,
  );
}

const questionOf = ({ services, person }: InstantContext, questionId: number): Question =>
  anySoloQuestion(services.db, questionId, person.id).asked.question;

export const soloButtons = {
  take: {
    kind: 'edit',
    run: (context, [id, option]) => hand(context, id, withOption(questionOf(context, id), null, option)),
  },
  mark: {
    kind: 'edit',
    run: (context, [id, set, option]) => {
      checkPressed(questionOf(context, id), [...set, option]);
      return feedbackOn(context, id) ?? shown(context, id, toggled(set, option));
    },
  },
  hand: {
    kind: 'edit',
    run: (context, [id, set]) => {
      checkPressed(questionOf(context, id), set);
      return hand(context, id, set);
    },
  },
  write: {
    kind: 'form',
    form: (context, [id]) => answerForm(questionOf(context, id)),
    result: 'edit',
    run: (context, [id], typed) => hand(context, id, given(questionOf(context, id), typed.answer ?? '')),
  },
  clue: {
    kind: 'edit',
    run: (context, [id]) => {
      const over = feedbackOn(context, id);
      if (over) return over;
      const asked = soloHint(context.services.db, id, context.person.id, Date.now());
      return shown(context, id, [], asked.question.hint);
    },
  },
  next: { kind: 'edit', run: (context, [id]) => showCurrent(context, mine(context, id)) },
  again: {
    kind: 'edit',
    run: async (context, [id]) => {
      const { kind, title, channelId } = mine(context, id);
      const { services, person, serverId } = context;
      const questions = await questionsForRequest(context, {}, Date.now());
      const place = { serverId, channelId, hostId: person.id, title: kind === 'review' ? 'Quiz' : title };
      return showCurrent(context, startSolo(services.db, { ...place, kind: 'own' }, questions, Date.now()));
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;

function mine({ services, person }: CommandContext, id: number): Quiz {
  const quiz = findQuiz(services.db, id);
  if (!quiz || quiz.hostId !== person.id || !isSolo(quiz))
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return quiz;
}
