/**
 * The gated recurrent unit (Cho et al. 2014), with the reset gate applied before the matrix product:
 * u, r = σ(zₜ + hₜ₋₁ · U); c = tanh(zₜ + (r ∘ hₜ₋₁) · Uc); hₜ = c + u ∘ (hₜ₋₁ − c), with z = x · W + b for all steps.
 */
import { dim, formatShape, type Tensor } from '../graph.ts';
import { sigmoid, tanh } from './activation.ts';
import { addAll, binary } from './arithmetic.ts';
import { matmul } from './linear.ts';
import { backpropagateThroughTime, type HiddenStates, joinSteps } from './recurrent.ts';
import { concat, reshape, split, splitSizes, stack, unstack, zeros } from './shape.ts';

/**
 * z [steps, batch, 3 · units] and recurrent [units, 3 · units], each in the order update, reset, candidate.
 * The initial state is zero. Each step is a dozen small ops around two products.
 */
export function gruSequence(z: Tensor, recurrent: Tensor): HiddenStates {
  const { graph } = z;
  const [steps, batch, units] = [dim(z, 0), dim(z, 1), dim(recurrent, 0)];
  if (dim(z, 2) !== 3 * units || dim(recurrent, 1) !== 3 * units)
    throw graph.error(`recurrent weights ${formatShape(recurrent.shape)} do not fit ${formatShape(z.shape)}`);
  const sizes = [2 * units, units];
  const { cells, all, last, gateWeights, candidateWeights } = graph.stopRecording(() => {
    const [gateWeights, candidateWeights] = splitSizes(recurrent, sizes, 1) as [Tensor, Tensor];
    const [gateInputs, candidateInputs] = splitSizes(z, sizes, 2).map(unstack) as [Tensor[], Tensor[]];
    const cells: Cell[] = [];
    for (let step = 0; step < steps; step++) {
      const previousHidden = cells.at(-1)?.hidden ?? zeros(z, [batch, units]);
      const gates = sigmoid(binary('AddV2', gateInputs[step] as Tensor, matmul(previousHidden, gateWeights)));
      const [update, reset] = split(gates, 2, 1) as [Tensor, Tensor];
      const resetHidden = binary('Mul', reset, previousHidden);
      const candidate = tanh(
        binary('AddV2', candidateInputs[step] as Tensor, matmul(resetHidden, candidateWeights)),
      );
      const difference = binary('Sub', previousHidden, candidate);
      const hidden = binary('AddV2', candidate, binary('Mul', update, difference));
      cells.push({ previousHidden, gates, update, reset, resetHidden, candidate, difference, hidden });
    }
    const hidden = cells.map((cell) => cell.hidden) as [Tensor, ...Tensor[]];
    return { cells, all: stack(hidden), last: hidden.at(-1) as Tensor, gateWeights, candidateWeights };
  });

  // The gradients before the non-linearities are joined, so that one product each sums the weight gradients of all steps.
  graph.record({
    inputs: [z, recurrent],
    outputs: [all, last],
    vjp: (upstream) => {
      const [dGates, dCandidates]: [Tensor[], Tensor[]] = [[], []];
      backpropagateThroughTime(steps, upstream, (step, dHidden) => {
        const cell = cells[step] as Cell;
        const kept = binary('Mul', dHidden, cell.update);
        const dCandidate = binary('TanhGrad', cell.candidate, binary('Sub', dHidden, kept));
        const dResetHidden = matmul(dCandidate, candidateWeights, { b: true });
        const dUpdateReset = concat(
          [binary('Mul', dHidden, cell.difference), binary('Mul', dResetHidden, cell.previousHidden)],
          1,
        );
        dCandidates[step] = dCandidate;
        dGates[step] = binary('SigmoidGrad', cell.gates, dUpdateReset);
        return addAll([
          kept,
          binary('Mul', dResetHidden, cell.reset),
          matmul(dGates[step], gateWeights, { b: true }),
        ]);
      });
      const [gates, candidates] = [joinSteps(dGates), joinSteps(dCandidates)];
      const product = (states: Tensor[], dz: Tensor) => matmul(joinSteps(states), dz, { a: true });
      const previousHidden = cells.map((cell) => cell.previousHidden);
      const resetHidden = cells.map((cell) => cell.resetHidden);
      return [
        reshape(concat([gates, candidates], 1), z.shape),
        concat([product(previousHidden, gates), product(resetHidden, candidates)], 1),
      ];
    },
  });
  return { all, last };
}

interface Cell {
  previousHidden: Tensor;
  /** Update and reset gate, [batch, 2 · units]. */
  gates: Tensor;
  update: Tensor;
  reset: Tensor;
  resetHidden: Tensor;
  candidate: Tensor;
  /** hₜ₋₁ − c. */
  difference: Tensor;
  hidden: Tensor;
}
