/** What the recurrent sequences that are unrolled step by step share. */
import { dim, type Tensor } from '../graph.ts';
import { addAll } from './arithmetic.ts';
import { reshape, stack, sum, unstack } from './shape.ts';

export interface Unrolled {
  /** Hidden states after each step, [steps, batch, units]. */
  all: Tensor;
  /** The hidden state after the last step, [batch, units]. */
  last: Tensor;
}

/** Steps joined on the first axis, so that one matrix product serves all of them: [steps · batch, units]. */
export function pack(steps: readonly Tensor[]): Tensor {
  const whole = stack(steps as [Tensor, ...Tensor[]]);
  return reshape(whole, [dim(whole, 0) * dim(whole, 1), dim(whole, 2)]);
}

export const sumRows = (x: Tensor): Tensor => sum(x, [0]);

/**
 * Back-propagation through time. `stepBack` takes ∂L/∂hₜ and gives what reaches hₜ₋₁; what the loss takes from hₜ
 * directly (`upstream`, in the order of Unrolled's fields) is added on the way.
 */
export function throughTime(
  steps: number,
  [dAll, dLast]: readonly (Tensor | undefined)[],
  stepBack: (step: number, dHidden: Tensor) => Tensor,
): void {
  const direct = dAll && unstack(dAll);
  let flowing = dLast;
  for (let step = steps - 1; step >= 0; step--) {
    const terms = [flowing, direct?.[step]].filter((term) => term !== undefined);
    flowing = stepBack(step, addAll(terms));
  }
}
