/** Whether a sentence of the documents supports an answer: words, names, numbers and negation. */
import type { Evidence } from '../../ask/evidence.ts';
import type { PassageIndex } from '../../ask/passage-index.ts';
import { sentencesOf } from '../../ask/passages.ts';
import { numbersIn } from '../../text/numbers.ts';
import { stems } from '../text-overlap.ts';

export const negation = /\b(no|not|none|never|neither|nor|without|cannot|can't|\w+n't|nothing)\b/i;
/** Separates the clauses of a sentence. */
const clauseBorder = /[,;:()–—]\s*|(?<!\s)\s+(?:and|or|but|while|whereas)\s+/;

export interface Sentence {
  text: string;
  /** The title and lesson of its section; empty where the sentence is about something else. */
  about: string;
  /** The title and lesson of its section, always. */
  under: string;
  /** Its leading bold text; empty without one. */
  head: string;
}

/** The least coverage of an answer that a sentence contains. */
const answerThreshold = 0.8;
/** A wrong answer with this coverage counts as possibly contained. */
const possibleAnswerThreshold = 0.6;
/** The least coverage of a statement that a sentence entails. */
const statementThreshold = 0.8;
/** The least coverage of a false statement that a sentence contradicts. */
const contradictionThreshold = 0.6;

/** Code and formulas have no sentences. */
export function sentencesIn({ text, topic }: Evidence, index: PassageIndex): Sentence[] {
  return sentencesOf(text.replace(/```[\s\S]*?```/g, '\n')).map((sentence) => {
    const [, head = ''] = /^(?:[-*]|\d+\.)?\s*\*\*([^*]+)\*\*/.exec(sentence) ?? [];
    const first = index.analyse(sentence).terms[0]?.topic;
    // “A plain RNN has none” says nothing about the LSTM whose section it stands in.
    const speaksOfOthers = first?.kind === 'lesson' && first.id !== topic?.lesson;
    const under = topic ? `${topic.title}, ${topic.lesson}: ` : '';
    return { text: sentence, about: speaksOfOthers ? '' : under, under, head };
  });
}

/** How well a sentence supports an answer to a question, 0…1; 0 where it does not contain the answer. */
export function answerSupport(
  prompt: string,
  answer: string,
  sentence: Sentence,
  index: PassageIndex,
): number {
  const claim = `${prompt} ${answer}`;
  const parts = clausesFor(claim, sentence, index);
  const best = Math.max(...parts.map((part) => promptCoverage(prompt, part, index)));
  const isSaid = parts.some(
    (part) =>
      promptCoverage(prompt, part, index) === best &&
      containsAnswer(answer, part.text, index) &&
      isAbout(claim, part, index) &&
      holdsNames(answer, part.text, index) &&
      holdsNames(prompt, textWithTopic(part), index) &&
      holdsNumbers(claim, textWithTopic(part)) &&
      negation.test(claim) === negation.test(part.text),
  );
  return isSaid ? best : 0;
}

/** The share of a question's terms that a sentence covers, 0…1. */
export const promptCoverage = (prompt: string, sentence: Sentence, index: PassageIndex): number =>
  strictCoverage(prompt, textWithTopic(sentence), index);

/** How well a sentence could support an answer, 0…1. It is more lenient than `answerSupport`. */
export function couldAnswer(prompt: string, answer: string, sentence: Sentence, index: PassageIndex): number {
  const words = Math.max(coverage(answer, sentence.text, index), stemCoverage(answer, sentence.text));
  const isThere = isFigure(answer) || words >= possibleAnswerThreshold;
  return isThere && holdsNumbers(answer, sentence.text) ? promptCoverage(prompt, sentence, index) : 0;
}

/** Whether a sentence entails a statement. */
export const entails = (statement: string, sentence: Sentence, index: PassageIndex): boolean =>
  clausesFor(statement, sentence, index).some((part) => couldEntail(statement, part, index));

/** Whether a sentence could entail a statement: it covers the words, whatever their relation. */
export const couldEntail = (statement: string, sentence: Sentence, index: PassageIndex): boolean =>
  strictCoverage(statement, textWithTopic(sentence), index) >= statementThreshold &&
  isAbout(statement, sentence, index) &&
  contradictions(statement, sentence, index) === 0;

/** Whether a statement differs from a sentence in exactly a name, a number or a negation. */
export const contradicts = (statement: string, sentence: Sentence, index: PassageIndex): boolean =>
  strictCoverage(statement, textWithTopic(sentence), index) >= contradictionThreshold &&
  contradictions(statement, sentence, index) === 1;

/** The share of a text's terms that another text covers, 0…1. */
export const coverage = (text: string, by: string, index: PassageIndex): number =>
  index.coverage(index.analyse(text), by);

const isFigure = (text: string): boolean =>
  numbersIn(text).join() === numbersIn(text.trim())[0] && !/\s/.test(text.trim());

/** A sentence about several subjects counts clause by clause. */
function clausesFor(claim: string, sentence: Sentence, index: PassageIndex): Sentence[] {
  if (holdsNames(sentence.text, sentence.about + claim, index)) return [sentence];
  return sentence.text.split(clauseBorder).map((text) => ({ ...sentence, text }));
}

/** A number counts as contained where it is the only one. */
const containsAnswer = (answer: string, text: string, index: PassageIndex): boolean =>
  isFigure(answer)
    ? new Set(numbersIn(text)).size === 1 && holdsNumbers(answer, text)
    : strictCoverage(answer, text, index) >= answerThreshold;

const textWithTopic = ({ about, text }: Sentence): string => about + text;

/** A point of a list answers no question about another point. */
const isAbout = (claim: string, { head, about }: Sentence, index: PassageIndex): boolean =>
  index.analyse(head).terms.length === 0 || coverage(head, about + claim, index) > 0.99;

function contradictions(statement: string, sentence: Sentence, index: PassageIndex): number {
  return [
    holdsNames(statement, textWithTopic(sentence), index),
    holdsNumbers(statement, textWithTopic(sentence)),
    negation.test(statement) === negation.test(sentence.text),
  ].filter((agrees) => !agrees).length;
}

/** The smaller of term coverage and stem coverage, 0…1. */
const strictCoverage = (text: string, by: string, index: PassageIndex): number =>
  Math.min(coverage(text, by, index), stemCoverage(text, by));

/** The share of a text's stems that another text has, 0…1. */
function stemCoverage(text: string, by: string): number {
  const words = stems(text);
  return words.size === 0 ? 0 : words.intersection(stems(by)).size / words.size;
}

const holdsNames = (text: string, by: string, index: PassageIndex): boolean =>
  index
    .analyse(text)
    .terms.every((term) => !term.topic || index.coverage({ text, terms: [term], weights: [1] }, by) === 1);

const holdsNumbers = (text: string, by: string): boolean =>
  new Set(numbersIn(text)).isSubsetOf(new Set(numbersIn(by)));
