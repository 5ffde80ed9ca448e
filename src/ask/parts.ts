/** Divides a text into its questions: many learners tell a story first, or ask several questions at once. */
import { contentWords } from '../text/words.ts';

/** One of several questions, or the only one after a story. */
export interface QuestionPart {
  /** As the learner asked it. */
  asked: string;
  /** With the sentence before it, where it is unclear without. */
  text: string;
}

const borders = new RegExp(
  [
    /(?<=[?!]["”)]{0,2})\s+/,
    /(?<=\w{3}["”)]{0,2}[.…]["”)]{0,2})\s+/,
    /\n/,
    /\s(?=\(?\d{1,2}[.)]\s|(?:q|question )\d{1,2}\b)/,
    /[,;]\s+(?=(?:and )?(?:also|if so|if not)\b)/,
    /(?:[,;]|(?<![\s,;]))\s+(?=and (?:what|how|why|when|which|where|is|are|do|does|can|should)\b)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
const endsAsQuestion = /\?["”)\s]*$/;
const beginsAsQuestion =
  /^[\W\d]*(?:q\d+\W+|question \d+\W+)?(?:(?:so|and|but|also|then|or|now|ok|if so|if not)\W+)*(?:what|whats|why|how|when|where|which|who|whose|is|are|was|were|do|does|did|can|could|should|would|will|has|have)\b/i;
const holdsQuestion =
  /\b(?:i wonder|wondering|my question|(?:don'?t|do not|can'?t|cannot|not) (?:really )?(?:understand|get|see|figure)|(?:confuse[sd]|puzzled|unsure|not sure)|(?:any|some)(?:one|body) (?:explain|tell|knows?)|please (?:explain|tell)|explain|difference between)\b/i;

const pronoun = /\b(?:it|its|this|these|those|they|them|their)\b/i;

const fewestWords = 2;
const mostParts = 5;
const longestPart = 400;

/** The questions of a text in order, at most five; none where the whole text is one question. */
export function partsOf(text: string): QuestionPart[] {
  const sentences = text
    .split(borders)
    .map((sentence) => sentence?.trim() ?? '')
    .filter((sentence) => /\p{L}/u.test(sentence));
  const isQuestion = sentences.map((sentence) => endsAsQuestion.test(sentence));
  const isLoose = sentences.map(
    (sentence) => beginsAsQuestion.test(sentence) || holdsQuestion.test(sentence),
  );
  // Without any question mark, sentences that are worded like a question count.
  const chosen = isQuestion.some(Boolean) ? sentences.map((_, i) => isQuestion[i] || isLoose[i]) : isLoose;
  return sentences
    .flatMap((sentence, i): QuestionPart[] => {
      if (!chosen[i] || sentence === text.trim()) return [];
      const isClear = contentWords(sentence).length > fewestWords && !pronoun.test(sentence);
      const before = sentences[i - 1];
      const whole = isClear || before === undefined ? sentence : `${before} ${sentence}`;
      return [{ asked: sentence, text: whole.slice(-longestPart) }];
    })
    .slice(0, mostParts);
}

/** Whether a part names its subject. */
export const hasSubject = ({ asked }: QuestionPart): boolean => contentWords(asked).length > fewestWords;
