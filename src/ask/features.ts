/** What tells whether a passage answers a question, as numbers. */
import type { Similarity } from './embedding-index.ts';
import { type Passage, plainOf } from './passages.ts';

export interface Features {
  /** Cosine with the best wording, and with what the passage says; the best of all queries. */
  wording: number;
  text: number;
  /** The same of the question as a whole. */
  wordingOfWhole: number;
  textOfWhole: number;
  /** How like the words of the best wording are to those of the best query, 0…1. */
  words: number;
  /** How much of the best query, and of the question as a whole, the passage holds, 0…1. */
  held: number;
  heldOfWhole: number;
  /** Whether the question names the topic. */
  named: number;
  /** Whether nothing else is asked than what the topic is, and the passage begins to explain it. */
  defines: number;
  /** Logarithm of the number of telling words. */
  length: number;
}

/** Whether anybody has worded a question that the passage answers: without that, other numbers tell. */
export const isWorded = ({ wording }: Pick<Features, 'wording'>, { questions }: Passage): boolean =>
  wording > 0 || questions.length > 0;

export const featureNames = [
  'wording',
  'text',
  'wordingOfWhole',
  'textOfWhole',
  'words',
  'held',
  'heldOfWhole',
  'named',
  'defines',
  'length',
] as const satisfies (keyof Features)[];

/** The words of passages as stems, and how much each tells. */
export interface Lexicon {
  stemsOf(text: string): ReadonlySet<string>;
  /** How much a stem tells: the rarer, the more. */
  weight(stem: string): number;
}

export interface PassageCandidate {
  passage: Passage;
  /** Of each query. */
  similarities: readonly Similarity[] | undefined;
  isNamed: boolean;
  isDefinition: boolean;
}

/** @param queries the question as a whole and its parts, as the stems of their words */
export function featuresOf(
  { passage, similarities, isNamed, isDefinition }: PassageCandidate,
  queries: readonly ReadonlySet<string>[],
  { stemsOf, weight }: Lexicon,
): Features {
  const wordings = passage.questions.map(stemsOf);
  const body = new Set([...stemsOf(plainOf(passage)), ...wordings.flatMap((each) => [...each])]);
  const held = queries.map((stems) => share(stems, body, weight));
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
    held: Math.max(...held),
    heldOfWhole: held[0] ?? 0,
    named: isNamed ? 1 : 0,
    defines: isDefinition ? 1 : 0,
    length: Math.log(1 + (queries[0]?.size ?? 0)),
  };
}

/** How much of what some words tell others hold, 0…1. */
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
