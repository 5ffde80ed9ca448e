/** Layers without weights. */
import { sizeOf } from '../engine/graph.ts';
import { dropout } from '../engine/ops/random.ts';
import { reshape } from '../engine/ops/shape.ts';
import type { Layer } from './layer.ts';

/** x [batch, ...] → [batch, product of the other dimensions]. */
export const flatten = (): Layer => ({
  name: 'flatten',
  keras: { className: 'Flatten', config: {} },
  forward: (x) => {
    const [batch = 0, ...rest] = x.shape;
    return reshape(x, [batch, sizeOf(rest)]);
  },
});

/** Sets a random share `rate` of the values to zero while training, a new choice at every step. */
export const dropoutLayer = ({ rate }: { rate: number }): Layer => ({
  name: 'dropout',
  keras: { className: 'Dropout', config: { rate } },
  forward(x, pass) {
    if (!pass.training || rate === 0) return x;
    const seed = pass.seed();
    if (!seed) throw x.graph.error('dropout needs `stepSeed` while training');
    return dropout(x, rate, seed);
  },
});
