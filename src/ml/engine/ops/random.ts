import { type } from '../attributes.ts';
import type { Tensor } from '../graph.ts';
import { apply } from '../op.ts';
import { atLeast, multiply, scale } from './arithmetic.ts';
import { cast } from './shape.ts';

/**
 * Inverted dropout (Srivastava et al. 2014): the kept values are scaled by 1 / (1 − rate) while training.
 * The mask depends on `seed`, int32 [2], alone: the same seed drops the same values.
 */
export function dropout(x: Tensor, rate: number, seed: Tensor): Tensor {
  const { graph } = x;
  if (rate < 0 || rate >= 1) throw graph.error(`a dropout rate must be from 0 to below 1, not ${rate}`);
  const attr = { T: type('int32'), Tseed: type('int32'), dtype: type('float32') };
  const uniform = apply(
    'StatelessRandomUniform',
    [graph.intConstant(x.shape), seed],
    x.shape,
    attr,
    'float32',
  );
  const mask = scale(cast(atLeast(uniform, graph.constant([rate], [])), 'float32'), 1 / (1 - rate));
  return multiply(x, mask);
}
