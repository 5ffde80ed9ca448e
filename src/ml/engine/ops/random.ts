import { type } from '../attributes.ts';
import type { Tensor } from '../graph.ts';
import { apply } from '../op.ts';
import { atLeast, multiply, scale } from './arithmetic.ts';
import { cast } from './shape.ts';

/**
 * Dropout (Srivastava et al. 2014), scaled while training so that nothing need change afterwards.
 * The mask follows from `seed` [2] int32 alone: the same seed drops the same numbers.
 */
export function dropout(x: Tensor, rate: number, seed: Tensor): Tensor {
  const { graph } = x;
  if (rate < 0 || rate >= 1) throw graph.error(`a dropout rate lies in 0…1, not at ${rate}`);
  const attr = { T: type('int32'), Tseed: type('int32'), dtype: type('float32') };
  const noise = apply('StatelessRandomUniform', [graph.whole(x.shape), seed], x.shape, attr, 'float32');
  const mask = scale(cast(atLeast(noise, graph.constant([rate], [])), 'float32'), 1 / (1 - rate));
  return multiply(x, mask);
}
