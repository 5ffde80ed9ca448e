/** The GRU with one fused op per step, forward and backward: a graph that loads quickly. */
import { type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { multiply } from './arithmetic.ts';
import { matmul } from './linear.ts';
import { backpropagateThroughTime, type HiddenStates, joinSteps, sumRows } from './recurrent.ts';
import { concat, reshape, stack, unstack, zeros } from './shape.ts';

export interface GruWeights {
  /** [features + units, 2 · units]: reset, then update. */
  gates: Tensor;
  /** [features + units, units]. */
  candidate: Tensor;
  gatesBias: Tensor;
  candidateBias: Tensor;
}

/**
 * As `gruSequence`, but from x [steps, batch, features], with weights for [x, h]: r, u = σ([x, h] · W + b);
 * c = tanh([x, r ∘ h] · Wc + bc). Its products are slow for wide layers.
 */
export function fusedGruSequence(x: Tensor, weights: GruWeights): HiddenStates {
  const { graph } = x;
  const { gates, candidate, gatesBias, candidateBias } = weights;
  const [steps, batch, features] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  const units = dim(candidate, 1);
  if (dim(gates, 0) !== features + units || dim(gates, 1) !== 2 * units)
    throw graph.error(
      `gate weights ${formatShape(gates.shape)} do not fit input ${formatShape(x.shape)}, ${units} units`,
    );
  const parameters = [gates, candidate, gatesBias, candidateBias];
  const attr = { T: type('float32') };
  const state = [batch, units];

  const initialState = zeros(x, state);
  const { cells, all, last } = graph.stopRecording(() => {
    const cells: Cell[] = [];
    for (const input of unstack(x)) {
      const previousHidden = cells.at(-1)?.hiddenState ?? initialState;
      const outputs = graph.node(
        'GRUBlockCell',
        [input, previousHidden, ...parameters],
        [[state], [state], [state], [state]],
        { attr },
      );
      const [reset, update, candidateState, hiddenState] = outputs as [Tensor, Tensor, Tensor, Tensor];
      cells.push({ input, previousHidden, reset, update, candidateState, hiddenState });
    }
    const hidden = cells.map((cell) => cell.hiddenState) as [Tensor, ...Tensor[]];
    return { cells, all: stack(hidden), last: hidden.at(-1) as Tensor };
  });

  // The gradient op of a cell gives the gradients before its two non-linearities. One product each then sums the weight
  // gradients of all steps: dW = Σₜ [xₜ, hₜ₋₁]ᵀ · dgatesₜ, dWc = Σₜ [xₜ, rₜ ∘ hₜ₋₁]ᵀ · dcandidateₜ.
  graph.record({
    inputs: [x, ...parameters],
    outputs: [all, last],
    vjp: (upstream) => {
      const backward: Backward[] = [];
      backpropagateThroughTime(steps, upstream, (step, dHidden) => {
        const { input, previousHidden, reset, update, candidateState } = cells[step] as Cell;
        const outputs = graph.node(
          'GRUBlockCellGrad',
          [input, previousHidden, ...parameters, reset, update, candidateState, dHidden],
          [[[batch, features]], [state], [state], [[batch, 2 * units]]],
          { attr },
        );
        const [dInput, dPreviousHidden, dCandidate, dGates] = outputs as [Tensor, Tensor, Tensor, Tensor];
        backward[step] = { dInput, dCandidate, dGates };
        return dPreviousHidden;
      });
      const inputs = reshape(x, [steps * batch, features]);
      const previousHidden = joinSteps(cells.map((cell) => cell.previousHidden));
      const resetHidden = multiply(joinSteps(cells.map((cell) => cell.reset)), previousHidden);
      const dGates = joinSteps(backward.map((step) => step.dGates));
      const dCandidate = joinSteps(backward.map((step) => step.dCandidate));
      const product = (a: Tensor, b: Tensor) => matmul(a, b, { a: true });
      return [
        stack(backward.map((step) => step.dInput) as [Tensor, ...Tensor[]]),
        concat([product(inputs, dGates), product(previousHidden, dGates)], 0),
        concat([product(inputs, dCandidate), product(resetHidden, dCandidate)], 0),
        sumRows(dGates),
        sumRows(dCandidate),
      ];
    },
  });
  return { all, last };
}

interface Cell {
  input: Tensor;
  previousHidden: Tensor;
  reset: Tensor;
  update: Tensor;
  candidateState: Tensor;
  hiddenState: Tensor;
}

interface Backward {
  dInput: Tensor;
  dCandidate: Tensor;
  dGates: Tensor;
}
