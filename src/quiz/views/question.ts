/** Messages of a group question, open and closed. */

import { type AnswerCount, distributionChart } from '../../charts/distribution.ts';
import { type Button, inRows, type Reply } from '../../discord/reply.ts';
import { openLesson } from '../../lessons/views/open-lesson.ts';
import { quote } from '../../text/escape.ts';
import { letter, plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import type { Given, Question } from '../../types/quiz.ts';
import { quizActions } from '../actions.ts';
import { givenText, isRight, solution } from '../grade.ts';
import type { QuizAnswer } from '../tables/answers.ts';
import type { QuizQuestion } from '../tables/quiz-questions.ts';
import type { Quiz } from '../tables/quizzes.ts';
import type { Visibility } from '../tables/schema.ts';

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
export function openButtons({ quiz, quizQuestion }: QuestionInQuiz, answered: number): Button[][] {
  const { id, question } = quizQuestion;
  const choices = choiceLabels(question).map(
    (label, i): Button => ({ label, action: quizActions.to.pick(id, i), style: 'primary' }),
  );
  return [
    choices.length > 0 ? choices : [{ label: 'Answer', action: quizActions.to.type(id), style: 'primary' }],
    [
      ...(question.hint === undefined ? [] : [{ label: 'Hint', action: quizActions.to.hint(id) }]),
      { label: quiz.simultaneous ? 'End this question' : 'Reveal', action: quizActions.to.reveal(id) },
      { label: `${answered} answered`, action: `count:${id}`, disabled: true },
    ],
  ];
}

export interface ClosedQuestion extends QuestionInQuiz {
  answers: (QuizAnswer & { name: string; visibility: Visibility })[];
  library: Library;
}

export function closedQuestionReply({ quiz, quizQuestion, total, answers, library }: ClosedQuestion): Reply {
  const { question } = quizQuestion;
  return {
    title: questionHeading({ quiz, quizQuestion, total }),
    text: `${questionText(question)}\n\n${solutionText(question)}`,
    fields: answers.length > 0 ? [{ name: 'Right', value: rightAnswerers(quiz, answers) }] : [],
    footer: answers.length > 0 ? plural(answers.length, 'answer') : 'Nobody answered in time',
    colour: quizColour,
    ...(answers.length > 0 && { chart: distributionChart(distribution(question, answers)) }),
    buttons: [explainButtons(library, question)],
  };
}

/** Solution, why, and what was wrong with the other options. */
export function solutionText(question: Question): string {
  const remarks =
    'options' in question
      ? question.options.flatMap(({ remark }, i) => (remark ? [`**${letter(i)}.** ${remark}`] : []))
      : [];
  return [`**Solution:** ${solution(question)}`, question.explanation, ...remarks].join('\n');
}

export const explainButtons = (library: Library, { topic }: Question): Button[] => {
  const found = library.topics.get(topic ?? '');
  return found ? [openLesson(found)] : [];
};

/** Names at most this many. */
const namesShown = 20;

function rightAnswerers(quiz: Quiz, answers: ClosedQuestion['answers']): string {
  const right = answers.filter((each) => each.right);
  if (right.length === 0) return 'Nobody this time.';
  const named = right.filter(({ visibility }) => visibility === 'named').slice(0, namesShown);
  const others = right.length - named.length;
  const list = [
    ...named.map(({ userId }) => `<@${userId}>`),
    ...(others > 0 ? [named.length > 0 ? plural(others, 'other') : plural(others, 'member')] : []),
  ].join(', ');
  return quiz.kind === 'race' ? `Won by ${list}` : list;
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

/** Private confirmation of an answer. */
export function answerSavedReply({ id, question }: QuizQuestion, given: Given): Reply {
  if (Array.isArray(given) && given.length === 0)
    return { text: 'You have taken your answer back. Until the end you may give another one.' };
  const several = question.kind === 'multiple' && Array.isArray(given) ? given : [];
  return {
    text: `Your answer: **${typeof given === 'string' ? quote(given) : givenText(question, given)}**. Until the end you may change it.`,
    buttons: inRows(
      several.map((option) => ({
        label: `Take back ${letter(option)}`,
        action: quizActions.to.unpick(id, option),
      })),
    ),
  };
}
