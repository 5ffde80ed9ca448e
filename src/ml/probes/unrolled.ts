/**
 * The recurrent layers once more, op by op: the layers fuse their steps, so that the gradient of a single state cannot be
 * fetched from them. Weights have the names, shapes and gate order of the layers.
 */
import type { Tensor } from '../engine/graph.ts';
import { sigmoid, tanh } from '../engine/ops/activation.ts';
import { add, multiply, subtract } from '../engine/ops/arithmetic.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { concat, split, unstack } from '../engine/ops/shape.ts';

export const cellNames = ['rnn', 'lstm', 'gru'] as const;
export type CellName = (typeof cellNames)[number];

export interface CellWeights {
  /** [features, gates · units]. */
  kernel: Tensor;
  /** [units, gates · units]. */
  recurrent: Tensor;
  /** [gates · units]. */
  bias: Tensor;
}

/** What one step passes on to the next: the hidden state [batch, units], and the cell state of an LSTM. */
export type CellState = readonly [hidden: Tensor, cell?: Tensor];

type Step = (input: Tensor, previous: CellState) => CellState;

/** The states after each step of x [steps, batch, features]. A plain RNN may have another activation than tanh. */
export function unrolled(
  name: CellName,
  x: Tensor,
  initial: Tensor,
  weights: CellWeights,
  activation: (x: Tensor) => Tensor = tanh,
): CellState[] {
  const step = steps[name](weights, activation);
  const states: CellState[] = [];
  for (const input of unstack(x)) states.push(step(input, states.at(-1) ?? [initial, initial]));
  return states;
}

const steps: Record<CellName, (weights: CellWeights, activation: (x: Tensor) => Tensor) => Step> = {
  rnn:
    (weights, activation) =>
    (input, [hidden]) => [activation(affine(weights, input, hidden))],
  lstm:
    (weights) =>
    (input, [hidden, cell]) => {
      const [i, f, g, o] = split(affine(weights, input, hidden), 4, 1) as [Tensor, Tensor, Tensor, Tensor];
      const next = add(multiply(sigmoid(f), cell as Tensor), multiply(sigmoid(i), tanh(g)));
      return [multiply(sigmoid(o), tanh(next)), next];
    },
  gru: ({ kernel, recurrent, bias }) => {
    const thirds = (x: Tensor, axis: number) => split(x, 3, axis) as [Tensor, Tensor, Tensor];
    const [kernels, recurrents, biases] = [thirds(kernel, 1), thirds(recurrent, 1), thirds(bias, 0)];
    const part = (at: 0 | 1 | 2): CellWeights => ({
      ...{ kernel: kernels[at], recurrent: recurrents[at], bias: biases[at] },
    });
    return (input, [hidden]) => {
      const update = sigmoid(affine(part(0), input, hidden));
      const reset = sigmoid(affine(part(1), input, hidden));
      const candidate = tanh(affine(part(2), input, multiply(reset, hidden)));
      return [add(candidate, multiply(update, subtract(hidden, candidate)))];
    };
  },
};

const affine = ({ kernel, recurrent, bias }: CellWeights, input: Tensor, hidden: Tensor): Tensor =>
  addBias(matmul(concat([input, hidden], 1), concat([kernel, recurrent], 0)), bias);
