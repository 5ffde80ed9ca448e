/** The buttons of a quiz at one's own pace; a review is one, too. */
import { findAnswer, scores } from '../tables/answers.ts';
import { askedIn } from '../tables/quiz-questions.ts';
import { findMemory } from '../tables/memories.ts';
import { findQuiz, type Quiz } from '../tables/quizzes.ts';
import { UserError } from '../../types/errors.ts';
import { answerOwn, anyOwnQuestion, current, hintOwn, isOwn, ownQuestion, startOwn } from '../solo.ts';
import { checkOptions, withOption } from '../press.ts';
import type { Given, Question } from '../../types/quiz.ts';
import type { Answer } from '../../discord/reply.ts';
import type { Asked, Buttons } from '../../discord/command.ts';
import { feedbackAnswer, ownQuestionAnswer, ownResultAnswer, toggled } from '../views/solo.ts';
import { questionsForWish } from './criteria.ts';
import { answerForm, given } from './answer-form.ts';

type Asker = Pick<Asked, 'context' | 'person'>;

/** The question that is to be answered now, or how it went once all are over. */
export function showCurrent({ context: { db, library }, person }: Asker, quiz: Quiz): Answer {
  const asked = current(db, quiz.id, Date.now());
  const all = askedIn(db, quiz.id);
  if (asked) return ownQuestionAnswer({ quiz, asked, total: all.length });
  const [score] = scores(db, { quizId: quiz.id, userId: person.id, includeHidden: true });
  return ownResultAnswer({
    quiz,
    right: score?.right ?? 0,
    points: score?.points ?? 0,
    total: all.length,
    wrong: all.filter(({ id }) => !findAnswer(db, id, person.id)?.right),
    library: library(),
  });
}

function hand(asker: Asker, askedId: number, answer: Given): Answer {
  const { context, person } = asker;
  const over = feedbackOn(asker, askedId);
  if (over) return over;
  answerOwn(context.db, askedId, person.id, answer, Date.now());
  return feedbackOn(asker, askedId) as Answer;
}

/**
 * What a question says that is over; undefined while it is open. Who presses again, because the first reply was lost,
 * reads it then, and goes on from there.
 */
function feedbackOn({ context: { db, library }, person }: Asker, askedId: number): Answer | undefined {
  const { quiz, asked } = anyOwnQuestion(db, askedId, person.id);
  const answer = findAnswer(db, askedId, person.id);
  if (asked.status === 'open' || !answer || answer.given === null) return undefined;
  const due = asked.topic === null ? undefined : findMemory(db, person.id, asked.topic)?.due;
  const { given, right } = answer;
  return feedbackAnswer({
    quiz,
    asked,
    total: askedIn(db, quiz.id).length,
    given,
    right,
    library: library(),
    due,
  });
}

/** The question as it stands, with what is marked. */
function shown({ context: { db }, person }: Asker, askedId: number, marked: number[], hint?: string): Answer {
  const { quiz, asked } = ownQuestion(db, askedId, person.id);
  const hinted = findAnswer(db, asked.id, person.id)?.hinted ? asked.question.hint : undefined;
  return ownQuestionAnswer({ quiz, asked, total: askedIn(db, quiz.id).length }, marked, hint ?? hinted);
}

const questionOf = ({ context, person }: Asker, askedId: number): Question =>
  anyOwnQuestion(context.db, askedId, person.id).asked.question;

export const ownButtons = {
  take: {
    kind: 'edit',
    run: (asker, [id, option]) => hand(asker, id, withOption(questionOf(asker, id), null, option)),
  },
  mark: {
    kind: 'edit',
    run: (asker, [id, set, option]) => {
      checkOptions(questionOf(asker, id), [...set, option]);
      return feedbackOn(asker, id) ?? shown(asker, id, toggled(set, option));
    },
  },
  hand: {
    kind: 'edit',
    run: (asker, [id, set]) => {
      checkOptions(questionOf(asker, id), set);
      return hand(asker, id, set);
    },
  },
  write: {
    kind: 'form',
    form: (asker, [id]) => answerForm(questionOf(asker, id)),
    result: 'edit',
    run: (asker, [id], typed) => hand(asker, id, given(questionOf(asker, id), typed.answer ?? '')),
  },
  clue: {
    kind: 'edit',
    run: (asker, [id]) => {
      const over = feedbackOn(asker, id);
      if (over) return over;
      const asked = hintOwn(asker.context.db, id, asker.person.id, Date.now());
      return shown(asker, id, [], asked.question.hint);
    },
  },
  next: { kind: 'edit', run: (asker, [id]) => showCurrent(asker, mine(asker, id)) },
  again: {
    kind: 'edit',
    run: async (asker, [id]) => {
      const { kind, title, channelId } = mine(asker, id);
      const { context, person, serverId } = asker;
      const questions = await questionsForWish(asker, {}, Date.now());
      const place = { serverId, channelId, hostId: person.id, title: kind === 'review' ? 'Quiz' : title };
      return showCurrent(asker, startOwn(context.db, { ...place, kind: 'own' }, questions, Date.now()));
    },
  },
} satisfies Partial<Buttons<'quiz'>>;

function mine({ context, person }: Asker, id: number): Quiz {
  const quiz = findQuiz(context.db, id);
  if (!quiz || quiz.hostId !== person.id || !isOwn(quiz))
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return quiz;
}
