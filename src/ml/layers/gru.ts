import { dim, type Tensor } from '../engine/graph.ts';
import { gruSequence } from '../engine/ops/gru.ts';
import { fusedGruSequence } from '../engine/ops/gru-fused.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { concat, reshape, split } from '../engine/ops/shape.ts';
import { glorotUniform, orthogonal, zerosInitializer } from './initializers.ts';
import type { Layer } from './layer.ts';
import { type RecurrentOptions, recurrent } from './recurrent.ts';

/**
 * Wide layers are made of small ops, whose products are quicker than the fused op's: with 256 units and 28 steps a
 * mini-batch takes 9 ms instead of 16. But the graph takes 0.4 s longer to load, which 60 mini-batches make up for. With
 * 128 units it takes 300, so narrow layers and long sequences use the fused op.
 */
const [minUnits, maxSteps] = [192, 64];

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
      const wide = (x: Tensor) => {
        const [steps, batch] = [dim(x, 0), dim(x, 1)];
        // The input's term does not depend on the state, so one product computes it for all steps.
        const z = addBias(matmul(reshape(x, [steps * batch, features]), kernel), bias);
        return gruSequence(reshape(z, [steps, batch, 3 * units]), recurrentKernel);
      };
      const narrow = (x: Tensor) => {
        const [update, reset, candidate] = split(concat([kernel, recurrentKernel], 0), 3, 1) as Three;
        const [updateBias, resetBias, candidateBias] = split(bias, 3, 0) as Three;
        return fusedGruSequence(x, {
          gates: concat([reset, update], 1),
          candidate,
          gatesBias: concat([resetBias, updateBias], 0),
          candidateBias,
        });
      };
      return (x) => (units >= minUnits && dim(x, 0) <= maxSteps ? wide(x) : narrow(x));
    },
  });
}

type Three = [Tensor, Tensor, Tensor];
