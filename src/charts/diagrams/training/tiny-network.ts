/** A network with one hidden layer that learns a made-up task, to see what the seed changes. */
import { uniforms } from '../seeded.ts';

const hidden = 4;
export const epochCount = 30;
const rate = 0.3;
const places = Array.from({ length: 24 }, (_, i) => -2 + (4 * i) / 23);
const truth = (x: number): number => Math.sin(2 * x);

/** The loss before training and after each epoch. Weights and the order of the examples come from the seed. */
export function lossesWith(seed: number): number[] {
  const random = uniforms(seed);
  const draw = () => 2 * random() - 1;
  const units = Array.from({ length: hidden }, () => ({ w: 2 * draw(), b: draw(), v: draw() }));
  let bias = 0;
  const guess = (x: number) => units.reduce((sum, { w, b, v }) => sum + v * Math.tanh(w * x + b), bias);
  const loss = () => places.reduce((sum, x) => sum + (guess(x) - truth(x)) ** 2, 0) / places.length;
  const losses = [loss()];
  for (let epoch = 0; epoch < epochCount; epoch++) {
    const order = places.map((x) => ({ x, key: random() })).sort((a, b) => a.key - b.key);
    for (const { x } of order) {
      const toGuess = rate * 0.2 * 2 * (guess(x) - truth(x));
      bias -= toGuess;
      for (const unit of units) {
        const h = Math.tanh(unit.w * x + unit.b);
        const toSum = toGuess * unit.v * (1 - h * h);
        unit.v -= toGuess * h;
        unit.w -= toSum * x;
        unit.b -= toSum;
      }
    }
    losses.push(loss());
  }
  return losses;
}
