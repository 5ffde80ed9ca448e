import { dim } from '../engine/graph.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { rnnSequence } from '../engine/ops/rnn.ts';
import { reshape } from '../engine/ops/shape.ts';
import { glorotUniform, orthogonal, zerosInitializer } from './initializers.ts';
import type { Layer } from './layer.ts';
import { type RecurrentOptions, recurrent } from './recurrent.ts';

/** hₜ = tanh(xₜ · kernel + hₜ₋₁ · recurrent + bias). */
export function rnn(options: RecurrentOptions): Layer {
  const { name = 'rnn', units } = options;
  return recurrent(name, options, {
    className: 'SimpleRNN',
    prepare(pass, features) {
      const kernel = pass.weight('kernel', [features, units], glorotUniform);
      const recurrentKernel = pass.weight('recurrent_kernel', [units, units], orthogonal);
      const bias = pass.weight('bias', [units], zerosInitializer);
      return (x) => {
        const [steps, batch] = [dim(x, 0), dim(x, 1)];
        // The input's term does not depend on the state, so one product computes it for all steps.
        const z = addBias(matmul(reshape(x, [steps * batch, features]), kernel), bias);
        return rnnSequence(reshape(z, [steps, batch, units]), recurrentKernel);
      };
    },
  });
}
