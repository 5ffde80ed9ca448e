/** Optimisers: TensorFlow's fused update ops on variables, one op a weight. */
import { type Attributes, bool, type } from './attributes.ts';
import { only, type Tensor } from './graph.ts';
import { apply } from './op.ts';
import { addAll, binary, multiply, square } from './ops/arithmetic.ts';
import { sum, zeros } from './ops/shape.ts';
import { type Variable, variable } from './variables.ts';

export interface Optimizer {
  /** Adds the update of one weight; `rate` is a scalar that is fed at each step. */
  update(weight: Variable, gradient: Tensor, rate: Tensor): Tensor;
  /** What to feed as `rate` at step 1, 2, … for a learning rate. */
  rate(learningRate: number, step: number): number;
}

/** Adam (Kingma & Ba 2015). Its bias correction depends on the step alone, and so travels in the rate. */
export function adam({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 } = {}): Optimizer {
  return {
    update(weight, gradient, rate) {
      const { graph } = gradient;
      const scalar = (value: number) => graph.constant([value], []);
      const moments = [slot(weight, 'm'), slot(weight, 'v')];
      // The powers of the betas are given as zero: with them the op would correct the bias a second time.
      const constants = [scalar(0), scalar(0), rate, scalar(beta1), scalar(beta2), scalar(epsilon)];
      return fused('ResourceApplyAdam', [weight.handle, ...moments, ...constants, gradient], {
        use_nesterov: bool(false),
      });
    },
    rate: (learningRate, step) => (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step),
  };
}

/** Stochastic gradient descent; with momentum, v ← momentum · v + g and w ← w − rate · v. */
export function sgd({ momentum = 0 } = {}): Optimizer {
  return {
    update(weight, gradient, rate) {
      if (momentum === 0) return fused('ResourceApplyGradientDescent', [weight.handle, rate, gradient]);
      const inertia = gradient.graph.constant([momentum], []);
      return fused('ResourceApplyMomentum', [weight.handle, slot(weight, 'v'), rate, gradient, inertia], {
        use_nesterov: bool(false),
      });
    },
    rate: (learningRate) => learningRate,
  };
}

/** RMSprop (Hinton 2012). */
export function rmsprop({ decay = 0.9, epsilon = 1e-7 } = {}): Optimizer {
  return {
    update(weight, gradient, rate) {
      const scalar = (value: number) => gradient.graph.constant([value], []);
      const slots = [slot(weight, 'mean_square'), slot(weight, 'momentum')];
      return fused('ResourceApplyRMSProp', [
        weight.handle,
        ...slots,
        rate,
        scalar(decay),
        scalar(0),
        scalar(epsilon),
        gradient,
      ]);
    },
    rate: (learningRate) => learningRate,
  };
}

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

const fused = (op: string, inputs: readonly [Tensor, ...Tensor[]], attr: Attributes = {}): Tensor =>
  only(
    inputs[0].graph.node(op, inputs, [[[]]], {
      attr: { T: type('float32'), use_locking: bool(false), ...attr },
    }),
  );
