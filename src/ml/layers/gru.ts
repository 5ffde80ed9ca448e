import type { Tensor } from '../engine/graph.ts';
import { gruSequence } from '../engine/ops/gru.ts';
import { concat, split } from '../engine/ops/shape.ts';
import { glorotUniform, orthogonal, zerosInitializer } from './initializers.ts';
import type { Layer } from './layer.ts';
import { type RecurrentOptions, recurrent } from './recurrent.ts';

/**
 * The weights have tf.layers' gate order: update, reset, candidate. The reset gate is applied before the matrix product,
 * as in tf.layers.
 */
export function gru(options: RecurrentOptions): Layer {
  const { name = 'gru', units } = options;
  return recurrent(name, options, {
    className: 'GRU',
    config: { recurrent_activation: 'sigmoid', reset_after: false },
    prepare(pass, features) {
      const kernel = pass.weight('kernel', [features, 3 * units], glorotUniform);
      const recurrentKernel = pass.weight('recurrent_kernel', [units, 3 * units], orthogonal);
      const bias = pass.weight('bias', [3 * units], zerosInitializer);
      const [update, reset, candidate] = split(concat([kernel, recurrentKernel], 0), 3, 1) as Three;
      const [updateBias, resetBias, candidateBias] = split(bias, 3, 0) as Three;
      const weights = {
        gates: concat([reset, update], 1),
        candidate,
        gatesBias: concat([resetBias, updateBias], 0),
        candidateBias,
      };
      return (x) => gruSequence(x, weights);
    },
  });
}

type Three = [Tensor, Tensor, Tensor];
