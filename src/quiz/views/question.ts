/** Messages of a group question, open and closed. */

import { type AnswerCount, distributionChart } from '../../charts/distribution.ts';
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { openLesson } from '../../lessons/views/open-lesson.ts';
import { quote } from '../../text/escape.ts';
import { letter, plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import type { Question } from '../../types/quiz.ts';
import { quizActions } from '../actions.ts';
import { givenText, isRight, solution } from '../grade.ts';
import type { QuizAnswer } from '../tables/answers.ts';
import type { QuizQuestion } from '../tables/quiz-questions.ts';
import type { Quiz } from '../tables/quizzes.ts';
import type { Visibility } from '../tables/schema.ts';
import type { Standing, Standings } from '../tables/standings.ts';
import { standingLines } from './quiz-results.ts';

const quizColour = 0x8ab4f8;

export interface QuestionInQuiz {
  quiz: Quiz;
  quizQuestion: QuizQuestion;
  /** How many questions the quiz has. */
  total: number;
}

/** Prompt and options, or the steps to order. */
export function questionText(question: Question): string {
  const choices =
    'options' in question
      ? question.options.map(({ text }, i) => `**${letter(i)}.** ${text}`)
      : question.kind === 'order'
        ? question.items.map((item, i) => `**${letter(i)}.** ${item}`)
        : [];
  const task = tasks[question.kind];
  return [
    question.prompt,
    ...(choices.length > 0 ? ['', ...choices] : []),
    ...(task ? ['', `*${task}*`] : []),
    ...(question.source === 'written' ? ['', modelNote] : []),
  ].join('\n');
}

const modelNote = '-# Written by a language model and checked against the documents.';

const tasks: Partial<Record<Question['kind'], string>> = {
  multiple: 'Several may be right: press each.',
  order: 'Give the letters in the right order, such as “B A C”.',
  number: 'Type a number.',
  gap: 'Type the missing word.',
};

export const choiceLabels = (question: Question): string[] =>
  'options' in question
    ? question.options.map((_, i) => letter(i))
    : question.kind === 'boolean'
      ? ['True', 'False']
      : [];

/** `closesAt` is null while it is unknown. */
export function openQuestionReply(
  { quiz, quizQuestion, total }: QuestionInQuiz,
  closesAt: number | null = quizQuestion.closesAt,
): Reply {
  const { question } = quizQuestion;
  return {
    title: questionHeading({ quiz, quizQuestion, total }),
    text: [
      questionText(question),
      ...(closesAt === null ? [] : ['', `Closes <t:${Math.floor(closesAt / 1000)}:R>.`]),
    ].join('\n'),
    footer: [
      quiz.kind === 'race'
        ? 'A race: the first right answer wins; you have one try'
        : 'Nobody sees your answer before the end',
      ...(quiz.late ? ['posted late, because I was away at its time'] : []),
    ].join(' · '),
    colour: quizColour,
    ...(question.kind === 'picture' && { chart: question.picture }),
    buttons: openButtons({ quiz, quizQuestion, total }, 0),
  };
}

export const questionHeading = ({ quiz, quizQuestion, total }: QuestionInQuiz): string =>
  total === 1 ? quiz.title : `${quiz.title} · question ${quizQuestion.position + 1} of ${total}`;

/** The count is a button, so that it can change without sending the picture again. */
export function openButtons({ quizQuestion }: QuestionInQuiz, answered: number): Button[][] {
  const { id, question } = quizQuestion;
  const choices = choiceLabels(question).map(
    (label, i): Button => ({ label, action: quizActions.to.pick(id, i), style: 'primary' }),
  );
  return [
    choices.length > 0 ? choices : [{ label: 'Answer', action: quizActions.to.type(id), style: 'primary' }],
    [
      ...(question.hint === undefined ? [] : [{ label: 'Hint', action: quizActions.to.hint(id) }]),
      { label: 'End this question', action: quizActions.to.reveal(id) },
      { label: `${answered} answered`, action: `count:${id}`, disabled: true },
    ],
  ];
}

export interface ClosedQuestion extends QuestionInQuiz {
  answers: (QuizAnswer & { name: string; visibility: Visibility })[];
  standings: Standings;
  library: Library;
}

/** So few answers make no picture. */
const fewAnswers = 2;

export function closedQuestionReply(closed: ClosedQuestion): Reply {
  const { quiz, quizQuestion, total, answers, standings, library } = closed;
  const { question } = quizQuestion;
  const charts = [
    ...(question.kind === 'picture' ? [question.picture] : []),
    ...(answers.length > fewAnswers ? [distributionChart(distribution(question, answers))] : []),
  ];
  return {
    title: questionHeading({ quiz, quizQuestion, total }),
    text: [questionText(question), '', solutionText(question), '', ...marks(closed)].join('\n'),
    fields: pointsSoFar({ quiz, quizQuestion, total }, standings),
    footer: answers.length > 0 ? plural(answers.length, 'answer') : 'Nobody answered in time',
    colour: quizColour,
    ...(charts[0] && { chart: charts[0] }),
    moreCharts: charts.slice(1),
    buttons: [explainButtons(library, question)],
  };
}

/** Who was right, by name, and how many were not. */
function marks({ quiz, quizQuestion, answers }: ClosedQuestion): string[] {
  const right = answers.filter((each) => each.right);
  const wrong = answers.filter((each) => !each.right);
  if (answers.length === 0) return [];
  return [
    right.length > 0
      ? `✅ **${quiz.kind === 'race' ? 'Won by' : 'Right'}:** ${namesIn(right)}`
      : '❌ Nobody was right this time.',
    ...(wrong.length > 0
      ? [`❌ **Not right:** ${saidBy(quizQuestion.question, wrong, answers.length)}`]
      : []),
  ];
}

/** Wrong answers: few in words, many by their number, because the picture shows them. */
const saidBy = (question: Question, wrong: ClosedQuestion['answers'], all: number): string =>
  all > fewAnswers
    ? plural(wrong.length, 'answer')
    : distribution(question, wrong)
        .filter(({ count, right }) => count > 0 && !right)
        .map(({ label, count }) => `${quote(label)}${count > 1 ? ` (${count} times)` : ''}`)
        .join(', ');

/** After a question of several that are asked one after the other. */
function pointsSoFar({ quiz, quizQuestion, total }: QuestionInQuiz, standings: Standings): Field[] {
  const shown = standings.people.filter(({ visibility }) => visibility !== 'hidden');
  const isOver = quiz.simultaneous || quizQuestion.position + 1 === total;
  if (isOver || shown.length === 0) return [];
  return [{ name: 'Points so far', value: standingLines(shown, standings.closed, leadersShown) }];
}

const leadersShown = 5;

/** Solution, why, and what was wrong with the other options. */
export function solutionText(question: Question): string {
  const remarks =
    'options' in question
      ? question.options.flatMap(({ remark }, i) => (remark ? [`**${letter(i)}.** ${remark}`] : []))
      : [];
  const said = solution(question);
  // A card of a deck often has its answer as its explanation.
  const isNew = !plainText(said).endsWith(plainText(question.explanation));
  return [`**Solution:** ${said}`, ...(isNew ? [question.explanation] : []), ...remarks].join('\n');
}

const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const explainButtons = (library: Library, { topic }: Question): Button[] => {
  const found = library.topics.get(topic ?? '');
  return found ? [openLesson(found)] : [];
};

/** Names at most this many. */
const namesShown = 20;

function namesIn(people: Pick<Standing, 'userId' | 'visibility'>[]): string {
  const named = people.filter(({ visibility }) => visibility === 'named').slice(0, namesShown);
  const others = people.length - named.length;
  return [
    ...named.map(({ userId }) => `<@${userId}>`),
    ...(others > 0 ? [named.length > 0 ? plural(others, 'other') : plural(others, 'member')] : []),
  ].join(', ');
}

/** Bars for the options, or for the most frequent typed answers. */
export function distribution(question: Question, answers: Pick<QuizAnswer, 'given'>[]): AnswerCount[] {
  if (question.kind === 'boolean')
    return [true, false].map((value) => ({
      label: value ? 'True' : 'False',
      count: answers.filter(({ given }) => given === value).length,
      right: question.right === value,
    }));
  if ('options' in question)
    return question.options.map(({ text }, i) => ({
      label: `${letter(i)}. ${text.replaceAll(/(?<!\\)\*|\\(?=[^\p{L}\p{N}\s])|\u200b/gu, '')}`,
      count: answers.filter(({ given }) => Array.isArray(given) && given.includes(i)).length,
      right: [question.right].flat().includes(i),
    }));
  return typedDistribution(question, answers);
}

const barsShown = 6;

function typedDistribution(question: Question, answers: Pick<QuizAnswer, 'given'>[]): AnswerCount[] {
  const counts = new Map<string, AnswerCount>([
    ['right', { label: solution(question), count: 0, right: true }],
  ]);
  for (const { given } of answers) {
    if (given === null) continue;
    const right = isRight(question, given) ?? false;
    const said = givenText(question, given);
    const key = right ? 'right' : said.toLowerCase();
    const bar = counts.get(key) ?? { label: said, count: 0, right };
    counts.set(key, { ...bar, count: bar.count + 1 });
  }
  const bars = [...counts.values()].sort((a, b) => b.count - a.count);
  const rest = bars.slice(barsShown);
  const others = rest.reduce((sum, { count }) => sum + count, 0);
  return [
    ...bars.slice(0, barsShown),
    ...(others > 0 ? [{ label: 'others', count: others, right: false }] : []),
  ];
}
