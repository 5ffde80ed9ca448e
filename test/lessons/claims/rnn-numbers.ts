/** Results that the lesson states beside its sums: answers of the quiz, shapes and the reach of two directions. */
import type { Claim } from './check.ts';
import { rnnWeights, slope, softmax } from './formulas.ts';

const { tanh } = Math;
/** Between what a tanh lies. */
const range = [tanh(-40), tanh(40)];
/** How many of so many words a reader has read who comes from the end, when it has read this one. */
const readFromEnd = (words: number, word: number): number => words - word + 1;
/** Where the state of a layer and a direction, 0 or 1, stands in `h_n`. */
const indexOf = (layer: number, direction: number): number => 2 * (layer - 1) + direction;
/** How much of what two directions join one of them is. */
const ofBoth = 64 / (64 + 64);
/** How many steps a convolution with padding on both sides sees before and behind its own. */
const toEachSide = (width: number): number => (width - 1) / 2;
/** What each window of two rows has as its label: that of its last row. */
const rows = [0, 0, 0, 1, 1].map((label, i) => ({ label, number: i + 1 }));
const labelled = rows.slice(1).flatMap(({ number, label }) => [number - 1, number, label]);

export const numbers: Claim[] = [
  ['How many parameters does it have? kind: number answer: {580}', rnnWeights(20, 8)],
  ['do both layers have together? kind: number answer: {360}', rnnWeights(10, 4) + rnnWeights(10, 10)],
  ['text: "{28}" right: true', (28 * 28) / 28],
  ['Both words so far, and the {eight} that follow', 10 - 2],

  // The bounds of the state
  ['tanh keeps each entry between {−1} and +{1}, so', ...range],
  ['holds every value of the state between {−1} and +{1}, however', ...range],
  ['each entry of the state stays between {−1} and +{1}, even after', ...range],
  ['only holds a summary between {−1} and +{1};', ...range],
  ['values always lie between {−1} and +{1} in a tanh RNN', ...range],
  ['the slope of tanh is only limited to at most {1}.', slope(tanh, 0)],
  ['when its recurrent weight on itself is above {1}', 1 / slope(tanh, 0)],
  ['can swing only with period {2}', (2 * Math.PI) / Math.atan2(0, -1)],
  ['a softmax over a single unit is always exactly {1}', ...softmax([0.3])],

  // Steps and shapes
  ['recurrent network on {784} pixels is {784} layers deep', 28 * 28, 28 * 28],
  ['peaks at 7, {14}, … show a weekly rhythm', 7 + 7],
  ['do not flatten to (1, {6})', 3 * 2],
  ['array_reshape(x, c({2000}, 4, 6))', 8000 / 4],
  ['rows {1}–{2} → {0}, rows {2}–{3} → {0}, rows {3}–{4} → {1}, rows {4}–{5} → {1}', ...labelled],
  ['feeds its own output in {half} of the cases', 1 - 0.5],

  // Both directions
  ['and predict day {29}', 28 + 1],
  ['index {0} is layer 1 forward, {1} layer 1 backward', indexOf(1, 0), indexOf(1, 1)],
  ['{2} layer 2 forward, {3} layer 2 backward', indexOf(2, 0), indexOf(2, 1)],
  ['With one layer its shape is ({2}, batch, H)', indexOf(1, 1) + 1],
  ['but {0} steps from that of the backward one', 200 - readFromEnd(200, 1)],
  ['It has read the second {half} only', readFromEnd(100, 51) / 100],
  ['the first {half} of the last axis is forward and the second {half} backward', ofBoth, ofBoth],
  ['its backward {half} has read only the last step', ofBoth],
  ['Until then {half} of what decides', ofBoth],
  ['A convolution of width 5 sees {two} steps back and {two} ahead', toEachSide(5), toEachSide(5)],

  // Dropout and masks
  ['At 0.2 about one in {five} entries is set to zero', 1 / 0.2],
  ['(so −10 becomes {−0})', -10 * 0],
];
