/** Shares that add up, dice of as many sides, and the temperature that changes nothing. */
import type { Claim } from './check.ts';
import { bitsOf, meanOf, softmax, sumOf } from './formulas.ts';

const perplexity = (probabilities: readonly number[]): number => 2 ** meanOf(probabilities.map(bitsOf));
/** How unsure one is among so many that are equally likely. */
const die = (sides: number): number => perplexity(softmax(Array<number>(sides).fill(0)));
/** The probability of a token that cost so many bits. */
const shareOf = (bits: number): number => [...Array(bits).keys()].reduce((share) => share / 2, 1);
const scores = [2, 1, 0];
const all = sumOf(softmax(scores));
const [, , last = 0] = softmax(scores);
/** The temperature that leaves the first share as the model made it. */
const neutral =
  [0.25, 0.5, 1, 2, 4].find((temperature) => softmax(scores, temperature)[2] === last) ?? Number.NaN;
const warmest = softmax(scores, 1e6)[0] ?? 0;
/** The share of each of so many characters at the start. */
const start = (characters: number): number => softmax(Array<number>(characters).fill(0))[0] ?? 0;
const kept = softmax(scores).slice(0, 2);
/** Inputs of a text that have a target, the next token. */
const positions = (tokens: number): number => Array.from({ length: tokens }).slice(1).length;

/** The probability of a token that costs without limit. */
const impossible = 2 ** -Number.POSITIVE_INFINITY;

export const further: Claim[] = [
  ['The model spreads {100%} over all tokens', all],
  ['it still has to spread {100%} over all tokens', all],
  ['0 bits is the loss for a probability of {1}.', shareOf(0)],
  ['1 bit is the loss for a probability of {1}/{2}', 2 * shareOf(1), 1 / shareOf(1)],
  ['text: Exactly {0} bits', Math.abs(bitsOf(1))],
  ['text: Exactly {1} bit remark', bitsOf(1 / 2)],
  ['as if it had to choose among {8} that are equally likely', die(8)],
  ['So perplexity {8} is 3 bits', 2 ** 3],
  ['text: It is as unsure as among {10} equal choices', die(10)],
  ['"Perplexity {1} would be certainty', perplexity([1, 1])],
  ['is like a choice among {45} equally likely words', die(45)],
  ['This is a {2}-gram model, also called', 'ab'.length],
  ['Below {1}, wide sectors become wider', neutral],
  ['Above {1}, all sectors become more alike', neutral],
  ['At {1} the wheel stays as the model made it', neutral],
  ['all tokens come near {1}/3. The', 3 * warmest],
  ['text: Lower it below {1} right: true', neutral],
  ['text: Raise it above {1} remark', neutral],
  ['text: Set it to exactly {1} remark', neutral],
  ['Scores divided by a number below {1} lie further apart', neutral],
  ['they are scaled up to {1}, so 0.6', 0.6 / (0.6 + 0.2) + 0.2 / (0.6 + 0.2)],
  ['below {1} likely tokens gain, above {1} rare ones', neutral, neutral],
  ['Below {1} likely tokens become even likelier', neutral],
  ['above {1} the probabilities become more alike', neutral],
  ['What remains is scaled up to {1}.', sumOf(kept.map((p) => p / sumOf(kept)))],
  ['the loss is the mean over all {64} positions', positions(64 + 1)],
  ['every character has about {1}/{60}, so', 60 * start(60), 1 / start(60)],
  ['Each has probability {1}/{40}, so', 40 * start(40), 1 / start(40)],
  ['If it falls to nearly {0}, the targets are not', Math.abs(bitsOf(1))],
  ['The {1} means only that these probabilities', neutral],
  ['A probability of {0} for what then comes would cost', impossible],
  ['grows without limit as the probability goes to {0}.', impossible],
];
