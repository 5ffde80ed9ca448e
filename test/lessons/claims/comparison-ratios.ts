/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { conv3, pool2, reach } from './cnn-formulas.ts';
import { gruWeights, lstmWeights, pooled } from './formulas.ts';

/** By how much one more filter of width 3 widens what these layers see. */
const growth = (...before: (typeof conv3)[]): number => reach([...before, conv3]) - reach(before);
/** Layers that wait for each other, forwards and then backwards. */
const trained = (layers: number): number => [...Array(layers).keys(), ...Array(layers).keys()].length;

export const ratios: Claim[] = [
  ['about {a quarter} fewer weights than an LSTM', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
  ['and {a quarter} fewer weights', 1 - gruWeights(64, 28) / lstmWeights(64, 28)],
  ['and pooling {doubles} the growth', growth(conv3, pool2) / growth(conv3)],
  ['Training {doubles} both, because the error goes back', trained(4) / 4],
  ['so height and width are {halved}: 26 / 2', pooled(26) / 26],
  ['Pooling 2 × 2 {halves}: 13 × 13 × 8', pooled(26) / 26],
];
