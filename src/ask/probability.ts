/** The probability that a passage answers a question: a logistic regression, fitted by test/eval/fit.ts. */
import fitted from './coefficients.json' with { type: 'json' };
import { type Features, featureNames, hasKnownQuestion } from './features.ts';
import type { Passage } from './passages.ts';

/** The coefficient of each feature, and the constant. */
type Coefficients = Record<keyof Features | 'constant', number>;

/**
 * The models, by what is known: similarities (`meaning`) or only words, known questions of the passage or only its text.
 * `meaningAlone` ignores the words.
 */
export type RankingModel = 'meaning' | 'meaningAlone' | 'meaningOfText' | 'words' | 'wordsOfText';

const coefficients: Record<RankingModel, Coefficients> = fitted;

/** @param hasMeaning whether the similarities are known @returns 0…1 */
export function probabilityOf(features: Features, passage: Passage, hasMeaning: boolean): number {
  const by = (model: RankingModel) => probability(coefficients[model], features);
  if (!hasKnownQuestion(features, passage)) return by(hasMeaning ? 'meaningOfText' : 'wordsOfText');
  // A question in unusual words matches by its meaning alone.
  return hasMeaning ? Math.max(by('meaning'), by('meaningAlone')) : by('words');
}

function probability(coefficients: Coefficients, features: Features): number {
  let odds = coefficients.constant;
  for (const name of featureNames) odds += coefficients[name] * features[name];
  return 1 / (1 + Math.exp(-odds));
}
