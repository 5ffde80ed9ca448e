/** How a network foretells a text: bits, hits, and where it was surprised. */
import type { LanguageOutcome } from '../../types/training.ts';
import type { DatasetSplit, LanguageTask } from '../datasets/types.ts';
import { rounded } from '../datasets/watched.ts';
import type { Values } from '../engine/session.ts';
import { likeliest } from './guesses.ts';

/** A loss in nats as bits: log₂ in place of the natural logarithm. */
export const bitsPerCharacter = (loss: number): number => loss / Math.LN2;

/** Examples of the test split that the piece of text is made of. */
const shownExamples = 2;

/** The share of characters that were the likeliest one, and the bits of each character at the beginning of the test split. */
export function languageFacts(
  { labels, alphabet, steps }: LanguageTask,
  { y }: DatasetSplit,
  outputs: Values,
): Pick<LanguageOutcome, 'accuracy' | 'piece'> {
  const classes = labels.length;
  let right = 0;
  for (let at = 0; at < y.length; at++)
    if (likeliest(outputs, at * classes, classes).label === y[at]) right += 1;
  const shown = Array.from(y.subarray(0, shownExamples * steps));
  return {
    accuracy: right / y.length,
    piece: {
      text: shown.map((place) => alphabet[place]).join(''),
      bits: shown.map((place, at) => rounded(surprise(outputs, at * classes, classes, place))),
    },
  };
}

/** −log₂ of the softmax of `width` logits from `start` on, at `place`. */
function surprise(logits: Values, start: number, width: number, place: number): number {
  const { label, probability } = likeliest(logits, start, width);
  const below = (logits[start + label] as number) - (logits[start + place] as number);
  return bitsPerCharacter(below - Math.log(probability));
}
