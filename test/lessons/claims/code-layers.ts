/** Numbers of the lesson on code: what layers give back, what losses take, and what differs by default. */
import type { Claim } from './check.ts';
import { denseWeights, placesOf, pooled, sigmoid, softmax } from './formulas.ts';

const states: Claim[] = [
  ['output.shape # → (2, 5, {8}) h.shape # → ({4}, 2, 4)', 2 * 4, 2 * 2],
  ['`Flatten` gives {1,792} numbers', 28 * 64],
  ['has {17,930} parameters instead of {650}', denseWeights(28 * 64, 10), denseWeights(64, 10)],
  ['so the size must be {1,001}', 1_000 + 1],
  ['`Embedding({1001}, 32, mask_zero=True)`', 1_000 + 1],
  ['`nn.Embedding({1001}, 32, padding_idx=0)`', 1_000 + 1],
  ['the last one reaches {199} steps back', 200 - 1],
  ['with 10 steps sample {11} continues sample 1', 1 + 10],
  ['.reshape({12}, steps, features)', 4 * 3],
];

const maps = pooled(placesOf(28, 3)) ** 2 * 8;

const perStep: Claim[] = [
  ['y.shape # → ({100}, {1352})', 2 * 50, maps],
  ['# → (2, 50, {1352})', maps],
  ['text: (N, {100}) remark', 20 * 5],
  ['text: 1 step of {800} numbers', 25 * 32],
  ['`Input(({196}, 15, 15, 1))` for {196} windows', placesOf(28, 15) ** 2, placesOf(28, 15) ** 2],
  ['an answer for each of the {196} windows', placesOf(28, 15) ** 2],
  ['15 / 2 rounds down to {7}', pooled(15)],
  ['{1,568} = 8 · {14} · {14} belongs', 8 * pooled(28) ** 2, pooled(28), pooled(28)],
  ['{392} = 8 · {7} · {7} to windows', 8 * pooled(15) ** 2, pooled(15), pooled(15)],
  ['weights for {1,568} numbers per step, but only {392} arrive', 8 * pooled(28) ** 2, 8 * pooled(15) ** 2],
  ['these {325} weights are used once', denseWeights(64, 5)],
  ['`Dense(1)` has {65}', denseWeights(64, 1)],
];

const cross = (scores: readonly number[]) => -Math.log(softmax(scores)[0] ?? 0);

const losses: Claim[] = [
  ['round(float(a), 3), round(float(b), 3) # → ({0.408}, {0.408})', cross([2, 0, 1]), cross([2, 0, 1])],
  ['round(loss(logits, label).item(), 3) # → {0.408}', cross([2, 0, 1])],
  ['toFixed(3); // → {0.408}', cross([2, 0, 1])],
  ['round(twice.item(), 3) # → {0.797}', cross(softmax([2, 0, 1]))],
  ['about ln k for k classes, {2.30} for ten, {0.69} for two', Math.log(10), Math.log(2)],
  ['become about {0.665}, {0.245} and {0.090}', ...softmax([2, 1, 0])],
  ['(natural logarithm) of {2.3} before', Math.log(10)],
  ['A loss near {0.69} or', Math.log(2)],
];

/** Where the block of a gate begins in the bias of an LSTM with 64 units, and where the next one does. */
const gates = ['input', 'forget', 'candidate', 'output'] as const;
function block(gate: (typeof gates)[number]): [number, number] {
  const at = gates.indexOf(gate);
  return [at * 64, (at + 1) * 64];
}
function entries(gate: (typeof gates)[number]): [number, number] {
  const [first, next] = block(gate);
  return [first, next - 1];
}

/** Keras starts the biases of the forget gate at 1 and all others at 0. */
const startsAt = (entry: number): number => (gates[Math.floor(entry / 64)] === 'forget' ? 1 : 0);

const defaults: Claim[] = [
  ['lstm.bias_ih_l0[{64}:{128}]', ...block('forget')],
  ['lstm.bias_hh_l0[{64}:{128}]', ...block('forget')],
  ['the second {quarter} of each bias', (block('forget')[1] - block('forget')[0]) / (4 * 64)],
  ['float(b[64]), float(b[0]) # → ({1.0}, {0.0})', startsAt(64), startsAt(0)],
  ['0.99 of its old mean in Keras, {0.9} in PyTorch', 1 - 0.1],
  ['sigmoid(1) ≈ {0.73}', sigmoid(1)],
  ['text: {64} to {127} right', ...entries('forget')],
  ['text: {0} to {63} remark', ...entries('input')],
  ['text: {128} to {191} remark', ...entries('candidate')],
  [
    'The first block has the entries {0} to {63}, the second one {64} to {127}',
    ...entries('input'),
    ...entries('forget'),
  ],
  ['between ±1/√h, for 64 units ±{0.125}', 1 / Math.sqrt(64)],
  ['between ±1/√inputs, for 100 inputs ±{0.1}', 1 / Math.sqrt(100)],
  ['0.99 of the old mean and PyTorch {0.9}', 1 - 0.1],
  ['write `momentum={0.01}` in PyTorch', 1 - 0.99],
  // Two matrices and two biases, and a matrix and a bias for each linear layer.
  ['`len(list(net.parameters())) == {8}`', 2 + 2 + 2 * (1 + 1)],
];

const dropout: Claim[] = [
  ['sorted(set(drop(x).tolist())) # → [{0.0}, {2.0}]', 0 / (1 - 0.5), 1 / (1 - 0.5)],
  ['float(np.max(drop(x, training=True))) # → {2.0}', 1 / (1 - 0.5)],
  ['float(np.max(drop(x))) # → {1.0}', 0.5 * 0 + (1 - 0.5) / (1 - 0.5)],
  ['net.predict(x).max().dataSync()[0]; // → {1}', 0.5 * 0 + (1 - 0.5) / (1 - 0.5)],
  ['.max().dataSync()[0]; // → {2}', 1 / (1 - 0.5)],
  ['again a sum of {10}', (10 * 0.5) / (1 - 0.5)],
];

export const layers: Claim[] = [...states, ...perStep, ...losses, ...defaults, ...dropout];
