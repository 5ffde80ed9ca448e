/** What the three recurrent layers share: towers, masking, and which states come out. */
import { dim, formatShape, type Tensor } from '../engine/graph.ts';
import { gatherSteps } from '../engine/ops/gather.ts';
import type { Unrolled } from '../engine/ops/recurrent.ts';
import { concat, transpose, zeros } from '../engine/ops/shape.ts';
import type { Layer, Pass } from './layer.ts';

export interface RecurrentOptions {
  name?: string;
  units: number;
  /** Give the state after every step instead of the last one. */
  sequences?: boolean;
}

export interface Cell {
  className: string;
  config?: Record<string, unknown>;
  /** Prepares the weights for an input of so many features; the result unrolls x [steps, batch, features]. */
  prepare(pass: Pass, features: number): (x: Tensor) => Unrolled;
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
      if (sequences) return transpose(states.all, [1, 0, 2]);
      return pass.lengths ? afterReal(states.all, pass.lengths) : states.last;
    },
  };
}

/** The state after each example's last real step; for an empty example, the zeros it starts from. */
function afterReal(all: Tensor, lengths: Tensor): Tensor {
  const start = zeros(all, [1, dim(all, 1), dim(all, 2)]);
  return gatherSteps(concat([start, all], 0), lengths);
}
