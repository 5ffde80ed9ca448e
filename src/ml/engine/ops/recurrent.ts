/** What the recurrent sequences share that are unrolled step by step. */
import { dim, type Tensor } from '../graph.ts';
import { addAll } from './arithmetic.ts';
import { reshape, stack, sum, unstack } from './shape.ts';

/** The outputs of a recurrent sequence. */
export interface HiddenStates {
  /** Hidden states after each step, [steps, batch, units]. */
  all: Tensor;
  /** The hidden state after the last step, [batch, units]. */
  last: Tensor;
}

/** Steps joined along the first axis, so that one matrix product covers all: [batch, units] each → [steps · batch, units]. */
export function joinSteps(steps: readonly Tensor[]): Tensor {
  const stacked = stack(steps as [Tensor, ...Tensor[]]);
  return reshape(stacked, [dim(stacked, 0) * dim(stacked, 1), dim(stacked, 2)]);
}

export const sumRows = (x: Tensor): Tensor => sum(x, [0]);

/**
 * Back-propagation through time. `stepBack` takes ∂L/∂hₜ and returns the part of ∂L/∂hₜ₋₁ that flows through step t.
 * The second argument holds ∂L/∂all and ∂L/∂last, which are added at their steps.
 */
export function backpropagateThroughTime(
  steps: number,
  [dAll, dLast]: readonly (Tensor | undefined)[],
  stepBack: (step: number, dHidden: Tensor) => Tensor,
): void {
  const dEachStep = dAll && unstack(dAll);
  let dHidden = dLast;
  for (let step = steps - 1; step >= 0; step--) {
    const terms = [dHidden, dEachStep?.[step]].filter((term) => term !== undefined);
    dHidden = stepBack(step, addAll(terms));
  }
}
