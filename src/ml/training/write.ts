/** Lets a language model write: each next character is drawn by the probabilities that the network gives. */
import type { Dataset, LanguageTask } from '../datasets/types.ts';
import { createRandom, type RandomStream } from '../engine/random.ts';
import type { Values } from '../engine/session.ts';
import type { Trainer } from './trainer.ts';

export interface WritingOptions {
  task: Pick<LanguageTask, 'alphabet' | 'steps'>;
  /** The token ids [steps] of characters, padded at the end. */
  encode(characters: readonly string[]): Int32Array;
  /** The logits of what follows the last character. */
  next(tokens: Int32Array): Values;
  /** What is written on from; not empty. */
  start: string;
  temperature: number;
  /** Characters to write. */
  length: number;
  seed: number;
}

/**
 * What follows `start`. The network reads as many characters back as an example has. The same seed writes the same text.
 * @throws RangeError for a start that is empty or not in the alphabet
 */
export function writeOn(options: WritingOptions): string {
  const { task, encode, next, start, temperature, length, seed } = options;
  if (start === '') throw new RangeError('a text is needed to write on from');
  const random = createRandom(seed, 'writing');
  let text = start;
  for (let at = 0; at < length; at++) {
    const logits = next(encode([...text.slice(-task.steps)]));
    text += task.alphabet[draw(tempered(logits, temperature), random)];
  }
  return text.slice(start.length);
}

/** The answer after the last real token: the steps after it hold padding, on which no earlier answer depends. */
export function lastAnswer(tokens: Values, outputs: Values): Values {
  const classes = outputs.length / tokens.length;
  const length = tokens.findLastIndex((token) => token !== 0) + 1;
  return outputs.subarray((length - 1) * classes, length * classes);
}

/** As many characters as a picture has room for in a line. */
const sampleLength = 44;
/** A paragraph of the book begins after a line break. */
export const newParagraph = '\n';

/** What a network writes while it learns, from a new paragraph; undefined for another task than a language. */
export function writtenSample(trainer: Trainer, { task, encode }: Dataset, seed: number): string | undefined {
  if (task.kind !== 'language' || !encode) return undefined;
  const next = (tokens: Int32Array) => lastAnswer(tokens, trainer.answers(tokens));
  return writeOn({ task, encode, next, start: newParagraph, temperature: 1, length: sampleLength, seed });
}

/**
 * softmax(logits / temperature). Below 1 the likely characters become likelier, above 1 the unlikely ones. Where logits are
 * equal the probabilities are, at every temperature.
 */
export function tempered(logits: Values, temperature: number): number[] {
  const largest = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp((logit - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** A place by chance, each with its probability. */
function draw(probabilities: readonly number[], random: RandomStream): number {
  let left = random.next();
  const chosen = probabilities.findIndex((probability) => {
    left -= probability;
    return left < 0;
  });
  // Rounding can leave a little beyond the last.
  return chosen < 0 ? probabilities.length - 1 : chosen;
}
