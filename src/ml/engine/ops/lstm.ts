/**
 * The long short-term memory (Hochreiter & Schmidhuber 1997; with forget gate, Gers et al. 2000):
 * i, f, o = σ(…), g = tanh(…), each of [x, h] · W + b; c′ = f ∘ c + i ∘ g; h′ = o ∘ tanh(c′).
 */
import { bool, float, type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { addAll } from './arithmetic.ts';
import { matmul } from './linear.ts';
import { backpropagateThroughTime, type HiddenStates, joinSteps, sumRows } from './recurrent.ts';
import { concat, reshape, slice, stack, unstack, zeros } from './shape.ts';

export interface LstmStates extends HiddenStates {
  /** Cell states after each step, [steps, batch, units]. */
  cells: Tensor;
}

/**
 * x [steps, batch, features]; kernel [features + units, 4 · units] and bias [4 · units] with the gates in the order
 * input, candidate, forget, output. The initial state is zero. Each step is one fused op, forward and backward.
 */
export function lstmSequence(x: Tensor, kernel: Tensor, bias: Tensor): LstmStates {
  const { graph } = x;
  const { steps, batch, features, units } = checkWeights(x, kernel, bias);
  const state = [batch, units];
  const initialState = zeros(x, state);
  const peephole = zeros(x, [units]);
  const attr = { T: type('float32'), use_peephole: bool(false) };
  /** The first inputs of both the step and its gradient. */
  const inputsOf = ({
    input,
    previousCell,
    previousHidden,
  }: Pick<Step, 'input' | 'previousCell' | 'previousHidden'>) => [
    ...[input, previousCell, previousHidden, kernel],
    ...[peephole, peephole, peephole, bias],
  ];

  const { states, ...outputs } = graph.stopRecording(() => {
    const states: Step[] = [];
    for (const input of unstack(x)) {
      const previous = states.at(-1);
      const inputs = {
        input,
        previousHidden: previous?.hidden ?? initialState,
        previousCell: previous?.cell ?? initialState,
      };
      const gates = graph.node('LSTMBlockCell', inputsOf(inputs), Array(7).fill([state]), {
        attr: { ...attr, forget_bias: float(0), cell_clip: float(0) },
      });
      const [, cell, , , , , hidden] = gates as Seven;
      states.push({ ...inputs, gates, cell, hidden });
    }
    const hidden = states.map((step) => step.hidden) as NonEmpty;
    const cells = states.map((step) => step.cell) as NonEmpty;
    return { states, all: stack(hidden), last: hidden.at(-1) as Tensor, cells: stack(cells) };
  });

  // The gradient op of a step gives dz, the gradient before its four non-linearities. One product then sums the weight
  // gradients of all steps: dW = Σₜ [xₜ, hₜ₋₁]ᵀ · dzₜ.
  graph.record({
    inputs: [x, kernel, bias],
    outputs: [outputs.all, outputs.last, outputs.cells],
    vjp: ([dAll, dLast, dCells]) => {
      const recurrent = slice(kernel, [features, 0], [units, 4 * units]);
      const dEachCell = dCells && unstack(dCells);
      const dz: Tensor[] = [];
      let dCell: Tensor | undefined;
      const dHiddenLast = dLast ?? (dAll ? undefined : initialState);
      backpropagateThroughTime(steps, [dAll, dHiddenLast], (step, dHidden) => {
        const cellStep = states[step] as Step;
        const [i, cell, f, o, candidate, tanhCell] = cellStep.gates as Seven;
        const terms = [dCell, dEachCell?.[step]].filter((term) => term !== undefined);
        const [dPreviousCell, dGates] = graph.node(
          'LSTMBlockCellGrad',
          [
            ...inputsOf(cellStep),
            ...[i, cell, f, o, candidate, tanhCell],
            ...[terms.length > 0 ? addAll(terms) : initialState, dHidden],
          ],
          [[state], [[batch, 4 * units]], [[units]], [[units]], [[units]]],
          { attr },
        ) as [Tensor, Tensor];
        dCell = dPreviousCell;
        dz[step] = dGates;
        return matmul(dGates, recurrent, { b: true });
      });
      const dzJoined = joinSteps(dz);
      const inputs = reshape(x, [steps * batch, features]);
      const previousHidden = joinSteps(states.map((step) => step.previousHidden));
      const dx = matmul(dzJoined, slice(kernel, [0, 0], [features, 4 * units]), { b: true });
      return [
        reshape(dx, x.shape),
        concat([matmul(inputs, dzJoined, { a: true }), matmul(previousHidden, dzJoined, { a: true })], 0),
        sumRows(dzJoined),
      ];
    },
  });
  return outputs;
}

/** The sizes of an LSTM from its tensors, for any order of its gates. @throws Error if they do not fit */
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
  previousHidden: Tensor;
  previousCell: Tensor;
  /** i, c, f, o, g, tanh(c) and h. */
  gates: Tensor[];
  cell: Tensor;
  hidden: Tensor;
}

type NonEmpty = [Tensor, ...Tensor[]];
type Seven = [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
