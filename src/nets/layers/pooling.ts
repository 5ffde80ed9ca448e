import { extent, type Tensor } from '../graph/graph.ts';
import { maxPool, type Padding } from '../graph/ops/convolution.ts';
import { reshape } from '../graph/ops/shape.ts';
import { flat, tall } from './convolution.ts';
import type { Layer } from './layer.ts';

export interface PoolingOptions {
  name: string;
  /** Extent of the window along each axis; it moves on by its own extent. */
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
    forward: (x) => flat(maxPool(tall(x), window, window, padding)),
  };
}

/** x [batch, steps, channels] or [batch, height, width, channels] → [batch, channels]. */
export function globalPooling({ name, axes }: { name: string; axes: 1 | 2 }): Layer {
  return {
    name,
    keras: { className: `GlobalMaxPooling${axes}D`, config: {} },
    forward(x) {
      const image: Tensor = axes === 1 ? tall(x) : x;
      const window = [extent(image, 1), extent(image, 2)] as const;
      return reshape(maxPool(image, window, window, 'valid'), [extent(x, 0), extent(x, -1)]);
    },
  };
}
