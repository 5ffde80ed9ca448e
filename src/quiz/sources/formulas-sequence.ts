/** Calculations about states, gates, steps and their time. */
import { integer, pick } from '../random.ts';
import type { Family } from './formulas.ts';
import { bracketed, writeNumber } from './numbers.ts';

export const sequenceFamilies: readonly Family[] = [
  {
    id: 'forget-power',
    taught: ['forget-gate', 'cell-state'],
    task(random) {
      const [gate, steps] = [pick(random, [0.5, 0.8, 0.9, 0.95]), integer(random, 2, 10)];
      const right = gate ** steps;
      return {
        prompt: `The forget gate of an LSTM stays at ${gate}, and nothing new is written. Which share of the cell's value is left after ${steps} steps?`,
        explanation: `Share = gate^steps = ${gate}^${steps} ≈ ${right.toFixed(3)}. The value is multiplied by the gate once at each step.`,
        right,
        tolerance: 0.005,
        wrong: [
          [gate / steps, 'The steps do not divide the gate; each of them multiplies by it.'],
          [1 - gate ** steps, 'That is the share that is lost.'],
          [gate ** (steps + 2), 'That is two steps later.'],
        ],
      };
    },
  },
  {
    id: 'update-gate',
    taught: ['update-gate'],
    task(random) {
      const [keep, old, fresh] = [
        integer(random, 1, 9) / 10,
        integer(random, -9, 9) / 10,
        integer(random, -9, 9) / 10,
      ];
      const right = keep * old + (1 - keep) * fresh;
      return {
        prompt: `In a GRU the old state is ${writeNumber(old)} and the candidate is ${writeNumber(fresh)}. The update gate, which weighs the old state, is ${keep}. What is the new state?`,
        explanation: `New state = gate · old + (1 − gate) · candidate = ${keep} · ${bracketed(old)} + ${writeNumber(1 - keep)} · ${bracketed(fresh)} = ${writeNumber(keep * old)} + ${bracketed((1 - keep) * fresh)} = ${writeNumber(right)}. The gate shares out the new state between old and new.`,
        right,
        tolerance: 0.005,
        wrong: [
          [(1 - keep) * old + keep * fresh, 'Here the gate weighs the candidate instead of the old state.'],
          [keep * old + fresh, 'The candidate counts only with the weight 1 − gate.'],
          [(old + fresh) / 2, 'The gate is not one half.'],
        ],
      };
    },
  },
  {
    id: 'cell-update',
    taught: ['cell-state', 'input-gate'],
    task(random) {
      const [keep, write_] = [integer(random, 0, 10) / 10, integer(random, 1, 10) / 10];
      const [old, candidate] = [integer(random, -30, 30) / 10, integer(random, 1, 9) / 10];
      const right = keep * old + write_ * candidate;
      return {
        prompt: `An LSTM's cell holds ${writeNumber(old)}. At this step the forget gate is ${keep}, the input gate is ${write_}, and the candidate is ${candidate}. What does the cell hold afterwards?`,
        explanation: `New value = forget gate · old value + input gate · candidate = ${keep} · ${bracketed(old)} + ${write_} · ${candidate} = ${writeNumber(keep * old)} + ${writeNumber(write_ * candidate)} = ${writeNumber(right)}. One gate says how much is kept, the other how much is added.`,
        right,
        tolerance: 0.005,
        wrong: [
          [old + write_ * candidate, 'The forget gate is left out.'],
          [
            keep * old + (1 - keep) * candidate,
            'An LSTM has an input gate of its own; that is how a GRU does it.',
          ],
          [keep * (old + candidate), 'The forget gate acts on the old value alone.'],
        ],
      };
    },
  },
  {
    id: 'time-span',
    taught: ['update-gate', 'forget-gate'],
    task(random) {
      const gate = pick(random, [0.5, 0.8, 0.9, 0.95, 0.96, 0.98, 0.99]);
      const right = 1 / (1 - gate);
      return {
        prompt: `A GRU's update gate, which weighs the old state, stays at z = ${gate}. About how long does the unit remember, by the rule of thumb 1 / (1 − z) steps?`,
        explanation: `Steps = 1 / (1 − z) = 1 / (1 − ${gate}) = 1 / ${writeNumber(1 - gate)} = ${writeNumber(right)}. The closer the gate is to 1, the less is replaced at each step.`,
        right,
        tolerance: 0.5,
        wrong: [
          [1 / gate, 'What is divided by is the part that is replaced, 1 − z.'],
          [100 * gate, 'The gate is no percentage of a hundred steps.'],
          [right / 2, 'That is half of it.'],
          [2 * right, 'That is twice as much.'],
        ],
      };
    },
  },
  {
    id: 'fading-factor',
    taught: ['vanishing-gradients', 'fading-memory'],
    task(random) {
      const [factor, steps] = [pick(random, [0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2]), integer(random, 3, 12)];
      const right = factor ** steps;
      return {
        prompt: `On its way back through an RNN the gradient is multiplied by ${factor} at each step. By what is it multiplied over ${steps} steps?`,
        explanation: `Factor over all steps = factor^steps = ${factor}^${steps} ≈ ${right.toFixed(3)}. Factors multiply; they do not add up. That is why gradients vanish below 1 and explode above it.`,
        right,
        tolerance: 0.004,
        wrong: [
          [factor * steps, 'Factors are multiplied with each other, not added.'],
          [factor / steps, 'The steps do not divide the factor.'],
          [1 - (1 - factor) * steps, 'The same amount is not taken away at each step; the same share is.'],
          [factor ** (steps - 2), 'Two steps are missing.'],
        ],
      };
    },
  },
  {
    id: 'tanh-slope',
    taught: ['why-gradients-vanish', 'tanh'],
    task(random) {
      const state = integer(random, 1, 19) / 20;
      const right = 1 - state * state;
      return {
        prompt: `A unit with the activation function tanh has the value h = ${state}. By what does its slope multiply a gradient that passes through it?`,
        explanation: `Slope of tanh = 1 − h² = 1 − ${state}² = 1 − ${writeNumber(state * state)} ≈ ${writeNumber(right)}. The nearer the value is to 1 or −1, the flatter tanh is and the less gradient passes.`,
        right,
        tolerance: 0.004,
        wrong: [
          [1 - state, 'The value is squared first.'],
          [state * state, 'This still has to be taken from 1.'],
          [state * (1 - state), 'That is the slope of the sigmoid.'],
        ],
      };
    },
  },
  {
    id: 'reach',
    taught: ['gradient-chart', 'vanishing-gradients'],
    task(random) {
      const factor = pick(random, [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]);
      const exact = Math.log(0.01) / Math.log(factor);
      const right = Math.ceil(exact - 1e-9);
      return {
        prompt: `With each step back a gradient shrinks to ${factor} of its size. After how many whole steps is less than a hundredth of it left?`,
        explanation: `Look for the first n with ${factor}^n < 0.01: n = log 0.01 / log ${factor} ≈ ${exact.toFixed(1)}, so ${right} steps. Check: ${factor}^${right} ≈ ${(factor ** right).toPrecision(2)}.`,
        right,
        wrong: [
          [Math.ceil(1 / (1 - factor)), 'By then about a third is left.'],
          [right - 2, 'By then more than a hundredth is left.'],
          [right + 3, 'It is less than a hundredth earlier.'],
          [Math.round(100 * (1 - factor)), 'The loss per step is a share, so the steps multiply.'],
        ],
      };
    },
  },
  {
    id: 'gated-counts',
    taught: ['lstm-or-gru', 'parameter-count'],
    task(random) {
      const perBlock = integer(random, 20, 400) * 10;
      const right = 3 * perBlock;
      return {
        prompt: `An LSTM layer has ${writeNumber(4 * perBlock)} parameters. How many does a GRU layer with the same units and inputs have, with one bias per unit and block?`,
        explanation: `An LSTM has 4 blocks of weights, so one block has ${writeNumber(4 * perBlock)} / 4 = ${writeNumber(perBlock)}. A GRU has 3: 3 · ${writeNumber(perBlock)} = ${writeNumber(right)}. It has one gate less.`,
        right,
        wrong: [
          [perBlock, 'That is a single block, as in a plain RNN.'],
          [2 * perBlock, 'Two gates need two blocks, and the candidate a third one.'],
          [4 * perBlock, 'A GRU has one block less than an LSTM.'],
        ],
      };
    },
  },
  {
    id: 'chain',
    taught: ['stacked', 'input-processing', 'unrolling'],
    task(random) {
      const [steps, layers] = [integer(random, 10, 200), integer(random, 2, 5)];
      const right = steps + layers - 1;
      return {
        prompt: `A stacked RNN of ${layers} layers reads ${steps} time steps. Each layer begins a step as soon as the layer below has finished it. How many updates must follow one another?`,
        explanation: `Updates in a row = steps + layers − 1 = ${steps} + ${layers} − 1 = ${right}. The layers work at the same time, each one step behind the one below, like workers on a line.`,
        right,
        wrong: [
          [steps * layers, 'The layers need not wait for the end of the layer below.'],
          [steps, 'The upper layers finish later than the lowest one.'],
          [steps + layers, 'The first layer starts at once, so one step less is lost.'],
          [layers, 'The steps of a layer have to wait for one another as well.'],
        ],
      };
    },
  },
  {
    id: 'scan-rounds',
    taught: ['parallel-recurrence', 'parallel-scan'],
    task(random) {
      const power = integer(random, 4, 14);
      const steps = 2 ** power;
      return {
        prompt: `A parallel scan over ${writeNumber(steps)} steps joins neighbours in pairs, then pairs of pairs, and so on. How many rounds does it need?`,
        explanation: `Rounds = log₂ of the steps = log₂ ${writeNumber(steps)} = ${power}, since 2^${power} = ${writeNumber(steps)}. What is joined doubles in length with each round.`,
        right: power,
        wrong: [
          [steps / 2, 'All pairs of a round are joined at the same time.'],
          [power + 1, 'That would reach twice as far.'],
          [power - 1, 'That reaches only half of the steps.'],
          [Math.round(Math.sqrt(steps)), 'The length doubles per round, so it is a logarithm, not a root.'],
        ],
      };
    },
  },
];
