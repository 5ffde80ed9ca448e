/** What a text says, in the terms of a vocabulary, and how much of a question that covers. */
import type { Topic } from '../types/lessons.ts';
import type { QueryTerm, Vocabulary } from './vocabulary.ts';

/** A question read with the words of the documents. */
export interface AnalysedQuestion {
  text: string;
  terms: QueryTerm[];
  /** How much each term tells, by how rarely it occurs. */
  weights: number[];
}

export interface AnalysedText {
  stems: ReadonlySet<string>;
  topics: ReadonlySet<Topic>;
}

function readText(text: string, vocabulary: Vocabulary): AnalysedText {
  const terms = vocabulary.analyse(text);
  return {
    stems: new Set(terms.flatMap(({ stems }) => stems)),
    topics: new Set(terms.flatMap(({ topic }) => topic ?? [])),
  };
}

/** A text and how much it counts that a word stands in it, 0…1. */
export type Credit = readonly [reading: AnalysedText, credit: number];

/** The share of the question that the texts hold together, 0…1, each term by its weight. */
export function covered({ terms, weights }: AnalysedQuestion, texts: readonly Credit[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  const held = terms.map(
    (term, i) =>
      (weights[i] ?? 0) * Math.max(...texts.map(([reading, credit]) => credit * holds(reading, term))),
  );
  return held.reduce((sum, each) => sum + each, 0) / total;
}

/** How sure one may be of a word that was taken for a typing error. */
const certainty = 0.8;

/** A term's topic under any name, or as many of its words as are there. */
function holds({ stems, topics }: AnalysedText, term: QueryTerm): number {
  const sure = term.isCorrected ? certainty : 1;
  if (term.topic && topics.has(term.topic)) return sure;
  return (sure * term.stems.filter((stem) => stems.has(stem)).length) / term.stems.length;
}

/** The texts that were read last, so that a question does not read the same ones again and again. */
export function createTextAnalyser(vocabulary: Vocabulary, kept: number): (text: string) => AnalysedText {
  const readings = new Map<string, AnalysedText>();
  return (text) => {
    const before = readings.get(text);
    if (before) return before;
    const reading = readText(text, vocabulary);
    const [oldest] = readings.keys();
    if (readings.size >= kept && oldest !== undefined) readings.delete(oldest);
    readings.set(text, reading);
    return reading;
  };
}
