/** The replies of /ask: an answer of the documents or of a language model, its pages and its buttons. */

import { keyOf } from '../../discord/keys.ts';
import { type Button, inRows, type Reply } from '../../discord/reply.ts';
import { shortName } from '../../lessons/names.ts';
import { levelNames, openLesson, openLessonRows } from '../../lessons/views/open-lesson.ts';
import { measureButtons } from '../../probes/views/see-measured.ts';
import { quote } from '../../text/escape.ts';
import { levels, type Topic } from '../../types/lessons.ts';
import { askActions } from '../actions.ts';
import type { Declined, DocumentAnswer } from '../answer.ts';
import type { GenerationFault } from '../answer-generator.ts';
import { answerText, pagesOf } from '../answer-text.ts';
import type { AskResult, GroundedAnswer } from '../conversation.ts';
import type { Courtesy } from '../courtesy.ts';
import type { AnswerFeedback } from '../tables/feedback.ts';
import type { StoredQuestion } from '../tables/questions.ts';

const figures = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** The answer of the documents, while a language model writes. */
export const unfinishedReply = (question: string, documents: DocumentAnswer, deadlineMs: number): Reply =>
  withWritingNote(documentReply(question, documents), deadlineMs);

/** A reply with a note that a language model writes. */
export const withWritingNote = (answer: Reply, deadlineMs: number): Reply => ({
  ...answer,
  text: `${answer.text}\n\n-# Writing this out, ${deadlineMs / 1000} seconds at most …`,
});

/** A topic in other words. @param original shown with the fault where there is no answer */
export const rephrasedReply = (title: string, generated: GroundedAnswer, original: Reply): Reply =>
  generated.claims.length > 0 ? generatedReply(title, generated) : withNote(original, generated);

function withNote(answer: Reply, generated: GroundedAnswer | undefined): Reply {
  if (generated?.fault === undefined) return answer;
  return {
    ...answer,
    text: `${answer.text}\n\n-# From the documents alone: ${modelFaults[generated.fault]}.`,
  };
}

/** The whole answer with buttons for its pages, its topics and feedback. */
export function askReply(question: string, { id, documents, about, generated }: AskResult): Reply {
  const title = about ? `${quote(question)} – ${shortName(about)}` : quote(question);
  const isGenerated = generated !== undefined && generated.claims.length > 0;
  const answer = isGenerated
    ? generatedReply(title, generated)
    : withNote(
        { ...documentReply(question, documents, id), ...(documents.kind === 'answered' && { title }) },
        documents.kind === 'answered' ? generated : undefined,
      );
  const topics = topicsBelow(documents);
  const isPaged = !isGenerated && documents.kind === 'answered' && id !== undefined;
  return {
    ...answer,
    buttons: [
      ...(isPaged ? pageButtons(id, 0, pagesOf(answerText(documents)).length, topics) : []),
      ...(documents.kind === 'declined' && documents.followUp
        ? bothLevels(documents.followUp.topic)
        : belowAnswer(topics, documents.kind === 'answered' ? id : undefined)),
    ],
  };
}

/** The topics of an answer and, where it is stored, what readers think of it: in one row as far as they fit. */
const belowAnswer = (topics: readonly Topic[], id: number | undefined): Button[][] =>
  inRows([
    ...openLessonRows(topics, 1).flat(),
    ...measureButtons(topics.slice(0, 1), 1),
    ...(id === undefined ? [] : feedbackButtons(id)),
  ]);

/** The topic of a follow-up that has no answer, at each level that it has. */
const bothLevels = (topic: Topic): Button[][] => [
  levels
    .filter((level) => topic.text[level])
    .map((level) => ({ ...openLesson(topic, level), label: `${topic.title}: ${levelNames[level]}` })),
];

/** A page of a stored answer, counted from 0. */
export function answerPage(
  { id, question, answer }: Pick<StoredQuestion, 'id' | 'question' | 'answer'>,
  page: number,
  topics: readonly Topic[],
): Reply {
  const pages = pagesOf(answer);
  const at = Math.min(page, pages.length - 1);
  return {
    title: quote(question),
    text: pages[at] ?? '',
    ...(pages.length > 1 && { footer: `Page ${at + 1} of ${pages.length}` }),
    buttons: [...pageButtons(id, at, pages.length, topics), ...belowAnswer(topics, id)],
  };
}

function pageButtons(id: number, page: number, count: number, topics: readonly Topic[]): Button[][] {
  if (count < 2) return [];
  const keys = topics.map((topic) => keyOf(topic.id));
  const to = (at: number) => askActions.to.page(id, at, ...keys);
  return [
    [
      { label: '‹', action: to(Math.max(0, page - 1)), disabled: page === 0 },
      { label: '›', action: to(page + 1), disabled: page === count - 1 },
    ],
  ];
}

