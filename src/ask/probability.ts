/** That a passage answers a question: a logistic regression on what tells it (see test/eval/fit.ts). */
import fitted from './coefficients.json' with { type: 'json' };
import { type Features, featureNames, isWorded } from './features.ts';
import type { Passage } from './passages.ts';

/** The weight of each feature, and of a constant 1. */
type Coefficients = Record<keyof Features | 'constant', number>;

/**
 * By what is known: the similarities in meaning or only words; wordings of what the passage answers, or only its text.
 * With wordings, meaning is judged with the words and without them.
 */
export type Knowledge = 'meaning' | 'meaningAlone' | 'meaningOfText' | 'words' | 'wordsOfText';

const coefficients: Record<Knowledge, Coefficients> = fitted;

/** From 0 to 1. @param hasMeaning whether the similarities in meaning are known */
export function probabilityOf(features: Features, passage: Passage, hasMeaning: boolean): number {
  const by = (known: Knowledge) => probability(coefficients[known], features);
  if (!isWorded(features, passage)) return by(hasMeaning ? 'meaningOfText' : 'wordsOfText');
  // Whoever asks in other words than everybody else is understood by the meaning alone.
  return hasMeaning ? Math.max(by('meaning'), by('meaningAlone')) : by('words');
}

function probability(coefficients: Coefficients, features: Features): number {
  let odds = coefficients.constant;
  for (const name of featureNames) odds += coefficients[name] * features[name];
  return 1 / (1 + Math.exp(-odds));
}
