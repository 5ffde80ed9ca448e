/** Activation functions. Each gradient is computed from the output, so that the input need not be kept. */
import type { Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';
import { binary } from './arithmetic.ts';

/** y = max(x, 0); dx = dy where y > 0. */
export function relu(x: Tensor): Tensor {
  const y = apply('Relu', [x], x.shape);
  return withGradient(y, [x], (dy) => [binary('ReluGrad', dy, y)]);
}

/** dx = dy · (1 − y²). */
export function tanh(x: Tensor): Tensor {
  const y = apply('Tanh', [x], x.shape);
  return withGradient(y, [x], (dy) => [binary('TanhGrad', y, dy)]);
}

/** y = 1 / (1 + e⁻ˣ); dx = dy · y · (1 − y). */
export function sigmoid(x: Tensor): Tensor {
  const y = apply('Sigmoid', [x], x.shape);
  return withGradient(y, [x], (dy) => [binary('SigmoidGrad', y, dy)]);
}

/** Probabilities along the last axis of [n, c]. It has no gradient: in training, the loss takes the logits. */
export const softmax = (logits: Tensor): Tensor => apply('Softmax', [logits], logits.shape);

export const activations = { relu, tanh, sigmoid, linear: (x: Tensor): Tensor => x };
export type Activation = keyof typeof activations;
