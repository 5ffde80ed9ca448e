import { extent, type Tensor } from '../graph/graph.ts';
import { averagePool, maxPool, type Padding } from '../graph/ops/convolution.ts';
import { reshape } from '../graph/ops/shape.ts';
import { flat, tall } from './convolution.ts';
import type { Layer } from './layer.ts';

export type PoolingKind = 'max' | 'average';

export interface PoolingOptions {
  name: string;
  kind?: PoolingKind;
  /** Extent of the window along each axis; it moves on by its own extent. */
  size: number;
  padding?: Padding;
}

const pools = { max: maxPool, average: averagePool };
const classes = { max: 'Max', average: 'Average' };

/** x [batch, height, width, channels] → [batch, height′, width′, channels]. */
export function pooling2d({ name, kind = 'max', size, padding = 'valid' }: PoolingOptions): Layer {
  const window = [size, size] as const;
  return {
    name,
    keras: {
      className: `${classes[kind]}Pooling2D`,
      config: { pool_size: window, strides: window, padding },
    },
    forward: (x) => pools[kind](x, window, window, padding),
  };
}

/** x [batch, steps, channels] → [batch, steps′, channels]. */
export function pooling1d({ name, kind = 'max', size, padding = 'valid' }: PoolingOptions): Layer {
  const window = [1, size] as const;
  return {
    name,
    keras: {
      className: `${classes[kind]}Pooling1D`,
      config: { pool_size: [size], strides: [size], padding },
    },
    forward: (x) => flat(pools[kind](tall(x), window, window, padding)),
  };
}

/** x [batch, steps, channels] or [batch, height, width, channels] → [batch, channels]. */
export function globalPooling(options: { name: string; kind?: PoolingKind; axes: 1 | 2 }): Layer {
  const { name, kind = 'max', axes } = options;
  return {
    name,
    keras: { className: `Global${classes[kind]}Pooling${axes}D`, config: {} },
    forward(x) {
      const image: Tensor = axes === 1 ? tall(x) : x;
      const window = [extent(image, 1), extent(image, 2)] as const;
      return reshape(pools[kind](image, window, window, 'valid'), [extent(x, 0), extent(x, -1)]);
    },
  };
}
