/** The long short-term memory (Hochreiter & Schmidhuber 1997; with forget gate, Gers et al. 2000), whole sequence. */
import { bool, float, type } from '../attributes.ts';
import { extent, show, type Tensor } from '../graph.ts';
import { cast, zeros } from './shape.ts';

export interface LstmStates {
  /** All [steps, batch, units]: gates, cell state and hidden state after each step. */
  input: Tensor;
  cell: Tensor;
  forget: Tensor;
  output: Tensor;
  candidate: Tensor;
  hidden: Tensor;
}

/**
 * x [steps, batch, features]; kernel [features + units, 4 · units] and bias [4 · units] with the gates in the order
 * input, forget, candidate, output. Starts from zeros. TensorFlow runs all steps in one op, forwards and backwards.
 */
export function lstmSequence(x: Tensor, kernel: Tensor, bias: Tensor): LstmStates {
  const { graph } = x;
  const [steps, batch, features] = [extent(x, 0), extent(x, 1), extent(x, 2)];
  const units = extent(kernel, 0) - features;
  if (units < 1 || extent(kernel, 1) !== 4 * units || extent(bias, 0) !== 4 * units)
    throw graph.error(
      `a kernel ${show(kernel.shape)} and bias ${show(bias.shape)} do not fit input ${show(x.shape)}`,
    );
  const state = [steps, batch, units];
  const length = cast(graph.whole([steps], []), 'int64');
  const start = zeros(x, [batch, units]);
  const peephole = zeros(x, [units]);
  const inputs = [length, x, start, start, kernel, peephole, peephole, peephole, bias];
  const attr = { T: type('float32'), use_peephole: bool(false) };

  const outputs = graph.node('BlockLSTMV2', inputs, Array(7).fill([state]), {
    attr: { ...attr, cell_clip: float(0) },
  });
  const [input, cell, forget, output, candidate, , hidden] = outputs as Seven;
  graph.record({
    inputs: [x, kernel, bias],
    outputs: [cell, hidden],
    rule: ([dCell, dHidden]) => {
      const unused = zeros(x, state);
      const [dx, , , dKernel, , , , dBias] = graph.node(
        'BlockLSTMGradV2',
        [...inputs, ...outputs, dCell ?? unused, dHidden ?? unused],
        [
          [x.shape],
          [start.shape],
          [start.shape],
          [kernel.shape],
          [[units]],
          [[units]],
          [[units]],
          [bias.shape],
        ],
        { attr },
      );
      return [dx, dKernel, dBias];
    },
  });
  return { input, cell, forget, output, candidate, hidden };
}

type Seven = [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
