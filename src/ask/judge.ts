/** How well a passage answers a question. */
import type { Level, Topic } from '../documents/types.ts';
import { type Passage, sentencesOf, wholeOf } from './passages.ts';
import { covered, holds, type Question, type Reading } from './reading.ts';
import type { Term } from './vocabulary.ts';

export interface Found {
  passage: Passage;
  /** How much of the question it covers, 0…1; 0 where it holds nothing that the documents have a name for. */
  coverage: number;
  /** The same within its best sentence and its topic's names. */
  closeness: number;
  /** How like the question it is in meaning, −1…1; unknown where nothing judges that. */
  likeness?: number;
  /** Larger is better. */
  score: number;
}

export interface Judging {
  read(text: string): Reading;
  /** The same with the weight of each word. */
  weigh(text: string): Question;
  /** Whether a term stands in a name: a passage without any such term speaks of something else. */
  isTopical(term: Term): boolean;
}

/** What each sign is worth beside a coverage of 1; set by trying on the tuning part of the evaluation set. */
const worth = {
  meaning: 3,
  ownWords: 0.25,
  oneSentence: 0.6,
  lead: 0.3,
  title: 0.2,
  level: 0.05,
  year: 0.3,
  count: 0.17,
  code: -0.05,
  explanation: -0.1,
} as const;

/** So many words of a question hardly stand in one passage by chance, whether or not one of them is a name. */
const byChance = 3;

/** Whether somebody wants to know who it was, or when. */
export const asksForOrigin = (text: string) =>
  /\bwho\b.*\b(invent|introduc|discover|propos|describ|develop|publish|creat|design|wr[io]te|ma[dk]e|buil[dt]|came up|first|behind|idea)|\bwhen (was|were|did)\b|\b(which|what) (year|paper)\b|\b(inventors?|invented|introduced)\b/i.test(
    text,
  );

export const headingOf = ({ title, aliases }: Topic) => [title, ...aliases].join('\n');

/** A first judgement, by all that can be told without going through its sentences. */
export function judge(
  passage: Passage,
  question: Question,
  judging: Judging & { level: Level },
  likeness?: number,
): Found {
  const { read, isTopical } = judging;
  const { topic, text, level, isCode } = passage;
  const [body, heading] = [read(wholeOf(passage)), read(headingOf(topic))];
  const held = question.terms.filter((term) => holds(body, term) > 0 || holds(heading, term) > 0);
  const isOnTopic = held.some(isTopical) || held.length >= byChance;
  const coverage = isOnTopic
    ? covered(question, [
        [body, 1],
        [heading, 1],
      ])
    : 0;
  const score =
    coverage +
    worth.meaning * (likeness ?? 0) +
    worth.ownWords *
      covered(question, [
        [body, 1],
        [heading, 0.8],
      ]) +
    worth.lead * promised(leadOf(text), question, judging) +
    worth.title * promised(topic.title, question, judging) +
    (level === judging.level ? worth.level : 0) +
    (passage.asked === undefined ? 0 : worth.explanation) +
    (asksForOrigin(question.text) && /\b(19|20)\d\d\b/.test(text) ? worth.year : 0) +
    (isCode
      ? /\bhow (many|large|big|long)\b|\bwhat size\b/i.test(question.text)
        ? worth.count
        : worth.code
      : 0);
  return { passage, coverage, closeness: coverage, score, ...(likeness !== undefined && { likeness }) };
}

/** The same with a look at its single sentences. */
export function refine(
  { passage, coverage, score, ...rest }: Found,
  question: Question,
  { read }: Judging,
): Found {
  const { topic, text, isCode, asked } = passage;
  const heading = read(headingOf(topic));
  const sentences = isCode || asked !== undefined ? [wholeOf(passage)] : sentencesOf(text);
  const densest = Math.max(
    ...sentences.map((sentence) =>
      covered(question, [
        [read(sentence), 1],
        [heading, 0.4],
      ]),
    ),
  );
  // The words of a short question belong side by side; those of a long one may be spread over a sentence.
  const spans = question.terms.length <= fewTerms ? sentences.flatMap(spansOf) : sentences;
  const closest = isCode
    ? coverage
    : Math.max(
        ...spans.map((span) =>
          covered(question, [
            [read(span), 1],
            [heading, 1],
          ]),
        ),
      );
  return {
    ...rest,
    passage,
    coverage,
    closeness: Math.min(coverage, closest),
    score: score + worth.oneSentence * densest,
  };
}

/** The words in bold that a paragraph begins with: what it promises to speak of. */
const leadOf = (text: string) => /^(?:[-\d.]+ )?\*\*([^*]+)\*\*/.exec(text)?.[1] ?? '';

/** How much of what a title promises was asked for, 0…1. */
function promised(title: string, question: Question, { read, weigh }: Judging): number {
  return title === '' ? 0 : covered(weigh(title), [[read(question.text), 1]]);
}

const fewTerms = 2;
const spanWords = 6;

/** Overlapping runs of words. */
function spansOf(sentence: string): string[] {
  const all = sentence.split(/\s+/);
  if (all.length <= spanWords) return [sentence];
  const count = Math.ceil((all.length - spanWords) / (spanWords / 2)) + 1;
  return Array.from({ length: count }, (_, i) =>
    all.slice((i * spanWords) / 2, (i * spanWords) / 2 + spanWords).join(' '),
  );
}
