/**
 * The gated recurrent unit (Cho et al. 2014, reset before the product):
 * r, u = σ([x, h] · W + b); c = tanh([x, r ∘ h] · Wc + bc); h′ = u ∘ h + (1 − u) ∘ c.
 */
import { type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { multiply } from './arithmetic.ts';
import { matmul } from './linear.ts';
import { pack, sumRows, throughTime, type Unrolled } from './recurrent.ts';
import { concat, reshape, stack, unstack, zeros } from './shape.ts';

export interface GruWeights {
  /** [features + units, 2 · units]: reset, then update. */
  gates: Tensor;
  /** [features + units, units]. */
  candidate: Tensor;
  gatesBias: Tensor;
  candidateBias: Tensor;
}

/** x [steps, batch, features]. Starts from zeros. Each step is one fused op, forwards and backwards. */
export function gruSequence(x: Tensor, weights: GruWeights): Unrolled {
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

  const start = zeros(x, state);
  const { cells, all, last } = graph.untaped(() => {
    const cells: Cell[] = [];
    for (const input of unstack(x)) {
      const before = cells.at(-1)?.after ?? start;
      const outputs = graph.node(
        'GRUBlockCell',
        [input, before, ...parameters],
        [[state], [state], [state], [state]],
        { attr },
      );
      const [reset, update, proposal, after] = outputs as [Tensor, Tensor, Tensor, Tensor];
      cells.push({ input, before, reset, update, proposal, after });
    }
    const hidden = cells.map((cell) => cell.after) as [Tensor, ...Tensor[]];
    return { cells, all: stack(hidden), last: hidden.at(-1) as Tensor };
  });

  // The cell's rule gives what arrives before its two non-linearities; the weights' share of all steps is then one
  // product each: dW = Σₜ [xₜ, hₜ₋₁]ᵀ · dgatesₜ, dWc = Σₜ [xₜ, rₜ ∘ hₜ₋₁]ᵀ · dcandidateₜ.
  graph.record({
    inputs: [x, ...parameters],
    outputs: [all, last],
    rule: (upstream) => {
      const back: Backward[] = [];
      throughTime(steps, upstream, (step, dHidden) => {
        const { input, before, reset, update, proposal } = cells[step] as Cell;
        const outputs = graph.node(
          'GRUBlockCellGrad',
          [input, before, ...parameters, reset, update, proposal, dHidden],
          [[[batch, features]], [state], [state], [[batch, 2 * units]]],
          { attr },
        );
        const [dInput, dBefore, dCandidate, dGates] = outputs as [Tensor, Tensor, Tensor, Tensor];
        back[step] = { dInput, dCandidate, dGates };
        return dBefore;
      });
      const inputs = reshape(x, [steps * batch, features]);
      const before = pack(cells.map((cell) => cell.before));
      const kept = multiply(pack(cells.map((cell) => cell.reset)), before);
      const dGates = pack(back.map((step) => step.dGates));
      const dCandidate = pack(back.map((step) => step.dCandidate));
      const product = (a: Tensor, b: Tensor) => matmul(a, b, { a: true });
      return [
        stack(back.map((step) => step.dInput) as [Tensor, ...Tensor[]]),
        concat([product(inputs, dGates), product(before, dGates)], 0),
        concat([product(inputs, dCandidate), product(kept, dCandidate)], 0),
        sumRows(dGates),
        sumRows(dCandidate),
      ];
    },
  });
  return { all, last };
}

interface Cell {
  input: Tensor;
  before: Tensor;
  reset: Tensor;
  update: Tensor;
  proposal: Tensor;
  after: Tensor;
}

interface Backward {
  dInput: Tensor;
  dCandidate: Tensor;
  dGates: Tensor;
}
