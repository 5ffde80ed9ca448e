/** What a model says, sentence by sentence: kept where it names a source that says the same, otherwise dropped. */

import { inert } from '../errors.ts';
import { withPowersAsWords } from '../text/scripts.ts';
import { withPlainCitations } from './citations.ts';
import type { Evidence } from './excerpt.ts';
import { sentencesOf } from './passages.ts';
import { repeatsRules } from './prompt.ts';
import type { PassageIndex } from './retrieve.ts';

export interface Claim {
  /** Inert text, without its citations. */
  text: string;
  /** Places in the list of evidence, from 0; at least one. */
  cites: number[];
}

/** How much of a claim its sources must hold, by the weight of its words. */
const support = 0.6;
const shortestClaim = 12;

/** The claims that are supported, in order. `isComplete` tells whether the last sentence has come to its end. */
export function supportedClaims(
  text: string,
  evidence: readonly Evidence[],
  index: PassageIndex,
  isComplete: boolean,
): Claim[] {
  const sentences = sentencesWithCitations(text, isComplete);
  const seen = new Set<string>();
  return sentences.flatMap(({ text, cites }): Claim[] => {
    const sources = cites.flatMap((cite) => evidence[cite] ?? []);
    // A model that has lost its way says the same over and over.
    if (sources.length < cites.length || sources.length === 0 || seen.has(text)) return [];
    seen.add(text);
    // A model that repeats what it was told repeats the names of the places as well.
    if (evidence.some(({ label }) => lettersIn(label) === lettersIn(text))) return [];
    return isSupported(text, sources, index) ? [{ text: inert(text), cites: [...new Set(cites)] }] : [];
  });
}

const lettersIn = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** “Text [1]. More. [2, 3]” → the sentences with what each cites. */
export function sentencesWithCitations(
  text: string,
  isComplete: boolean,
): { text: string; cites: number[] }[] {
  // A citation behind the full stop belongs to the sentence before it.
  const moved = withPlainCitations(text).replace(/([.!?])((?:\s*\[\d+(?:\s*,\s*\d+)*\])+)/g, '$2$1');
  const parts = moved.split(/(?<=[.!?])\s+|\n+/);
  if (!isComplete && !/\n$/.test(moved)) parts.pop();
  return parts
    .filter((part) => !questionOrLabel.test(part.trim()))
    .map((part) => ({
      text: part
        .replace(/ ?\[\d+(?: ?, ?\d+)*\]/g, '')
        .replace(/^[\s>#*•-]+|\*\*|__|`/g, '')
        .trim(),
      cites: [...part.matchAll(/\[(\d+(?:\s*,\s*\d+)*)\]/g)].flatMap(([, list = '']) =>
        list.split(',').map((number) => Number(number) - 1),
      ),
    }))
    .filter((sentence) => sentence.text.length >= shortestClaim);
}

/** A question makes no claim; what begins with a number is a source repeated, not one cited. */
const questionOrLabel = /^[\s>#*•-]*\[\d|\?["”')\s]*(\[[\d, ]+\][.\s]*)*$/;

/** Whether the sources together hold the words and the numbers of a claim, and it is not turned round by a “not”. */
export function isSupported(claim: string, sources: readonly Evidence[], index: PassageIndex): boolean {
  if (suspicious.test(claim) || repeatsRules(claim)) return false;
  const said = sources.map(({ text, label }) => `${label}\n${text}`).join('\n');
  const known = new Set(numbersIn(said));
  if (numbersIn(claim).some((number) => !known.has(number))) return false;
  return index.coverage(index.read(claim), said) >= support && isNotTurnedRound(claim, said, index);
}

/** “No gate” is not what a text says that speaks of a gate, nor “a gate” what one says that speaks of none. */
function isNotTurnedRound(claim: string, said: string, index: PassageIndex): boolean {
  const question = index.read(claim);
  const parts = sentencesOf(said)
    .flatMap((sentence) => sentence.split(clauseBorder))
    .map((text) => ({ text, coverage: index.coverage(question, text) }));
  const most = Math.max(0, ...parts.map(({ coverage }) => coverage));
  return parts.some(
    ({ text, coverage }) => coverage >= 0.9 * most && negation.test(text) === negation.test(claim),
  );
}

/** Between what a sentence says side by side. */
export const clauseBorder = /[,;:()–—]\s*|(?<!\s)\s+(?:and|or|but|while|whereas)\s+/;

/** Links, mentions, marks of a chat template, code: nothing that an answer from the documents needs. */
export const suspicious =
  /https?:|www\.|discord\.(gg|com)|\w\.(com|net|org|io|gg|ru)\b|@(everyone|here)|<[@#:/!|a-z]|\]\(|```|<\||\|>|start_of_turn|end_of_turn|\b(system|user|assistant|model):|[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/iu;
export const negation = /\b(no|not|none|never|neither|nor|without|cannot|can't|\w+n't|nothing)\b/i;

/** The numbers of a text; 10⁶ and 10^6 are one, and 10⁷ is another. */
export const numbersIn = (text: string) =>
  withPowersAsWords(text)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .match(/\d+(?:\.\d+)?(?:pow(?:minus)?\w+)?/g) ?? [];
