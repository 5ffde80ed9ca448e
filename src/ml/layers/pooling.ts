import { dim } from '../engine/graph.ts';
import { maxPool, type Padding } from '../engine/ops/convolution.ts';
import { reshape } from '../engine/ops/shape.ts';
import { expandHeight, squeezeHeight } from './convolution.ts';
import type { Layer } from './layer.ts';

export interface PoolingOptions {
  name: string;
  /** Size of the window along each axis, which is also its stride. */
  size: number;
  padding?: Padding;
}

/** x [batch, height, width, channels] → [batch, height′, width′, channels]. */
export function pooling2d({ name, size, padding = 'valid' }: PoolingOptions): Layer {
  const window = [size, size] as const;
  return {
    name,
    keras: {
      className: 'MaxPooling2D',
      config: { pool_size: window, strides: window, padding },
    },
    forward: (x) => maxPool(x, window, window, padding),
  };
}

/** x [batch, steps, channels] → [batch, steps′, channels]. */
export function pooling1d({ name, size, padding = 'valid' }: PoolingOptions): Layer {
  const window = [1, size] as const;
  return {
    name,
    keras: {
      className: 'MaxPooling1D',
      config: { pool_size: [size], strides: [size], padding },
    },
    forward: (x) => squeezeHeight(maxPool(expandHeight(x), window, window, padding)),
  };
}

/** Global max pooling over all steps: x [batch, steps, channels] → [batch, channels]. */
export const globalPooling = ({ name }: { name: string }): Layer => ({
  name,
  keras: { className: 'GlobalMaxPooling1D', config: {} },
  forward: (x) =>
    reshape(maxPool(expandHeight(x), [1, dim(x, 1)], [1, dim(x, 1)], 'valid'), [dim(x, 0), dim(x, 2)]),
});
