import { lstmSequence } from '../graph/ops/lstm.ts';
import { concat, reshape, slice } from '../graph/ops/shape.ts';
import { forgetOpen, glorotUniform, orthogonal } from './initializers.ts';
import type { Layer } from './layer.ts';
import { type RecurrentOptions, recurrent } from './recurrent.ts';

/** Gates in the order of tf.layers: input, forget, candidate, output. */
export function lstm(options: RecurrentOptions): Layer {
  const { name = 'lstm', units } = options;
  return recurrent(name, options, {
    className: 'LSTM',
    config: { recurrent_activation: 'sigmoid', unit_forget_bias: true },
    // The fused op keeps to one core: two halves of a batch take 0.7 of the time of the whole.
    towers: 2,
    prepare(pass, features) {
      const kernel = pass.weight('kernel', [features, 4 * units], glorotUniform);
      const recurrentKernel = pass.weight('recurrent_kernel', [units, 4 * units], orthogonal);
      const bias = pass.weight('bias', [4 * units], forgetOpen);
      const joined = concat([kernel, recurrentKernel], 0);
      return (x) => {
        const { hidden } = lstmSequence(x, joined, bias);
        const [steps = 0, batch = 0] = hidden.shape;
        const last = slice(hidden, [steps - 1, 0, 0], [1, batch, units]);
        return { all: hidden, last: reshape(last, [batch, units]) };
      };
    },
  });
}
