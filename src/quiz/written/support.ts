/** Whether a sentence of the documents bears an answer out: its words, its names, its numbers and its “not”. */
import type { Evidence } from '../../ask/evidence.ts';
import type { PassageIndex } from '../../ask/passage-index.ts';
import { sentencesOf } from '../../ask/passages.ts';
import { numbersIn } from '../../text/numbers.ts';
import { stems } from '../wording.ts';

export const negation = /\b(no|not|none|never|neither|nor|without|cannot|can't|\w+n't|nothing)\b/i;
/** Between what a sentence says side by side. */
const clauseBorder = /[,;:()–—]\s*|(?<!\s)\s+(?:and|or|but|while|whereas)\s+/;

export interface Sentence {
  text: string;
  /** What it is about without saying so again: the title and lesson of its section. */
  about: string;
  /** The same, even where it speaks of something else. */
  under: string;
  /** What it puts before all else in bold; empty where it does not. */
  head: string;
}

/** How much of an answer's words a sentence must hold for it to be said there. */
const whole = 0.8;
/** From here on a wrong answer is taken for one that is said there. */
const mostly = 0.6;
/** How much of a statement's words a sentence must hold to make that statement. */
const stated = 0.8;
/** How much of a false statement's words a sentence must hold for it to be that sentence, distorted. */
const distorted = 0.6;

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

/** How well a sentence answers a question in this way, 0…1; 0 where it does not say the answer. */
export function answersQuestion(
  prompt: string,
  answer: string,
  sentence: Sentence,
  index: PassageIndex,
): number {
  const claim = `${prompt} ${answer}`;
  const parts = partsFor(claim, sentence, index);
  const best = Math.max(...parts.map((part) => asks(prompt, part, index)));
  const isSaid = parts.some(
    (part) =>
      asks(prompt, part, index) === best &&
      says(answer, part.text, index) &&
      isAbout(claim, part, index) &&
      holdsNames(answer, part.text, index) &&
      holdsNames(prompt, saidBy(part), index) &&
      holdsNumbers(claim, saidBy(part)) &&
      negation.test(claim) === negation.test(part.text),
  );
  return isSaid ? best : 0;
}

/** How much of what a question speaks of a sentence speaks of, 0…1. */
export const asks = (prompt: string, sentence: Sentence, index: PassageIndex): number =>
  repeated(prompt, saidBy(sentence), index);

/** How well a sentence could be taken to answer a question in this way. */
export function mightAnswer(prompt: string, answer: string, sentence: Sentence, index: PassageIndex): number {
  const words = Math.max(held(answer, sentence.text, index), shared(answer, sentence.text));
  const isThere = isFigure(answer) || words >= mostly;
  return isThere && holdsNumbers(answer, sentence.text) ? asks(prompt, sentence, index) : 0;
}

/** Whether a sentence makes this statement. */
export const states = (statement: string, sentence: Sentence, index: PassageIndex): boolean =>
  partsFor(statement, sentence, index).some((part) => mightState(statement, part, index));

/** Whether a sentence could be taken to make this statement: its words may belong to each other or not. */
export const mightState = (statement: string, sentence: Sentence, index: PassageIndex): boolean =>
  repeated(statement, saidBy(sentence), index) >= stated &&
  isAbout(statement, sentence, index) &&
  differences(statement, sentence, index) === 0;

/** Whether a statement is what a sentence says but for a name, a number or a “not”. */
export const distorts = (statement: string, sentence: Sentence, index: PassageIndex): boolean =>
  repeated(statement, saidBy(sentence), index) >= distorted && differences(statement, sentence, index) === 1;

/** How much of what a text says another one holds, 0…1. */
export const held = (text: string, by: string, index: PassageIndex): number =>
  index.coverage(index.analyse(text), by);

const isFigure = (text: string): boolean =>
  numbersIn(text).join() === numbersIn(text.trim())[0] && !/\s/.test(text.trim());

/** A sentence that speaks of others as well, side by side, counts clause by clause. */
function partsFor(claim: string, sentence: Sentence, index: PassageIndex): Sentence[] {
  if (holdsNames(sentence.text, sentence.about + claim, index)) return [sentence];
  return sentence.text.split(clauseBorder).map((text) => ({ ...sentence, text }));
}

/** A number is said where it is the only one. */
const says = (answer: string, text: string, index: PassageIndex): boolean =>
  isFigure(answer)
    ? new Set(numbersIn(text)).size === 1 && holdsNumbers(answer, text)
    : repeated(answer, text, index) >= whole;

const saidBy = ({ about, text }: Sentence): string => about + text;

/** What is said of one point of a list answers no question about another. */
const isAbout = (claim: string, { head, about }: Sentence, index: PassageIndex): boolean =>
  index.analyse(head).terms.length === 0 || held(head, about + claim, index) > 0.99;

function differences(statement: string, sentence: Sentence, index: PassageIndex): number {
  return [
    holdsNames(statement, saidBy(sentence), index),
    holdsNumbers(statement, saidBy(sentence)),
    negation.test(statement) === negation.test(sentence.text),
  ].filter((agrees) => !agrees).length;
}

/** How much of what a text says stands in another one as well: by what its words mean here, and word by word. */
const repeated = (text: string, by: string, index: PassageIndex): number =>
  Math.min(held(text, by, index), shared(text, by));

/** The share of a text's telling words that another one has. */
function shared(text: string, by: string): number {
  const words = stems(text);
  return words.size === 0 ? 0 : words.intersection(stems(by)).size / words.size;
}

const holdsNames = (text: string, by: string, index: PassageIndex): boolean =>
  index
    .analyse(text)
    .terms.every((term) => !term.topic || index.coverage({ text, terms: [term], weights: [1] }, by) === 1);

const holdsNumbers = (text: string, by: string): boolean =>
  new Set(numbersIn(text)).isSubsetOf(new Set(numbersIn(by)));
