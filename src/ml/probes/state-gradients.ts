/** How much of the loss's gradient arrives at the states of earlier steps. */
import { gradients } from '../engine/gradients.ts';
import { Graph, type Tensor } from '../engine/graph.ts';
import type { Native } from '../engine/native.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { softmaxCrossEntropy } from '../engine/ops/loss.ts';
import { sum, transpose, zeros } from '../engine/ops/shape.ts';
import { type Feed, Session, type Values } from '../engine/session.ts';
import { type CellName, type CellWeights, unrolled } from './unrolled.ts';

/** Matrices side by side in the weights of a cell. */
const gates: Record<CellName, number> = { rnn: 1, lstm: 4, gru: 3 };

export interface StateGradientOptions {
  native: Native;
  cell: CellName;
  units: number;
  classes: number;
  /** Shape of the input: [batch, steps, features]. */
  input: readonly [batch: number, steps: number, features: number];
  /** Of a plain RNN; tanh if absent. */
  activation?: (x: Tensor) => Tensor;
}

export interface StateGradients extends Disposable {
  /**
   * ‖∂L/∂state‖ by steps back from the end, as a share of ‖∂L/∂h‖ at the end: the median over the examples. The
   * state of an LSTM is h and c together. The loss is the cross entropy of a classifier after the last step.
   * @param weights by name, as the layers and the output layer name them
   */
  left(weights: ReadonlyMap<string, Float32Array>, x: Float32Array, labels: Int32Array): number[];
}

/** Builds and loads the graph. Dispose of it after use. */
export async function openStateGradients(options: StateGradientOptions): Promise<StateGradients> {
  const { native, cell, units, classes, input, activation } = options;
  const [batch, , features] = input;
  const graph = new Graph();
  const x = graph.placeholder('x', input);
  const labels = graph.placeholder('labels', [batch], 'int32');
  const width = gates[cell] * units;
  const weight = (name: string, shape: number[]) =>
    [name, graph.placeholder(name.replace('/', '_'), shape)] as const;
  const weights = [
    weight(`${cell}/kernel`, [features, width]),
    weight(`${cell}/recurrent_kernel`, [units, width]),
    weight(`${cell}/bias`, [width]),
    weight('output/kernel', [units, classes]),
    weight('output/bias', [classes]),
  ] as const;
  const [kernel, recurrent, bias, outputKernel, outputBias] = weights.map(([, tensor]) => tensor) as Five;
  const own: CellWeights = { kernel, recurrent, bias };
  const states = unrolled(cell, transpose(x, [1, 0, 2]), zeros(x, [batch, units]), own, activation);
  // The classifier sees h alone, so that the last cell state acts through it only.
  const last = states.pop()?.slice(0, 1) as [Tensor];
  const logits = addBias(matmul(last[0], outputKernel), outputBias);
  const back = [last, ...states.reverse()];
  const wanted = gradients(sum(softmaxCrossEntropy(logits, labels)), back.flat() as Tensor[]);
  const session = await Session.load(graph, native);
  return {
    left(values, input, answers) {
      const feeds = weights.map(([name, tensor]): Feed => [tensor, values.get(name) as Float32Array]);
      const fetched = session.run(wanted, [[x, input], [labels, answers], ...feeds]);
      const norms = back.map((state) => normsOf(fetched.splice(0, state.length), batch));
      return norms.map((norm) => median(norm, norms[0] as number[]));
    },
    [Symbol.dispose]: () => session.dispose(),
  };
}

type Five = [Tensor, Tensor, Tensor, Tensor, Tensor];

/** The norm for each example over all parts [batch, units] of a state. */
function normsOf(parts: readonly Values[], batch: number): number[] {
  return Array.from({ length: batch }, (_, example) => {
    let total = 0;
    for (const part of parts) {
      const units = part.length / batch;
      for (const value of part.subarray(example * units, (example + 1) * units)) total += value ** 2;
    }
    return Math.sqrt(total);
  });
}

/** The median of the shares. An example that is answered with certainty has no gradient, and is left out. */
function median(norms: readonly number[], whole: readonly number[]): number {
  const shares = norms
    .map((norm, example) => norm / (whole[example] as number))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const middle = (shares.length - 1) / 2;
  return ((shares[Math.floor(middle)] ?? Number.NaN) + (shares[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
