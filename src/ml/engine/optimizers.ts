/** Adam, by one fused op of TensorFlow a weight, and the clipping of gradients before it. */
import { bool, type } from './attributes.ts';
import { only, type Tensor } from './graph.ts';
import { apply } from './op.ts';
import { addAll, binary, multiply, square } from './ops/arithmetic.ts';
import { sum, zeros } from './ops/shape.ts';
import { type Variable, variable } from './variables.ts';

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-7;

/** Adam (Kingma & Ba 2015). Its bias correction depends on the step alone, and so travels in the rate. */
export const adam = {
  /** Adds the update of one weight; `rate` is a scalar that is fed at each step. */
  update(weight: Variable, gradient: Tensor, rate: Tensor): Tensor {
    const scalar = (value: number) => gradient.graph.constant([value], []);
    const moments = [slot(weight, 'm'), slot(weight, 'v')];
    // The powers of the betas are given as zero: with them the op would correct the bias a second time.
    const constants = [scalar(0), scalar(0), rate, scalar(beta1), scalar(beta2), scalar(epsilon)];
    const inputs = [weight.handle, ...moments, ...constants, gradient];
    const attr = { T: type('float32'), use_locking: bool(false), use_nesterov: bool(false) };
    return only(gradient.graph.node('ResourceApplyAdam', inputs, [[[]]], { attr }));
  },
  /** What to feed as `rate` at step 1, 2, … for a learning rate. */
  rate: (learningRate: number, step: number): number =>
    (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step),
};

/** √Σ g² over all gradients together. */
export function globalNorm(gradients: readonly Tensor[]): Tensor {
  const total = addAll(gradients.map((gradient) => sum(square(gradient))));
  return apply('Sqrt', [total], []);
}

/** Gradients shortened together so that their global norm is at most `limit` (Pascanu et al. 2013). */
export function clip(gradients: readonly Tensor[], norm: Tensor, limit: number): Tensor[] {
  const ceiling = norm.graph.constant([limit], []);
  const factor = binary('RealDiv', ceiling, binary('Maximum', norm, ceiling));
  return gradients.map((gradient) => multiply(gradient, factor));
}

const slot = (weight: Variable, name: string): Tensor =>
  variable(`${weight.name}/${name}`, zeros(weight.handle, weight.shape)).handle;
