/** The three questions of a unit, as a quiz of one's own. */
import type { Buttons, CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { showCurrentQuestion } from '../../quiz/handlers/solo.ts';
import { startSolo } from '../../quiz/solo.ts';
import { findAnswer } from '../../quiz/tables/answers.ts';
import { askable } from '../../quiz/tables/excluded-questions.ts';
import { quizQuestionsOf } from '../../quiz/tables/quiz-questions.ts';
import type { Quiz } from '../../quiz/tables/quizzes.ts';
import type { Unit } from '../../types/course.ts';
import { UserError } from '../../types/errors.ts';
import type { Question } from '../../types/quiz.ts';
import type { learnActions } from '../actions.ts';
import { chooseForUnit } from '../questions.ts';
import { noteStep, standingOf, unitNamed } from '../standing.ts';
import { latestUnitQuiz } from '../tables/unit-quizzes.ts';
import { unitResultReply } from '../views/result.ts';
import { learnerFor, placeOfLearner } from './open.ts';

/** Goes on with the unit's quiz; asks again what was wrong; else three new questions. */
async function ask(context: CommandContext, unit: Unit): Promise<Reply> {
  const { services, person, serverId, messageRef } = context;
  const latest = latestUnitQuiz(services.db, placeOfLearner(context), unit.id);
  if (latest?.status === 'running') return showCurrentQuestion(context, latest);
  const again = latest ? wrongIn(context, latest) : [];
  const questions = await questionsOf(context, unit, again);
  const where = { serverId, channelId: messageRef.channelId, hostId: person.id, kind: 'own' as const };
  const quiz = startSolo(
    services.db,
    { ...where, title: unit.title, request: { unit: unit.id } },
    questions,
    Date.now(),
  );
  return showCurrentQuestion(context, quiz);
}

/** @param again facts to ask again @throws UserError where the unit has no question */
export async function questionsOf(
  { services, serverId }: Pick<CommandContext, 'services' | 'serverId'>,
  unit: Unit,
  again: readonly string[],
): Promise<Question[]> {
  const library = services.library();
  const { templates } = await services.quizzes.bankOf(library);
  const mayAsk = serverId === null ? templates : askable(services.db, serverId, templates);
  const questions = chooseForUnit(library, mayAsk, unit, again, Math.random);
  if (questions.length === 0)
    throw new UserError('This unit has no questions. Whoever wrote it can add some; `/quiz now` has others.');
  return questions;
}

function wrongIn({ services: { db }, person }: CommandContext, { id }: Quiz): string[] {
  return quizQuestionsOf(db, id)
    .filter((each) => !findAnswer(db, each.id, person.id)?.right)
    .map(({ fact }) => fact);
}

/** The result of a unit's quiz; undefined for any other quiz, and where the unit is gone. */
export function unitResult(context: CommandContext, quiz: Quiz): Reply | undefined {
  const { db, library } = context.services;
  const unit = library().units.find(({ id }) => id === quiz.request?.unit);
  if (!unit) return undefined;
  const wrong = wrongIn(context, quiz).length;
  const learner = learnerFor(context);
  const step = unit.steps.find(({ kind }) => kind === 'quiz');
  if (wrong === 0 && step) noteStep(db, learner, unit, step);
  const standing = standingOf(db, library(), learner);
  return unitResultReply({
    library: library(),
    standing,
    unit,
    wrong,
    total: quizQuestionsOf(db, quiz.id).length,
  });
}

export const quizButtons = {
  quiz: { kind: 'edit', run: (context, [unit]) => ask(context, unitNamed(context.services.library(), unit)) },
} satisfies Partial<Buttons<typeof learnActions>>;
