/** The features by which the ranking model judges a passage. */
import type { Similarity } from './embedding-index.ts';
import { type Passage, plainOf } from './passages.ts';

export interface Features {
  /** The best similarity of any query: with a known question, and with the text of the passage. */
  wording: number;
  text: number;
  /** The same for the question as a whole. */
  wordingOfWhole: number;
  textOfWhole: number;
  /** How many words the best query shares with the nearest known question, 0…1. */
  words: number;
  /** How much the passage covers of the best query, and of the question as a whole, 0…1. */
  coverage: number;
  coverageOfWhole: number;
  /** 1 where the question names the topic, else 0. */
  named: number;
  /** 1 where the question only asks what the topic is and the passage introduces it, else 0. */
  defines: number;
  /** Logarithm of the number of content words. */
  length: number;
}

/** Whether a question is known that the passage answers. Passages without one have coefficients of their own. */
export const hasKnownQuestion = ({ wording }: Pick<Features, 'wording'>, { questions }: Passage): boolean =>
  wording > 0 || questions.length > 0;

export const featureNames = [
  'wording',
  'text',
  'wordingOfWhole',
  'textOfWhole',
  'words',
  'coverage',
  'coverageOfWhole',
  'named',
  'defines',
  'length',
] as const satisfies (keyof Features)[];

/** The stems of passages and their weights. */
export interface Lexicon {
  stemsOf(text: string): ReadonlySet<string>;
  /** The weight of a stem: the rarer, the higher. */
  weight(stem: string): number;
}

export interface PassageCandidate {
  passage: Passage;
  /** One for each query. */
  similarities: readonly Similarity[] | undefined;
  isNamed: boolean;
  isDefinition: boolean;
}

/** @param queries the stems of the question as a whole and of each of its parts */
export function featuresOf(
  { passage, similarities, isNamed, isDefinition }: PassageCandidate,
  queries: readonly ReadonlySet<string>[],
  { stemsOf, weight }: Lexicon,
): Features {
  const wordings = passage.questions.map(stemsOf);
  const body = new Set([...stemsOf(plainOf(passage)), ...wordings.flatMap((each) => [...each])]);
  const coverages = queries.map((stems) => share(stems, body, weight));
  const [whole] = similarities ?? [];
  const best = (key: keyof Similarity) =>
    Math.max(0, ...(similarities ?? []).map((similarity) => similarity[key]));
  return {
    wording: best('wording'),
    text: best('text'),
    wordingOfWhole: whole?.wording ?? 0,
    textOfWhole: whole?.text ?? 0,
    words: Math.max(
      0,
      ...queries.flatMap((stems) =>
        wordings.map((wording) => Math.sqrt(share(stems, wording, weight) * share(wording, stems, weight))),
      ),
    ),
    coverage: Math.max(...coverages),
    coverageOfWhole: coverages[0] ?? 0,
    named: isNamed ? 1 : 0,
    defines: isDefinition ? 1 : 0,
    length: Math.log(1 + (queries[0]?.size ?? 0)),
  };
}

/** The share of the weight of `words` that `by` holds, 0…1. */
export function share(
  words: ReadonlySet<string>,
  by: ReadonlySet<string>,
  weight: (stem: string) => number,
): number {
  let [all, held] = [0, 0];
  for (const word of words) {
    const own = weight(word);
    all += own;
    if (by.has(word)) held += own;
  }
  return all === 0 ? 0 : held / all;
}
