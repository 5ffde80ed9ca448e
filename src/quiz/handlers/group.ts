/** The buttons of a group's quiz: answering, ending a question, stopping, playing again. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Buttons, InstantContext } from '../../discord/command.ts';
import { failureReply } from '../../discord/failures.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { type AnswerInput, endQuestionNow, revealHint, submitAnswer } from '../group.ts';
import { findAnswer } from '../tables/answers.ts';
import { quizQuestionsOf } from '../tables/quiz-questions.ts';
import { answerSheetReply, sheetSlot } from '../views/answer-sheet.ts';
import { answerForm, parseAnswer, requireOpen, requireQuestionHere } from './answer-form.ts';
import { replayQuiz, stopRunning } from './now.ts';

/** What the person has answered so far. */
function sheet({ services: { db }, person }: InstantContext, questionId: number, quizId: number): Reply {
  const posted = quizQuestionsOf(db, quizId)
    .filter(({ status }) => status !== 'planned' && status !== 'lost')
    .map((quizQuestion) => ({ quizQuestion, answer: findAnswer(db, quizQuestion.id, person.id) }));
  const [current] = posted.filter(({ quizQuestion }) => quizQuestion.id === questionId);
  if (!current) throw new UserError('This question is no longer kept.');
  return answerSheetReply(
    current,
    posted.filter((each) => each !== current),
  );
}

/** A press can come before Discord's response to the question's message. It waits for that at most so long. */
const postedWithinMs = 1_000;
const postedCheckMs = 20;

/** A question of this server that is posted. @throws UserError for any other */
async function postedQuestion(context: InstantContext, id: number) {
  for (let waited = 0; ; waited += postedCheckMs) {
    const found = requireQuestionHere(context, id);
    if (found.quizQuestion.status !== 'sending') return found;
    if (waited >= postedWithinMs)
      throw new UserError('This question is just being posted. Press again in a moment.');
    await sleep(postedCheckMs);
  }
}

/** A reply, or why there is none, in the person's private message of this quiz. */
async function inSlot(context: InstantContext, questionId: number, run: () => Reply): Promise<Reply> {
  const { quiz, quizQuestion } = await postedQuestion(context, questionId);
  const slot = sheetSlot(quiz, quizQuestion);
  try {
    return { ...run(), slot };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...failureReply(error, context.services.log), slot };
  }
}

/** Saves an answer and replies privately. */
function submit(context: InstantContext, questionId: number, input: () => AnswerInput): Promise<Reply> {
  return inSlot(context, questionId, () => {
    const { services, person } = context;
    const { quiz, quizQuestion } = requireQuestionHere(context, questionId);
    const outcome = submitAnswer(services.db, questionId, person.id, input(), Date.now());
    if (outcome.kind === 'won') services.quizzes.scheduler.wake();
    else services.quizzes.scheduler.updateCount(quiz, quizQuestion);
    if (outcome.kind === 'won') return { text: '✅ **Right**, and you were the first!' };
    if (outcome.kind === 'wrong')
      return { text: '❌ **Not right.** In a race you have one try; the next question is yours again.' };
    return sheet(context, questionId, quiz.id);
  });
}

export const groupButtons = {
  pick: {
    kind: 'instant',
    run: (context, [id, option]) => submit(context, id, () => ({ option })),
  },
  unpick: {
    // Never an edit: the press may claim to come from the question, which everybody reads.
    kind: 'instant',
    run: (context, [id, option]) => submit(context, id, () => ({ deselected: option })),
  },
  type: {
    kind: 'form',
    form: (context, [id]) => answerForm(requireOpen(requireQuestionHere(context, id).quizQuestion).question),
    result: 'instant',
    run: (context, [id], typed) =>
      submit(context, id, () => ({
        given: parseAnswer(requireQuestionHere(context, id).quizQuestion.question, typed.answer ?? ''),
      })),
  },
  hint: {
    kind: 'instant',
    run: (context, [id]) =>
      inSlot(context, id, () => {
        const { quiz } = requireQuestionHere(context, id);
        revealHint(context.services.db, id, context.person.id, Date.now());
        return sheet(context, id, quiz.id);
      }),
  },
  // The question's own message shows what comes of it.
  reveal: {
    kind: 'instant',
    run: async (context, [id]) => {
      const { services, person, mayManage } = context;
      await postedQuestion(context, id);
      endQuestionNow(services.db, id, { id: person.id, mayManage }, Date.now());
      services.quizzes.scheduler.wake();
      return undefined;
    },
  },
  stop: {
    kind: 'instant',
    run: (context, [id]) => {
      stopRunning(context, id);
      return undefined;
    },
  },
  replay: { kind: 'reply', run: (context, [id]) => replayQuiz(context, id) },
} satisfies Partial<Buttons<typeof quizActions>>;
