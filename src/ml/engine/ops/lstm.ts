/**
 * The long short-term memory (Hochreiter & Schmidhuber 1997; with forget gate, Gers et al. 2000):
 * i, f, o = σ(…), g = tanh(…), each of [x, h] · W + b; c′ = f ∘ c + i ∘ g; h′ = o ∘ tanh(c′).
 */
import { bool, float, type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { addAll } from './arithmetic.ts';
import { matmul } from './linear.ts';
import { pack, sumRows, throughTime, type Unrolled } from './recurrent.ts';
import { concat, reshape, slice, stack, unstack, zeros } from './shape.ts';

export interface LstmStates extends Unrolled {
  /** Cell states after each step, [steps, batch, units]. */
  cells: Tensor;
}

/**
 * x [steps, batch, features]; kernel [features + units, 4 · units] and bias [4 · units] with the gates in the order
 * input, candidate, forget, output. Starts from zeros. Each step is one fused op, forwards and backwards.
 */
export function lstmSequence(x: Tensor, kernel: Tensor, bias: Tensor): LstmStates {
  const { graph } = x;
  const { steps, batch, features, units } = checkWeights(x, kernel, bias);
  const state = [batch, units];
  const start = zeros(x, state);
  const peephole = zeros(x, [units]);
  const attr = { T: type('float32'), use_peephole: bool(false) };
  /** What both the step and its gradient take first. */
  const inputsOf = ({ input, cellBefore, before }: Pick<Step, 'input' | 'cellBefore' | 'before'>) => [
    ...[input, cellBefore, before, kernel],
    ...[peephole, peephole, peephole, bias],
  ];

  const { states, ...outputs } = graph.untaped(() => {
    const states: Step[] = [];
    for (const input of unstack(x)) {
      const previous = states.at(-1);
      const known = { input, before: previous?.hidden ?? start, cellBefore: previous?.cell ?? start };
      const gates = graph.node('LSTMBlockCell', inputsOf(known), Array(7).fill([state]), {
        attr: { ...attr, forget_bias: float(0), cell_clip: float(0) },
      });
      const [, cell, , , , , hidden] = gates as Seven;
      states.push({ ...known, gates, cell, hidden });
    }
    const hidden = states.map((step) => step.hidden) as Several;
    const cells = states.map((step) => step.cell) as Several;
    return { states, all: stack(hidden), last: hidden.at(-1) as Tensor, cells: stack(cells) };
  });

  // The step's rule gives what arrives before the four non-linearities; the weights' share of all steps is then one
  // product: dW = Σₜ [xₜ, hₜ₋₁]ᵀ · dzₜ.
  graph.record({
    inputs: [x, kernel, bias],
    outputs: [outputs.all, outputs.last, outputs.cells],
    rule: ([dAll, dLast, dCells]) => {
      const recurrent = slice(kernel, [features, 0], [units, 4 * units]);
      const directCells = dCells && unstack(dCells);
      const dz: Tensor[] = [];
      let dCell: Tensor | undefined;
      const dHiddenLast = dLast ?? (dAll ? undefined : start);
      throughTime(steps, [dAll, dHiddenLast], (step, dHidden) => {
        const known = states[step] as Step;
        const [i, cell, f, o, candidate, squashed] = known.gates as Seven;
        const terms = [dCell, directCells?.[step]].filter((term) => term !== undefined);
        const [dCellBefore, dGates] = graph.node(
          'LSTMBlockCellGrad',
          [
            ...inputsOf(known),
            ...[i, cell, f, o, candidate, squashed],
            ...[terms.length > 0 ? addAll(terms) : start, dHidden],
          ],
          [[state], [[batch, 4 * units]], [[units]], [[units]], [[units]]],
          { attr },
        ) as [Tensor, Tensor];
        dCell = dCellBefore;
        dz[step] = dGates;
        return matmul(dGates, recurrent, { b: true });
      });
      const packed = pack(dz);
      const inputs = reshape(x, [steps * batch, features]);
      const before = pack(states.map((step) => step.before));
      const dx = matmul(packed, slice(kernel, [0, 0], [features, 4 * units]), { b: true });
      return [
        reshape(dx, x.shape),
        concat([matmul(inputs, packed, { a: true }), matmul(before, packed, { a: true })], 0),
        sumRows(packed),
      ];
    },
  });
  return outputs;
}

/** The sizes of an LSTM from its tensors, whatever the order of its gates. */
export function checkWeights(x: Tensor, kernel: Tensor, bias: Tensor) {
  const [steps, batch, features] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  const units = dim(kernel, 0) - features;
  if (units < 1 || dim(kernel, 1) !== 4 * units || dim(bias, 0) !== 4 * units)
    throw x.graph.error(
      `a kernel ${formatShape(kernel.shape)} and bias ${formatShape(bias.shape)} do not fit input ${formatShape(x.shape)}`,
    );
  return { steps, batch, features, units };
}

interface Step {
  input: Tensor;
  before: Tensor;
  cellBefore: Tensor;
  /** i, c, f, o, g, tanh(c) and h. */
  gates: Tensor[];
  cell: Tensor;
  hidden: Tensor;
}

type Several = [Tensor, ...Tensor[]];
type Seven = [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
