/** What a model wrote, held against the passage that it cites: only what stands there is ever asked. */

import { suspicious } from '../../ask/claims.ts';
import type { Evidence } from '../../ask/evidence.ts';
import type { PassageIndex } from '../../ask/passage-index.ts';
import { sentencesOf } from '../../ask/passages.ts';
import { numbersIn } from '../../text/numbers.ts';
import { withPowersAsWords } from '../../text/scripts.ts';
import { type WrittenQuestion, writtenQuestion } from '../sources/documents.ts';
import { givesAway, touches } from '../wording.ts';
import { asWritten, type QuestionDraft, withoutMarkup } from './draft.ts';
import {
  answersQuestion,
  asks,
  distorts,
  held,
  mightAnswer,
  mightState,
  negation,
  type Sentence,
  sentencesIn,
  states,
} from './support.ts';

/** Why a question is dropped. */
export type Flaw = 'citation' | 'hostile' | 'form' | 'unsupported' | 'ambiguous' | 'told' | 'explanation';

/** How much of a prompt the sentence that answers it must hold. */
const fitting = 0.6;
/** How much less of it every sentence must hold that could make a wrong answer right. */
const margin = 0.15;

/**
 * The question as it is kept, or why it is dropped.
 * @param evidence what it may cite, as it was numbered
 * @param everything that the topic says
 */
export function checkDraft(
  raw: QuestionDraft,
  evidence: readonly Evidence[],
  index: PassageIndex,
  everything = evidence,
): WrittenQuestion | Flaw {
  const cited = evidence[raw.source - 1];
  if (!cited) return 'citation';
  const texts = [raw.question, ...raw.right, ...raw.wrong, raw.explanation];
  if (texts.some((text) => suspicious.test(text.replace(/\s+/g, ' ')))) return 'hostile';
  const draft = withoutMarkup(raw);
  const checked = writtenQuestion.safeParse({ ...asWritten(draft), level: cited.level });
  if (!checked.success) return 'form';
  const source: Sentences = {
    cited: sentencesIn(cited, index),
    all: everything.flatMap((each) => sentencesIn(each, index)),
  };
  const flaw = flawOf[draft.kind](draft, source, index);
  if (flaw) return flaw;
  const isExplained = sentencesOf(draft.explanation).every(
    (said) =>
      termsIn(said, index) >= fewest.statement &&
      source.cited.some((sentence) => states(said, sentence, index)),
  );
  return isExplained ? checked.data : 'explanation';
}

interface Sentences {
  /** Of the passage that the question cites. */
  cited: Sentence[];
  all: Sentence[];
}

type Check = (draft: QuestionDraft, sentences: Sentences, index: PassageIndex) => Flaw | undefined;

const checkChoice: Check = ({ question, right, wrong }, { cited, all }, index) => {
  const options = [...right, ...wrong];
  if (wrong.length === 0 || !isQuestion(question) || turnsRound(question) || options.some(refersToOthers))
    return 'form';
  const best = Math.min(...right.map((answer) => supportFor(question, answer, { cited, all }, index)));
  if (best < fitting) return 'unsupported';
  const isRightToo = (answer: string) =>
    most(all, (sentence) => mightAnswer(question, answer, sentence, index)) > best - margin;
  const isTwice = (answer: string, place: number) =>
    options.slice(place + 1).some((other) => sayTheSame(answer, other, index));
  if (wrong.some(isRightToo) || right.some(isTwice)) return 'ambiguous';
  return right.some((answer) => givesAway(question, answer, wrong)) ? 'told' : undefined;
};

const checkStatement: Check = ({ question, right }, { cited, all }, index) => {
  if (question.endsWith('?') || termsIn(question, index) < fewest.statement) return 'form';
  if (right[0] === 'true')
    return cited.some((sentence) => states(question, sentence, index)) ? undefined : 'unsupported';
  const isThere = (sentence: Sentence) =>
    [sentence.about, sentence.under].some((about) => mightState(question, { ...sentence, about }, index));
  if (all.some(isThere)) return 'ambiguous';
  const passage = cited.map(({ about, text }) => about + text).join('\n');
  return held(question, passage, index) >= minCoverage &&
    cited.some((sentence) => distorts(question, sentence, index))
    ? undefined
    : 'unsupported';
};

/** A false statement speaks of what the passage speaks of. */
const minCoverage = 0.9;

/** A sentence with a gap is the passage's own, word for word. */
const checkGap: Check = ({ question, right: [answer = '', ...others] }, { cited }, index) => {
  const parts = question.split(gap);
  if (others.length > 0 || parts.length !== 2 || answer.split(' ').length > longestGap) return 'form';
  const filled = lettersOf(parts.join(answer));
  const isThere = ({ text }: Sentence) =>
    ` ${lettersOf(text)} `.includes(` ${filled} `) && negation.test(text) === negation.test(filled);
  if (!cited.some(isThere)) return 'unsupported';
  const rest = parts.join(' ');
  if (termsIn(answer, index) === 0 || termsIn(rest, index) < fewest.besideGap) return 'ambiguous';
  return touches(rest, answer) ? 'told' : undefined;
};

const checkNumber: Check = ({ question, right: [answer = '', ...others] }, sentences, index) => {
  if (others.length > 0 || !isQuestion(question)) return 'form';
  if (numbersIn(question).includes(answer)) return 'told';
  return supportFor(question, answer, sentences, index) < fitting ? 'unsupported' : undefined;
};

/** How well the passage answers a question in this way; 0 where the topic has a sentence that fits the question better. */
function supportFor(
  question: string,
  answer: string,
  { cited, all }: Sentences,
  index: PassageIndex,
): number {
  const support = most(cited, (sentence) => answersQuestion(question, answer, sentence, index));
  return support < most(all, (sentence) => asks(question, sentence, index)) - margin ? 0 : support;
}

const flawOf: Record<QuestionDraft['kind'], Check> = {
  single: checkChoice,
  multiple: checkChoice,
  boolean: checkStatement,
  gap: checkGap,
  number: checkNumber,
};

const gap = /_{2,}/;
const longestGap = 3;
/** Words that tell something: with fewer nothing is stated, or a gap could be filled in many ways. */
const fewest = { statement: 2, besideGap: 3 };

const termsIn = (text: string, index: PassageIndex): number => index.analyse(text).terms.length;

/** A sentence to be completed is one as well. */
const isQuestion = (prompt: string): boolean => /[?:…]$/.test(prompt);

const most = (sentences: readonly Sentence[], worth: (sentence: Sentence) => number): number =>
  Math.max(0, ...sentences.map(worth));

/** Which one is *not* so cannot be read from a passage. */
const turnsRound = (prompt: string) =>
  negation.test(prompt) || /\b(except|false|incorrect|wrong|untrue)\b/i.test(prompt);

/** Options are shown in any order. */
const refersToOthers = (option: string) =>
  /\b(all|none|both|neither) of (the|these|them)\b|\bthe above\b/i.test(option);

/** One says no more than the other, under whatever name. */
const sayTheSame = (a: string, b: string, index: PassageIndex): boolean =>
  held(a, b, index) > 0.9 || held(b, a, index) > 0.9;

/** A text without case and punctuation. */
export const lettersOf = (text: string): string =>
  (
    withPowersAsWords(text)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
