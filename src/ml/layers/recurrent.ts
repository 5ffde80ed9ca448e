/** What the recurrent layers share: masking, and the choice between the last state and all states. */
import { dim, formatShape, type Tensor } from '../engine/graph.ts';
import { gatherSteps } from '../engine/ops/gather.ts';
import type { HiddenStates } from '../engine/ops/recurrent.ts';
import { concat, transpose, zeros } from '../engine/ops/shape.ts';
import type { ForwardPass, Layer } from './layer.ts';

export interface RecurrentOptions {
  name?: string;
  units: number;
  /** Returns the state after every step instead of the last one. */
  sequences?: boolean;
}

export interface Cell {
  className: string;
  config?: Record<string, unknown>;
  /** Creates the weights for an input of `features` features. The result unrolls x [steps, batch, features]. */
  prepare(pass: ForwardPass, features: number): (x: Tensor) => HiddenStates;
}

/** x [batch, steps, features] → [batch, units], or [batch, steps, units] with `sequences`. */
export function recurrent(name: string, options: RecurrentOptions, cell: Cell): Layer {
  const { units, sequences = false } = options;
  return {
    name,
    keras: {
      className: cell.className,
      config: {
        units,
        ...cell.config,
        activation: 'tanh',
        return_sequences: sequences,
      },
    },
    forward(x, pass) {
      if (x.shape.length !== 3)
        throw x.graph.error(`expected [batch, steps, features], got ${formatShape(x.shape)}`);
      const unroll = cell.prepare(pass, dim(x, 2));
      const states = unroll(transpose(x, [1, 0, 2]));
      pass.states.set(name, states);
      if (sequences) return transpose(states.all, [1, 0, 2]);
      return pass.lengths ? lastRealState(states.all, pass.lengths) : states.last;
    },
  };
}

/** The state after each example's last real step; zeros for an empty example. */
function lastRealState(all: Tensor, lengths: Tensor): Tensor {
  const initialState = zeros(all, [1, dim(all, 1), dim(all, 2)]);
  return gatherSteps(concat([initialState, all], 0), lengths);
}
