import { dim, type Tensor } from '../engine/graph.ts';
import { lstmSequence } from '../engine/ops/lstm.ts';
import { lstmWholeSequence } from '../engine/ops/lstm-whole.ts';
import { concat, split } from '../engine/ops/shape.ts';
import { forgetOpen, glorotUniform, orthogonal } from './initializers.ts';
import type { Layer } from './layer.ts';
import { type RecurrentOptions, recurrent } from './recurrent.ts';

/**
 * Unrolled, 28 steps take 0.85 of the time that the op for whole sequences takes; 196 take 1.7 times as long, and 784
 * make a graph that takes seconds to load.
 */
const unrolledUpTo = 100;

/** Gates in the order of tf.layers: input, forget, candidate, output. */
export function lstm(options: RecurrentOptions): Layer {
  const { name = 'lstm', units } = options;
  return recurrent(name, options, {
    className: 'LSTM',
    config: { recurrent_activation: 'sigmoid', unit_forget_bias: true },
    prepare(pass, features) {
      const kernel = pass.weight('kernel', [features, 4 * units], glorotUniform);
      const recurrentKernel = pass.weight('recurrent_kernel', [units, 4 * units], orthogonal);
      const bias = pass.weight('bias', [4 * units], forgetOpen);
      const whole = concat([kernel, recurrentKernel], 0);
      const [input, forget, candidate, output] = split(whole, 4, 1) as Four;
      const [inputBias, forgetBias, candidateBias, outputBias] = split(bias, 4, 0) as Four;
      const joined = concat([input, candidate, forget, output], 1);
      const joinedBias = concat([inputBias, candidateBias, forgetBias, outputBias], 0);
      return (x) =>
        dim(x, 0) > unrolledUpTo ? lstmWholeSequence(x, whole, bias) : lstmSequence(x, joined, joinedBias);
    },
  });
}

type Four = [Tensor, Tensor, Tensor, Tensor];
