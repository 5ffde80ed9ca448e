/** A solo quiz as one message that moves from question to question. */

import type { Button, Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import type { Given } from '../../types/quiz.ts';
import { quizActions, reviewActions } from '../actions.ts';
import { givenText } from '../grade.ts';
import type { QuizQuestion } from '../tables/quiz-questions.ts';
import type { Quiz } from '../tables/quizzes.ts';
import type { Standings } from '../tables/standings.ts';
import {
  choiceLabels,
  explainButtons,
  type QuestionInQuiz,
  questionHeading,
  questionText,
  solutionText,
} from './question.ts';

const rightColour = 0x9fd86b;
const wrongColour = 0xd64545;

/** `marked`: selected positions of a multiple-choice question. */
export function soloQuestionReply(
  inQuiz: QuestionInQuiz,
  marked: readonly number[] = [],
  hint?: string,
): Reply {
  const { question } = inQuiz.quizQuestion;
  return {
    title: questionHeading(inQuiz),
    text: [questionText(question), ...(hint ? ['', `**Hint:** ${hint}`] : [])].join('\n'),
    ...(question.kind === 'picture' && { chart: question.picture }),
    buttons: soloButtons(inQuiz.quizQuestion, marked, hint !== undefined),
  };
}

function soloButtons({ id, question }: QuizQuestion, marked: readonly number[], hinted: boolean): Button[][] {
  const labels = choiceLabels(question);
  const several = question.kind === 'multiple';
  const choices = labels.map(
    (label, i): Button => ({
      label,
      action: several ? quizActions.to.mark(id, [...marked], i) : quizActions.to.take(id, i),
      style: !several || marked.includes(i) ? 'primary' : 'secondary',
    }),
  );
  return [
    labels.length > 0 ? choices : [{ label: 'Answer', action: quizActions.to.write(id), style: 'primary' }],
    [
      ...(several
        ? [{ label: 'Done', action: quizActions.to.hand(id, [...marked]), style: 'success' as const }]
        : []),
      ...(question.hint === undefined || hinted ? [] : [{ label: 'Hint', action: quizActions.to.clue(id) }]),
    ],
  ];
}

export interface SoloFeedback extends QuestionInQuiz {
  given: Given;
  right: boolean;
  standings: Standings;
  /** When the concept comes back, in a review. */
  due?: number | undefined;
  library: Library;
}

export function soloFeedbackReply(feedback: SoloFeedback): Reply {
  const { given, right: isRight, standings, due, library, ...inQuiz } = feedback;
  const { quizQuestion, quiz, total } = inQuiz;
  const said = typeof given === 'string' ? quote(given) : givenText(quizQuestion.question, given);
  const last = quizQuestion.position + 1 === total;
  return {
    title: questionHeading(inQuiz),
    text: [
      questionText(quizQuestion.question),
      '',
      `${isRight ? '✅ **Right**' : '❌ **Not this time**'}: you answered ${said}.`,
      solutionText(quizQuestion.question),
    ].join('\n'),
    footer: [
      ...soFar(standings),
      ...(due === undefined
        ? []
        : [`/review asks about ${topicOf(feedback)} again ${whenDue(due, quizQuestion.closedAt ?? due)}`]),
    ].join(' · '),
    colour: isRight ? rightColour : wrongColour,
    buttons: [
      [
        { label: last ? 'How did I do?' : 'Next', action: quizActions.to.next(quiz.id), style: 'primary' },
        ...explainButtons(library, quizQuestion.question),
      ],
    ],
  };
}

function soFar({ people: [own], closed }: Standings): string[] {
  if (!own) return [];
  const row = own.streak > 1 ? [`${own.streak} in a row`] : [];
  return [`${plural(own.points, 'point')} so far`, `${own.right} of ${closed} right`, ...row];
}

/** What is remembered is kept by topic, so a right answer postpones other questions on it, too. */
const topicOf = ({ library, quizQuestion: { topic } }: SoloFeedback): string => {
  const title = topic === null ? undefined : library.topics.get(topic)?.title;
  return title === undefined ? 'it' : `“${title}”`;
};

/** In words, because Discord shows no timestamps in a footer. */
function whenDue(due: number, now: number): string {
  const minutes = Math.max(1, Math.round((due - now) / 60_000));
  if (minutes < 90) return `in ${plural(minutes, 'minute')}`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `in ${plural(hours, 'hour')}` : `in ${plural(Math.round(hours / 24), 'day')}`;
}

export interface SoloResult {
  quiz: Quiz;
  total: number;
  points: number;
  wrong: QuizQuestion[];
  library: Library;
}

export function soloResultReply({ quiz, total, points, wrong, library }: SoloResult): Reply {
  const topics = [
    ...new Map(
      wrong.flatMap(({ question }) => explainButtons(library, question)).map((b) => [b.action, b]),
    ).values(),
  ];
  const right = total - wrong.length;
  const mayShare = quiz.kind === 'own' && quiz.serverId !== null && !quiz.shared;
  return {
    title: `${quiz.title}: your result`,
    text: [
      `**${right} of ${total} right**, ${plural(points, 'point')}.`,
      ...(topics.length > 0 ? ['Worth another look:'] : []),
      ...(wrong.length === 0 ? ['Nothing to repeat. Well done.'] : []),
    ].join('\n'),
    ...(mayShare && { footer: 'Only you see this. Sharing shows it here and counts it on the board.' }),
    colour: wrong.length === 0 ? rightColour : neutral,
    buttons: [
      topics.slice(0, 5),
      [
        { label: 'Play again', action: quizActions.to.again(quiz.id), style: 'primary' },
        ...(quiz.kind === 'review' ? [{ label: 'My progress', action: reviewActions.to.progress() }] : []),
        ...(mayShare ? [{ label: 'Share my result', action: quizActions.to.share(quiz.id) }] : []),
      ],
    ],
  };
}

/** `right`: question by question. */
export const sharedResultReply = (
  quiz: Quiz,
  { userId, right, points }: { userId: string; right: readonly boolean[]; points: number },
): Reply => ({
  title: quiz.title,
  text: [
    `<@${userId}> had **${right.filter(Boolean).length} of ${right.length} right**: ${plural(points, 'point')}.`,
    right.map((each) => (each ? '✅' : '❌')).join(' '),
  ].join('\n'),
  colour: neutral,
});

const neutral = 0x8ab4f8;

/** Adds a position, or removes it. */
export const toggled = (set: readonly number[], position: number): number[] =>
  set.includes(position) ? set.filter((each) => each !== position) : [...set, position].sort((a, b) => a - b);
