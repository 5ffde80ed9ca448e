/** That a passage answers a question: a logistic regression on what tells it (see test/eval/fit.ts). */
import fitted from './coefficients.json' with { type: 'json' };
import { type Features, featureNames, isWorded } from './features.ts';
import type { Passage } from './passages.ts';

/** The weight of each feature, and of a constant 1. */
export type Coefficients = Record<keyof Features | 'constant', number>;

/**
 * By what is known: the similarities in meaning or only words; an author's wordings, questions that a lesson lists, or
 * only the text.
 */
export type Knowledge = 'meaning' | 'meaningOfListed' | 'meaningOfText' | 'words' | 'wordsOfText';

const coefficients: Record<Knowledge, Coefficients> = fitted;

/** From 0 to 1. @param hasMeaning whether the similarities in meaning are known */
export function probabilityOf(features: Features, passage: Passage, hasMeaning: boolean): number {
  return probability(coefficients[knowledgeOf(features, passage, hasMeaning)], features);
}

function knowledgeOf(features: Features, passage: Passage, hasMeaning: boolean): Knowledge {
  if (!isWorded(features, passage)) return hasMeaning ? 'meaningOfText' : 'wordsOfText';
  if (!hasMeaning) return 'words';
  return passage.isAuthored ? 'meaning' : 'meaningOfListed';
}

function probability(coefficients: Coefficients, features: Features): number {
  let odds = coefficients.constant;
  for (const name of featureNames) odds += coefficients[name] * features[name];
  return 1 / (1 + Math.exp(-odds));
}
