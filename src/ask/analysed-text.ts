/** The terms of a text, and how much of a question they cover. */
import { LRUCache } from 'lru-cache';
import type { Topic } from '../types/lessons.ts';
import type { QueryTerm, Vocabulary } from './vocabulary.ts';

/** A question in the terms of the documents. */
export interface AnalysedQuestion {
  text: string;
  terms: QueryTerm[];
  /** The weight of each term: the rarer, the higher. */
  weights: number[];
}

export interface AnalysedText {
  stems: ReadonlySet<string>;
  topics: ReadonlySet<Topic>;
}

/** The share of a question that a text covers, 0…1, each term by its weight. */
export function coverageBy(text: AnalysedText, { terms, weights }: AnalysedQuestion): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  return terms.reduce((sum, term, i) => sum + (weights[i] ?? 0) * coverageOf(term, text), 0) / total;
}

/** How certain a correction of a typing error is. */
const certainty = 0.8;

/** A term counts in full where the text names its topic, else by the share of its stems. */
function coverageOf(term: QueryTerm, { stems, topics }: AnalysedText): number {
  const most = term.isCorrected ? certainty : 1;
  if (term.topic && topics.has(term.topic)) return most;
  return (most * term.stems.filter((stem) => stems.has(stem)).length) / term.stems.length;
}

/** Analyses texts, and keeps the last `max` of them: each question meets the same ones. */
export function createTextAnalyser(vocabulary: Vocabulary, max: number): (text: string) => AnalysedText {
  const cache = new LRUCache<string, AnalysedText>({ max });
  return (text) => {
    const analysed = cache.get(text) ?? analyseText(text, vocabulary);
    cache.set(text, analysed);
    return analysed;
  };
}

function analyseText(text: string, vocabulary: Vocabulary): AnalysedText {
  const terms = vocabulary.termsOf(text);
  return {
    stems: new Set(terms.flatMap(({ stems }) => stems)),
    topics: new Set(terms.flatMap(({ topic }) => topic ?? [])),
  };
}
