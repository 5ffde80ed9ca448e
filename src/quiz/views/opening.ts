/** The message that opens a group's quiz: what, how many, until when, who, and how points work. */
import type { Reply } from '../../discord/reply.ts';
import { plural } from '../../text/format.ts';
import { quizActions } from '../actions.ts';
import { pointsFor } from '../grade.ts';
import type { QuizQuestion } from '../tables/quiz-questions.ts';
import type { Quiz } from '../tables/quizzes.ts';

export interface Opening {
  quiz: Quiz;
  questions: readonly Pick<QuizQuestion, 'status' | 'closesAt'>[];
  /** What a scheduled quiz is about: titles of topics, or a deck. Empty: everything. */
  about?: readonly string[];
  now: number;
}

export function openingReply({ quiz, questions, about = [], now }: Opening): Reply {
  const { id, title, kind, status, late, request } = quiz;
  const isOver = status !== 'running';
  return {
    title: kind === 'race' ? `${title}: a race` : title,
    text: [
      quiz.simultaneous
        ? `${contentLine(questions, about)}\n${untilLine(untilOf({ quiz, questions, now }), isOver)}`
        : lengthLine(questions.length, quiz.seconds ?? 0),
      ...(isOver ? [] : rules(quiz)),
      ...(request?.note === undefined ? [] : [`-# ${request.note}`]),
      '',
      ...stateLine(quiz, questions),
    ].join('\n'),
    ...(late && { footer: 'Posted late, because I was away at its time' }),
    buttons: isOver ? [] : [[{ label: 'Stop', action: quizActions.to.stop(id), style: 'danger' }]],
  };
}

const lengthLine = (questions: number, seconds: number): string =>
  questions === 1 ? `One question, ${seconds} seconds.` : `${questions} questions, ${seconds} seconds each.`;

function contentLine(questions: Opening['questions'], about: readonly string[]): string {
  const named = about.slice(0, topicsNamed);
  const list = new Intl.ListFormat('en-GB').format([
    ...named.map((title) => `**${title}**`),
    ...(about.length > named.length ? [`${about.length - named.length} more`] : []),
  ]);
  return `${plural(questions.length, 'question')}${about.length > 0 ? ` about ${list}` : ''}, all at once.`;
}

function untilLine(until: number, isOver: boolean): string {
  const at = Math.floor(until / 1000);
  return isOver ? `It was open until <t:${at}:F>.` : `Open until <t:${at}:F>, <t:${at}:R>.`;
}

const topicsNamed = 5;

const untilOf = ({ quiz, questions, now }: Opening): number =>
  quiz.finishedAt ?? questions.find(({ closesAt }) => closesAt)?.closesAt ?? now + (quiz.seconds ?? 0) * 1000;

const [full, withHint] = [pointsFor(true, false), pointsFor(true, true)];

const rules = ({ kind, simultaneous }: Quiz): string[] => [
  `Everybody in this channel may answer: press your answer below ${simultaneous ? 'each question' : 'the question'}.`,
  kind === 'race'
    ? 'The first right answer wins the question. You have one try.'
    : 'Nobody sees your answer before the end, and until then you may change it.',
  `A right answer gives ${full} points, after a hint ${withHint}. Speed does not count${kind === 'race' ? ' beyond being the first' : ''}.`,
];

function stateLine({ status, simultaneous }: Quiz, questions: Opening['questions']): string[] {
  const begun = questions.some((question) => question.status !== 'planned' && question.status !== 'sending');
  if (status === 'stopped' && !begun) return ['It was stopped before the first question.'];
  if (status !== 'running') return ['It is over: its results are below.'];
  if (simultaneous) return ['The solutions and the results come when it closes.'];
  return begun ? [] : ['The first question comes in a few seconds.'];
}
