/** The simple recurrent network (Elman 1990): hₜ = tanh(zₜ + hₜ₋₁ · U), with zₜ = xₜ · W + b for all steps at once. */
import { dim, formatShape, type Tensor } from '../graph.ts';
import { tanh } from './activation.ts';
import { binary } from './arithmetic.ts';
import { matmul } from './linear.ts';
import { backpropagateThroughTime, type HiddenStates, joinSteps } from './recurrent.ts';
import { reshape, stack, unstack, zeros } from './shape.ts';

/** z [steps, batch, units], recurrent [units, units]. The initial state is zero. */
export function rnnSequence(z: Tensor, recurrent: Tensor): HiddenStates {
  const { graph } = z;
  const [steps, batch, units] = [dim(z, 0), dim(z, 1), dim(z, 2)];
  if (formatShape(recurrent.shape) !== formatShape([units, units]))
    throw graph.error(`recurrent weights ${formatShape(recurrent.shape)} do not fit ${units} units`);
  const initialState = zeros(z, [batch, units]);
  const hidden: Tensor[] = [];
  const { all, last } = graph.stopRecording(() => {
    for (const input of unstack(z)) {
      const previousHidden = hidden.at(-1);
      hidden.push(tanh(previousHidden ? binary('AddV2', input, matmul(previousHidden, recurrent)) : input));
    }
    return { all: stack(hidden as [Tensor, ...Tensor[]]), last: hidden.at(-1) as Tensor };
  });

  // dzₜ = dhₜ · (1 − hₜ²); dhₜ₋₁ = dzₜ · Uᵀ; dU = Σₜ hₜ₋₁ᵀ · dzₜ, as one product.
  graph.record({
    inputs: [z, recurrent],
    outputs: [all, last],
    vjp: (upstream) => {
      const dz: Tensor[] = [];
      backpropagateThroughTime(steps, upstream, (step, dHidden) => {
        dz[step] = binary('TanhGrad', hidden[step] as Tensor, dHidden);
        return matmul(dz[step], recurrent, { b: true });
      });
      const dzJoined = joinSteps(dz);
      const previousHidden = joinSteps([initialState, ...hidden.slice(0, -1)]);
      return [reshape(dzJoined, z.shape), matmul(previousHidden, dzJoined, { a: true })];
    },
  });
  return { all, last };
}
