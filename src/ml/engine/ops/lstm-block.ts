/** The LSTM for long sequences: TensorFlow's block op runs all steps, forward and backward. */
import { bool, float, type } from '../attributes.ts';
import { dim, type Tensor } from '../graph.ts';
import { checkWeights, type LstmStates } from './lstm.ts';
import { cast, reshape, slice, zeros } from './shape.ts';

/**
 * As `lstmSequence`, but with the gates in the order input, forget, candidate, output. The size of the graph does not
 * depend on the steps. With more than about a hundred steps it runs faster and loads much faster.
 */
export function blockLstmSequence(x: Tensor, kernel: Tensor, bias: Tensor): LstmStates {
  const { graph } = x;
  const { steps, batch, units } = checkWeights(x, kernel, bias);
  const state = [steps, batch, units];
  const length = cast(graph.intConstant([steps], []), 'int64');
  const initialState = zeros(x, [batch, units]);
  const peephole = zeros(x, [units]);
  const inputs = [length, x, initialState, initialState, kernel, peephole, peephole, peephole, bias];
  const attr = { T: type('float32'), use_peephole: bool(false) };

  const outputs = graph.node('BlockLSTMV2', inputs, Array(7).fill([state]), {
    attr: { ...attr, cell_clip: float(0) },
  });
  const [, cells, , , , , all] = outputs as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
  graph.record({
    inputs: [x, kernel, bias],
    outputs: [cells, all],
    vjp: ([dCells, dAll]) => {
      const unused = zeros(x, state);
      const [dx, , , dKernel, , , , dBias] = graph.node(
        'BlockLSTMGradV2',
        [...inputs, ...outputs, dCells ?? unused, dAll ?? unused],
        [
          ...[[x.shape], [initialState.shape], [initialState.shape], [kernel.shape]],
          ...[[[units]], [[units]], [[units]], [bias.shape]],
        ] as [shape: readonly number[]][],
        { attr },
      );
      return [dx, dKernel, dBias];
    },
  });
  const last = reshape(slice(all, [dim(all, 0) - 1, 0, 0], [1, batch, units]), [batch, units]);
  return { all, last, cells };
}