/** The topics of an answer, or the nearest ones where there is no answer. */
const topicsBelow = (documents: DocumentAnswer): Topic[] =>
  documents.kind === 'answered'
    ? [...new Set(documents.evidence.flatMap(({ topic }) => topic ?? []))].slice(0, topicsShown)
    : documents.nearest;

/** Topics that fit into the custom id of a page button. */
const topicsShown = 3;

/** @param id of the stored question; without it the answer has no pages */
function documentReply(question: string, answer: DocumentAnswer, id?: number): Reply {
  if (answer.kind === 'declined') return declined(question, answer);
  const [first = '', ...more] = pagesOf(answerText(answer));
  return {
    title: quote(question),
    text: id === undefined ? [first, ...more].join('\n\n') : first,
    ...(id !== undefined && more.length > 0 && { footer: `Page 1 of ${more.length + 1}` }),
  };
}

function declined(question: string, { nearest, followUp, isUnclear }: Declined): Reply {
  if (isUnclear)
    return {
      title: 'What do you mean?',
      text: 'I remember for some minutes what you asked in the same place, and there is nothing. Name the subject, as in “Why does pooling help?”.',
    };
  if (followUp)
    return {
      title: `${quote(question)} – ${shortName(followUp.topic)}`,
      text: `You asked about **${followUp.topic.title}** before. ${unsaid[followUp.wanted]}, and I do not guess. Its lesson is here:`,
    };
  return {
    title: 'The documents do not cover this',
    text: [
      `I found nothing in them that answers ${quote(question)}, and I do not guess.`,
      nearest.length > 0 ? 'These topics are nearest:' : '`/help` lists the lessons.',
    ].join('\n'),
  };
}

const unsaid = {
  example: 'The documents give no further example of it',
  reason: 'The documents give no further reason for it',
  rest: 'The documents say nothing more that answers this',
};

const courtesyTexts: Record<Courtesy, string> = {
  greeting:
    'Hello! Ask me about neural networks in your own words, such as “What is pooling?”. Then go on with “why?” or “an example?”. `/help` shows what else I can do.',
  thanks: 'You are welcome. Ask on whenever you like.',
};

/** The reply to a greeting or to thanks. */
export const courtesyReply = (courtesy: Courtesy): Reply => ({ text: courtesyTexts[courtesy] });

/** An answer of a language model, each claim with its sources. */
function generatedReply(title: string, { claims, evidence }: GroundedAnswer): Reply {
  const places = (cites: number[]) => cites.flatMap((cite) => evidence[cite]?.label ?? []);
  const cited = [...new Set(claims.flatMap(({ cites }) => places(cites)))];
  return {
    title,
    text: claims
      .map(({ text, cites }) => cite(text, [...new Set(places(cites).map((place) => cited.indexOf(place)))]))
      .join(' '),
    footer: `${listed(cited)}\nWritten by a language model; which then checked each sentence against the places named.`,
  };
}

/** The reasons for a missing answer, as a part of a sentence. */
export const modelFaults: Record<GenerationFault, string> = {
  quota: 'the language model’s quota is used up, which an admin can change',
  rate: 'the language model is asked too much at the moment',
  key: 'the language model did not accept the key, which an admin can change',
  timeout: 'the language model took too long',
  unreachable: 'the language model could not be reached',
  broken: 'the language model broke off',
  refused: 'the language model did not want to answer',
  server: 'the language model failed',
  empty: 'the language model said nothing that the documents support',
  uncovered: 'the language model found nothing to add',
  unjudged: 'what the language model wrote could not be checked',
  thought: 'the language model used all its words for thinking before it answered, which an admin can change',
  user: 'you have used up your share of the language model for today',
  server_share: 'this server has used up its share of the language model for today',
  money: 'what the language model may cost today is used up',
  unnoted: 'what the language model costs cannot be noted at the moment',
};

const listed = (labels: string[]) => labels.map((label, i) => `${figures[i] ?? ''} ${label}`).join('\n');

/** Puts the marks behind a text, below a code block on a line of their own. */
function cite(text: string, places: number[]): string {
  const marks = places.map((place) => figures[place] ?? '').join(' ');
  return text.endsWith('```') ? `${text}\n${marks}` : `${text} ${marks}`;
}

const feedbackButtons = (id: number): Button[] => [
  { label: 'Helpful', action: askActions.to.helpful(id), style: 'success' },
  { label: 'Not helpful', action: askActions.to.unhelpful(id) },
];

/** Thanks for a reader's verdict. */
export const feedbackReply = (verdict: AnswerFeedback['verdict']): Reply => ({
  text:
    verdict === 'helpful'
      ? 'Glad that it helped. Thank you for saying so.'
      : 'Thank you. Whoever looks after the documents sees that this answer did not help.',
});
