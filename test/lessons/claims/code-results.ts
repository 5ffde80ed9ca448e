/** Numbers of the lesson on code: the shapes that its programs print. */
import type { Claim } from './check.ts';
import { placesOf } from './formulas.ts';

/** What a recurrent layer gives in PyTorch: its output and its last states. */
function recurrent(
  [batch, steps]: readonly [batch: number, steps: number],
  units: number,
  { layers = 1, directions = 1 } = {},
): { output: [number, number, number]; last: [number, number, number] } {
  return { output: [batch, steps, directions * units], last: [layers * directions, batch, units] };
}
/** The weights of an LSTM in Keras: four blocks side by side. */
const lstmShapes = (units: number, features: number): number[][] => [
  [features, 4 * units],
  [units, 4 * units],
  [4 * units],
];
const week = recurrent([500, 7], 64);
const small = recurrent([2, 5], 4);
const both = recurrent([2, 5], 4, { layers: 2, directions: 2 });
const twice = (shape: readonly number[]): number[] => [...shape, ...shape];
/** The outputs of an example of 2 steps that was filled up to 5: the padded ones are set to 0. */
const padded = Array.from({ length: 5 }, (_, t) => (t < 2 ? Math.tanh(t + 1) : 0));

export const results: Claim[] = [
  ['output.shape # → ({500}, {7}, {64}) h.shape # → ({1}, {500}, {64})', ...week.output, ...week.last],
  ['# → [({2}, {5}, {4}), ({2}, {4}), ({2}, {4})]', ...small.output, ...twice(small.last.slice(1))],
  ['[[null, {5}, {4}], [null, {4}], [null, {4}]]', ...small.output.slice(1), ...twice(small.last.slice(2))],
  ['output.shape # → ({2}, {5}, {8}) h.shape # → ({4}, {2}, {4})', ...both.output, ...both.last],
  ['layers.LSTM(64)(x).shape) # → ({500}, {64})', ...week.last.slice(1)],
  ['layers.LSTM(4)(x).shape) # → ({2}, {4})', ...small.last.slice(1)],
  ['w => w.shape); // → [[{28}, {256}], [{64}, {256}], [{256}]]', ...lstmShapes(64, 28).flat()],
  ['# → (({28}, {256}), ({64}, {256}), ({256},))', ...lstmShapes(64, 28).flat()],
  ['weight_ih_l0.shape # → ({256}, {28})', ...(lstmShapes(64, 28)[0] ?? []).toReversed()],
  ['out.shape # → ({2}, {5}, {4})', ...small.output],
  [
    'float(out[0, 2:].abs().sum()) # → {0.0}',
    padded.slice(2).reduce((sum, value) => sum + Math.abs(value), 0),
  ],
  ['state[0].shape # → ({1}, {2}, {4})', ...small.last],
  ['layers.LSTM(64)(y).shape) # → ({8}, {64})', ...recurrent([8, placesOf(400, 5)], 64).last.slice(1)],
  ['output.shape # → ({8}, {396}, {64})', ...recurrent([8, placesOf(400, 5)], 64).output],
];
