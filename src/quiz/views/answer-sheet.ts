/** What one person has answered in a group's quiz: their private message. */
import { inRows, type Reply, type Slot } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { letter, plural } from '../../text/format.ts';
import type { Given, Question } from '../../types/quiz.ts';
import { quizActions } from '../actions.ts';
import { givenText } from '../grade.ts';
import type { QuizAnswer } from '../tables/answers.ts';
import type { QuizQuestion } from '../tables/quiz-questions.ts';
import type { Quiz } from '../tables/quizzes.ts';

/** A question of the quiz, with the person's answer to it. */
export interface Answered {
  quizQuestion: QuizQuestion;
  answer: QuizAnswer | undefined;
}

/**
 * The private message of a quiz. Questions that come one after the other each have a place of their own, so that it
 * stands below the question that is open.
 */
export const sheetSlot = (quiz: Quiz, { id }: QuizQuestion): Slot => ({
  name: `quiz ${quiz.id}`,
  ...(!quiz.simultaneous && { place: String(id) }),
});

/** @param others the other questions of the quiz that were posted */
export function answerSheetReply({ quizQuestion, answer }: Answered, others: readonly Answered[]): Reply {
  const { id, question } = quizQuestion;
  const given = answer?.given ?? null;
  const several = question.kind === 'multiple' && Array.isArray(given) ? given : [];
  return {
    text: [
      answerLine(question, given, others.length > 0 ? ` to question ${quizQuestion.position + 1}` : ''),
      ...(answer?.hinted && question.hint !== undefined ? [`**Hint:** ${question.hint}`] : []),
      ...(others.length > 0 ? ['', ...others.map(otherLine), ...sumLine(others)] : []),
    ].join('\n'),
    ...(answer?.hinted && { footer: 'With the hint a right answer is worth 6 points instead of 10' }),
    buttons: inRows(
      several.map((option) => ({
        label: `Take back ${letter(option)}`,
        action: quizActions.to.unpick(id, option),
      })),
    ),
  };
}

/** `which`: the question, where there are several. */
function answerLine(question: Question, given: Given | null, which: string): string {
  if (given === null) return 'You have not answered yet.';
  if (Array.isArray(given) && given.length === 0)
    return 'You have taken your answer back. Until the question ends you may give another one.';
  return `Your answer${which}: **${textOf(question, given)}**. Until the question ends you may change it.`;
}

const textOf = (question: Question, given: Given): string =>
  typeof given === 'string' ? quote(given) : givenText(question, given);

function otherLine({ quizQuestion, answer }: Answered): string {
  const name = `Question ${quizQuestion.position + 1}`;
  const given = answer?.given ?? null;
  if (quizQuestion.status !== 'closed')
    return given === null
      ? `▫️ ${name}: not answered yet`
      : `▫️ ${name}: **${textOf(quizQuestion.question, given)}**`;
  if (given === null) return `❌ ${name}: no answer`;
  return answer?.right ? `✅ ${name}: right, ${plural(answer.points, 'point')}` : `❌ ${name}: not right`;
}

function sumLine(others: readonly Answered[]): string[] {
  const closed = others.filter(({ quizQuestion }) => quizQuestion.status === 'closed');
  const points = closed.reduce((sum, { answer }) => sum + (answer?.points ?? 0), 0);
  return closed.length > 0 ? [`**${plural(points, 'point')}** before this question`] : [];
}
