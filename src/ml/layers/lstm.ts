import { dim, type Tensor } from '../engine/graph.ts';
import { lstmSequence } from '../engine/ops/lstm.ts';
import { blockLstmSequence } from '../engine/ops/lstm-block.ts';
import { concat, split } from '../engine/ops/shape.ts';
import { forgetBiasOnes, glorotUniform, orthogonal } from './initializers.ts';
import type { Layer } from './layer.ts';
import { type RecurrentOptions, recurrent } from './recurrent.ts';

/**
 * Longer sequences use the block op instead of being unrolled. Unrolled, 28 steps take 0.85 of the block op's time, and
 * 196 steps take 1.7 times as long. A graph of 784 unrolled steps takes seconds to load.
 */
const maxUnrolledSteps = 100;

/** The weights have tf.layers' gate order: input, forget, candidate, output. */
export function lstm(options: RecurrentOptions): Layer {
  const { name = 'lstm', units } = options;
  return recurrent(name, options, {
    className: 'LSTM',
    config: { recurrent_activation: 'sigmoid', unit_forget_bias: true },
    prepare(pass, features) {
      const kernel = pass.weight('kernel', [features, 4 * units], glorotUniform);
      const recurrentKernel = pass.weight('recurrent_kernel', [units, 4 * units], orthogonal);
      const bias = pass.weight('bias', [4 * units], forgetBiasOnes);
      const joined = concat([kernel, recurrentKernel], 0);
      const [input, forget, candidate, output] = split(joined, 4, 1) as Four;
      const [inputBias, forgetBias, candidateBias, outputBias] = split(bias, 4, 0) as Four;
      const reordered = concat([input, candidate, forget, output], 1);
      const reorderedBias = concat([inputBias, candidateBias, forgetBias, outputBias], 0);
      return (x) =>
        dim(x, 0) > maxUnrolledSteps
          ? blockLstmSequence(x, joined, bias)
          : lstmSequence(x, reordered, reorderedBias);
    },
  });
}

type Four = [Tensor, Tensor, Tensor, Tensor];
