/** Checks a model's questions against the passage that they cite. */

import { suspicious } from '../../ask/claims.ts';
import type { Evidence } from '../../ask/evidence.ts';
import type { PassageIndex } from '../../ask/passage-index.ts';
import { sentencesOf } from '../../ask/passages.ts';
import { numbersIn } from '../../text/numbers.ts';
import { withPowersAsWords } from '../../text/scripts.ts';
import { type WrittenQuestion, writtenQuestion } from '../sources/documents.ts';
import { givesAway, sharesStem } from '../text-overlap.ts';
import { asWritten, type QuestionDraft, withoutMarkup } from './draft.ts';
import {
  answerSupport,
  contradicts,
  couldAnswer,
  couldEntail,
  coverage,
  entails,
  negation,
  promptCoverage,
  type Sentence,
  sentencesIn,
} from './support.ts';

/** Why a question is dropped. */
export type Flaw = 'citation' | 'hostile' | 'form' | 'unsupported' | 'ambiguous' | 'told' | 'explanation';

/** The least share of a prompt's terms that its answering sentence must cover. */
const minSupport = 0.6;
/** A sentence that could make a wrong answer right must cover at least this much less. */
const margin = 0.15;

/**
 * The question as it is stored, or the reason to drop it.
 * @param evidence the numbered sources that it may cite
 * @param topicEvidence all sources of the topic
 */
export function checkDraft(
  raw: QuestionDraft,
  evidence: readonly Evidence[],
  index: PassageIndex,
  topicEvidence = evidence,
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
    all: topicEvidence.flatMap((each) => sentencesIn(each, index)),
  };
  const flaw = flawOf[draft.kind](draft, source, index);
  if (flaw) return flaw;
  const isExplained = sentencesOf(draft.explanation).every(
    (said) =>
      termsIn(said, index) >= minTerms.statement &&
      source.cited.some((sentence) => entails(said, sentence, index)),
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
  if (wrong.length === 0 || !isQuestion(question) || isNegated(question) || options.some(refersToOthers))
    return 'form';
  const best = Math.min(...right.map((answer) => supportFor(question, answer, { cited, all }, index)));
  if (best < minSupport) return 'unsupported';
  const isRightToo = (answer: string) =>
    highest(all, (sentence) => couldAnswer(question, answer, sentence, index)) > best - margin;
  const isTwice = (answer: string, place: number) =>
    options.slice(place + 1).some((other) => areEquivalent(answer, other, index));
  if (wrong.some(isRightToo) || right.some(isTwice)) return 'ambiguous';
  return right.some((answer) => givesAway(question, answer, wrong)) ? 'told' : undefined;
};

const checkStatement: Check = ({ question, right }, { cited, all }, index) => {
  if (question.endsWith('?') || termsIn(question, index) < minTerms.statement) return 'form';
  if (right[0] === 'true')
    return cited.some((sentence) => entails(question, sentence, index)) ? undefined : 'unsupported';
  const isThere = (sentence: Sentence) =>
    [sentence.about, sentence.under].some((about) => couldEntail(question, { ...sentence, about }, index));
  if (all.some(isThere)) return 'ambiguous';
  const passage = cited.map(({ about, text }) => about + text).join('\n');
  return coverage(question, passage, index) >= minCoverage &&
    cited.some((sentence) => contradicts(question, sentence, index))
    ? undefined
    : 'unsupported';
};

/** A false statement must use the passage's terms. */
const minCoverage = 0.9;

/** A sentence with a gap must occur in the passage word for word. */
const checkGap: Check = ({ question, right: [answer = '', ...others] }, { cited }, index) => {
  const parts = question.split(gap);
  if (others.length > 0 || parts.length !== 2 || answer.split(' ').length > longestGap) return 'form';
  const filled = normalizedWords(parts.join(answer));
  const isThere = ({ text }: Sentence) =>
    ` ${normalizedWords(text)} `.includes(` ${filled} `) && negation.test(text) === negation.test(filled);
  if (!cited.some(isThere)) return 'unsupported';
  const rest = parts.join(' ');
  if (termsIn(answer, index) === 0 || termsIn(rest, index) < minTerms.besideGap) return 'ambiguous';
  return sharesStem(rest, answer) ? 'told' : undefined;
};

const checkNumber: Check = ({ question, right: [answer = '', ...others] }, sentences, index) => {
  if (others.length > 0 || !isQuestion(question)) return 'form';
  if (numbersIn(question).includes(answer)) return 'told';
  return supportFor(question, answer, sentences, index) < minSupport ? 'unsupported' : undefined;
};

/** How well the passage supports an answer; 0 where another sentence of the topic fits the question better. */
function supportFor(
  question: string,
  answer: string,
  { cited, all }: Sentences,
  index: PassageIndex,
): number {
  const support = highest(cited, (sentence) => answerSupport(question, answer, sentence, index));
  return support < highest(all, (sentence) => promptCoverage(question, sentence, index)) - margin
    ? 0
    : support;
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
/** The fewest terms of a statement, and beside a gap. With fewer, the answer is ambiguous. */
const minTerms = { statement: 2, besideGap: 3 };

const termsIn = (text: string, index: PassageIndex): number => index.analyse(text).terms.length;

/** A sentence to complete counts as a question. */
const isQuestion = (prompt: string): boolean => /[?:…]$/.test(prompt);

const highest = (sentences: readonly Sentence[], worth: (sentence: Sentence) => number): number =>
  Math.max(0, ...sentences.map(worth));

/** A passage does not show which option is *not* true. */
const isNegated = (prompt: string) =>
  negation.test(prompt) || /\b(except|false|incorrect|wrong|untrue)\b/i.test(prompt);

/** Options are shown in any order. */
const refersToOthers = (option: string) =>
  /\b(all|none|both|neither) of (the|these|them)\b|\bthe above\b/i.test(option);

/** Whether one option covers nearly all terms of the other. */
const areEquivalent = (a: string, b: string, index: PassageIndex): boolean =>
  coverage(a, b, index) > 0.9 || coverage(b, a, index) > 0.9;

/** A text without case and punctuation. */
export const normalizedWords = (text: string): string =>
  (
    withPowersAsWords(text)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
