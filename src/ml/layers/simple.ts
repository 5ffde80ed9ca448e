/** Layers without weights. */
import { sizeOf } from '../engine/graph.ts';
import { dropout } from '../engine/ops/random.ts';
import { reshape } from '../engine/ops/shape.ts';
import type { Layer } from './layer.ts';

/** x [batch, ...] → [batch, everything else in a row]. */
export const flatten = (): Layer => ({
  name: 'flatten',
  keras: { className: 'Flatten', config: {} },
  forward: (x) => {
    const [batch = 0, ...rest] = x.shape;
    return reshape(x, [batch, sizeOf(rest)]);
  },
});

/** Sets a share of the numbers to zero while training, other ones at every step. */
export const dropoutLayer = ({ rate }: { rate: number }): Layer => ({
  name: 'dropout',
  keras: { className: 'Dropout', config: { rate } },
  forward(x, pass) {
    if (!pass.training || rate === 0) return x;
    const seed = pass.seed();
    if (!seed) throw x.graph.error('dropout needs a source of noise while training');
    return dropout(x, rate, seed);
  },
});
