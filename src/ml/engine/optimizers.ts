/** The Adam optimizer, one fused TensorFlow op per weight, and gradient clipping. */
import { bool, type } from './attributes.ts';
import { firstOutput, type Tensor } from './graph.ts';
import { apply } from './op.ts';
import { addAll, binary, multiply, square } from './ops/arithmetic.ts';
import { sum, zeros } from './ops/shape.ts';
import { type Variable, variable } from './variables.ts';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-7;

/** Adam (Kingma & Ba 2015). Its bias correction depends only on the step and is part of the learning rate that is fed. */
export const adam = {
  /** Adds the update of one weight. `learningRate` is a scalar, fed at each step with `correctedLearningRate`. */
  update(weight: Variable, gradient: Tensor, learningRate: Tensor): Tensor {
    const scalar = (value: number) => gradient.graph.constant([value], []);
    const moments = [slot(weight, 'm'), slot(weight, 'v')];
    // Zero in place of beta1ᵗ and beta2ᵗ: otherwise the op would correct the bias a second time.
    const constants = [scalar(0), scalar(0), learningRate, scalar(beta1), scalar(beta2), scalar(epsilon)];
    const inputs = [weight.handle, ...moments, ...constants, gradient];
    const attr = { T: type('float32'), use_locking: bool(false), use_nesterov: bool(false) };
    return firstOutput(gradient.graph.node('ResourceApplyAdam', inputs, [[[]]], { attr }));
  },
  /** The learning rate with Adam's bias correction for step 1, 2, … */
  correctedLearningRate: (learningRate: number, step: number): number =>
    (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step),
};

/** √Σ g² over all gradients together. */
export function globalNorm(gradients: readonly Tensor[]): Tensor {
  const total = addAll(gradients.map((gradient) => sum(square(gradient))));
  return apply('Sqrt', [total], []);
}

/** Scales all gradients by one factor so that their global norm is at most `clipNorm` (Pascanu et al. 2013). */
export function clipByGlobalNorm(gradients: readonly Tensor[], norm: Tensor, clipNorm: number): Tensor[] {
  const ceiling = norm.graph.constant([clipNorm], []);
  const factor = binary('RealDiv', ceiling, binary('Maximum', norm, ceiling));
  return gradients.map((gradient) => multiply(gradient, factor));
}

const slot = (weight: Variable, name: string): Tensor =>
  variable(`${weight.name}/${name}`, zeros(weight.handle, weight.shape)).handle;
