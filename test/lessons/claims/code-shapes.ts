/** Numbers of the lesson on code: shapes of inputs and of convolutions. */
import type { Claim } from './check.ts';
import { convWeights, denseWeights, placesOf, pooled } from './formulas.ts';

const inputs: Claim[] = [
  ['windows of five give [1–5] → {6}, [2–6] → {7} and', 1 + 5, 2 + 5],
  ['text: (500, {14})', 7 * 2],
  ['All {7,000} numbers are still there', 500 * 7 * 2],
  ['`x.reshape(-1, 32, {96})` for 32 × 32 × 3', 32 * 3],
  ['Pixel by pixel, (N, {784}, 1)', 28 * 28],
  ['turn into the shape ({3}, {4}, 2)', [2, 4, 3].length, Math.max(2, 4, 3)],
  ['gives only {97} windows of 3 steps', 100 - 3],
  ['so there must be {97} targets', 100 - 3],
  ['targets of shape [{4}, 1], the loss', 2 ** 2],
];

/** Two blocks of width 5 and pooling by 2 on 100 samples. */
const blockOne = placesOf(100, 5);
const blockTwo = placesOf(pooled(blockOne), 5);
/** A filter of length 10 on 101 prices, 64 of them, and what a dense layer of 40 then needs. */
const prices = placesOf(101, 10);
const row = placesOf(24, 3);

const convolutions: Claim[] = [
  ['28, k 3 → {26} 26, pool 2 → {13}', placesOf(28, 3), pooled(26)],
  ['13, k 3 → {11} 11, pool 2 → {5}', placesOf(13, 3), pooled(11)],
  ['# → (8, {396}, 64)', placesOf(400, 5)],
  ['text: {5} × {5} right: true', pooled(11), pooled(11)],
  ['text: {6} × {6} remark: That takes', Math.ceil(11 / 2), Math.ceil(11 / 2)],
  ['text: {10} × {10} remark', placesOf(11, 2), placesOf(11, 2)],
  ['text: {9} × {9} remark', placesOf(11, 3), placesOf(11, 3)],
  ['`Reshape((50, {448}))`', 7 * 64],
  ['reshape({400}, 10).T` fits `nn.Linear({400}, 10)`', 5 * 5 * 16, 5 * 5 * 16],
  ['`Dense(10)` behind it has {650} parameters. If', denseWeights(64, 10)],
  ['leaves {3} of the 7 steps, pooling by 2 leaves {1}', placesOf(7, 5), pooled(placesOf(7, 5))],
  [
    'give 100 → {96} → {48} → {44} → {22}, and with 64 filters `Flatten` gives {1,408} numbers',
    ...[blockOne, pooled(blockOne), blockTwo, pooled(blockTwo), pooled(blockTwo) * 64],
  ],
  ['make all {28} rows channels', 7 * 4],
  ['`x.reshape(n, {28}, 100)', 7 * 4],
  ['one bias per filter, {704} in all', convWeights(10, 1, 64)],
  ['and `Flatten()` joins both axes into {2,944}', pooled(prices) * 64],
  ['first dense layer has {117,800} weights', denseWeights(pooled(prices) * 64, 40)],
  ['it has ({368} + 1) · 40', pooled(prices) * 8],
  ['`Flatten()` {704}, `Dense', pooled(row) * 64],
  ['halves that height, 3 → {1} → nothing', pooled(3)],
  ['five poolings leave {7} × {7}', 224 / 2 ** 5, 224 / 2 ** 5],
  ['`MaxPooling1D()` halves them to {800}', pooled(placesOf(2_000, 400))],
  ['({61}, 20, 6) with windows of 20 rows', placesOf(80, 20)],
  ['a filter of width 2 the result has {5} steps', placesOf(6, 2)],
  ['text: ({28}, {28}, 8) remark: That takes padding', placesOf(28, 3, 1, 1), placesOf(28, 3, 1, 1)],
];

export const shapes: Claim[] = [...inputs, ...convolutions];
