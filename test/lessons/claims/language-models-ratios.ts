/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';

const perplexity = (bits: number): number => 2 ** bits;

export const ratios: Claim[] = [
  ['One bit less means {half} the sides', 2 ** 2 / 2 ** 3],
  ['since each {halves} what is left: 8, 4, 2, 1', perplexity(2) / perplexity(3)],
  ['text: It {halves}, from 16 to 8', perplexity(3) / perplexity(4)],
  ['text: It {doubles}, from 8 to 16', perplexity(4) / perplexity(3)],
];
