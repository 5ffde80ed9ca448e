/** Activation functions. Each gradient is computed from the output, so that the input need not be kept. */
import type { Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';
import { binary } from './arithmetic.ts';
import { sumOfRows } from './normalization.ts';

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

/** Probabilities along the last axis; dx = y · (dy − Σ dy · y). A classifier's loss takes the logits instead. */
export function softmax(logits: Tensor): Tensor {
  const y = apply('Softmax', [logits], logits.shape);
  return withGradient(y, [logits], (dy) => {
    const weighted = binary('Mul', dy, y);
    return [binary('Sub', weighted, binary('Mul', y, sumOfRows(weighted)))];
  });
}

export const activations = { relu, tanh, sigmoid, linear: (x: Tensor): Tensor => x };
export type Activation = keyof typeof activations;
