/** The buttons of a quiz at one's own pace; a review is one, too. */
import { findAnswer, scores } from '../../db/answers.ts';
import { askedIn } from '../../db/asked.ts';
import { findMemory } from '../../db/memories.ts';
import { findQuiz, type Quiz } from '../../db/quizzes.ts';
import { UserError } from '../../errors.ts';
import { answerOwn, current, hintOwn, ownQuestion, startOwn } from '../../quiz/own.ts';
import type { Given } from '../../quiz/types.ts';
import type { Answer } from '../answer.ts';
import type { Asked, ButtonHandler } from '../command.ts';
import { feedbackAnswer, marks, ownQuestionAnswer, ownResultAnswer, toggled } from '../replies/own-quiz.ts';
import { questionsForWish } from './choose.ts';
import { answerForm, askedOr, given } from './typed.ts';

/** The question that is to be answered now, or how it went once all are over. */
export function showCurrent(
  { context: { db, library }, person }: Pick<Asked, 'context' | 'person'>,
  quiz: Quiz,
): Answer {
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

function hand(asker: Pick<Asked, 'context' | 'person'>, askedId: number, answer: Given): Answer {
  const { context, person } = asker;
  const { db, library } = context;
  const { quiz, asked, right } = answerOwn(db, askedId, person.id, answer, Date.now());
  const due = asked.topic === null ? undefined : findMemory(db, person.id, asked.topic)?.due;
  const total = askedIn(db, quiz.id).length;
  return feedbackAnswer({ quiz, asked, total, given: answer, right, library: library(), due });
}

const yesNo = (kind: string, option: number): Given => (kind === 'boolean' ? option === 0 : [option]);

export const ownButtons: Record<string, ButtonHandler> = {
  take: {
    kind: 'edit',
    run: (asker, [id, option]) => {
      const asked = askedOr(asker.context, id);
      return hand(asker, asked.id, yesNo(asked.question.kind, Number(option)));
    },
  },
  mark: {
    kind: 'edit',
    run: ({ context, person }, [id, set = '', option]) => {
      const { quiz, asked } = ownQuestion(context.db, Number(id), person.id);
      const total = askedIn(context.db, quiz.id).length;
      const hinted = findAnswer(context.db, asked.id, person.id)?.hinted ? asked.question.hint : undefined;
      return ownQuestionAnswer({ quiz, asked, total }, toggled(marks(set), Number(option)), hinted);
    },
  },
  hand: { kind: 'edit', run: (asker, [id, set = '']) => hand(asker, Number(id), marks(set)) },
  write: {
    kind: 'form',
    form: ({ context, person }, [id]) =>
      answerForm(ownQuestion(context.db, Number(id), person.id).asked.question),
    result: 'edit',
    run: (asker, [id], typed) => {
      const { question } = askedOr(asker.context, id);
      return hand(asker, Number(id), given(question, typed.answer ?? ''));
    },
  },
  clue: {
    kind: 'edit',
    run: ({ context, person }, [id]) => {
      const { quiz, asked } = hintOwn(context.db, Number(id), person.id, Date.now());
      return ownQuestionAnswer(
        { quiz, asked, total: askedIn(context.db, quiz.id).length },
        [],
        asked.question.hint,
      );
    },
  },
  next: { kind: 'edit', run: (asker, [id]) => showCurrent(asker, mine(asker, id)) },
  again: {
    kind: 'edit',
    run: (asker, [id]) => {
      const { kind, title, channelId } = mine(asker, id);
      const { context, person, serverId } = asker;
      const questions = questionsForWish(asker, {}, Date.now());
      const place = { serverId, channelId, hostId: person.id, title: kind === 'review' ? 'Quiz' : title };
      return showCurrent(asker, startOwn(context.db, { ...place, kind: 'own' }, questions, Date.now()));
    },
  },
};

function mine({ context, person }: Pick<Asked, 'context' | 'person'>, id: string | undefined): Quiz {
  const quiz = findQuiz(context.db, Number(id));
  if (!quiz || quiz.hostId !== person.id)
    throw new UserError('Somebody else answers here. `/quiz now mode:own` starts a quiz of your own.');
  return quiz;
}
