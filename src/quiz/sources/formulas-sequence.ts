/** Calculations about states, steps and their time, each with its usual mistakes. */
import { integer, pick } from '../random.ts';
import type { Family } from './formulas.ts';
import { bracketed, writeNumber } from './numbers.ts';

export const sequenceFamilies: readonly Family[] = [
  {
    id: 'chain',
    taught: ['stacked', 'input-processing', 'unrolling'],
    task(random) {
      const [steps, layers] = [integer(random, 10, 200), integer(random, 2, 5)];
      const right = steps + layers - 1;
      return {
        prompt: `A stacked RNN of ${layers} layers reads ${steps} steps, and a layer starts on a step as soon as the layer below has finished it. How many cell updates must follow one another?`,
        explanation: `T + L − 1 = ${steps} + ${layers} − 1 = ${right}: the layers overlap like workers on a line.`,
        right,
        wrong: [steps * layers, steps, steps + layers, layers],
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
        explanation: `log₂ ${writeNumber(steps)} = ${power}, since 2^${power} = ${writeNumber(steps)}.`,
        right: power,
        wrong: [steps / 2, power + 1, power - 1, Math.round(Math.sqrt(steps))],
      };
    },
  },
  {
    id: 'time-bound',
    taught: ['parallelisation'],
    task(random) {
      const [chain, processors] = [pick(random, [50, 100, 200, 500]), pick(random, [4, 8, 16, 64])];
      const work = processors * integer(random, 2, 90) * 10;
      const right = Math.max(work / processors, chain);
      return {
        prompt: `A calculation has ${writeNumber(work)} units of work, and the longest chain of steps that wait for each other has ${chain}. What is the shortest possible time on ${processors} processors, in units?`,
        explanation: `At least ${writeNumber(work)} / ${processors} = ${writeNumber(work / processors)}, and at least the chain of ${chain}; the larger bound counts: ${writeNumber(right)}.`,
        right,
        wrong: [Math.min(work / processors, chain), work / processors + chain, work / chain, work],
      };
    },
  },
  {
    id: 'batch-throughput',
    taught: ['throughput', 'mini-batches'],
    task(random) {
      const [start, each] = [pick(random, [10, 20, 30, 40]), pick(random, [0.25, 0.5, 1])];
      const batch = pick(random, [20, 40, 60, 80, 120]);
      const right = (1000 * batch) / (start + each * batch);
      return {
        prompt: `A batch costs ${start} ms plus ${each} ms per example. How many examples per second are processed with batches of ${batch}?`,
        explanation: `${batch} examples take ${start} + ${each} · ${batch} = ${writeNumber(start + each * batch)} ms, which makes ${batch} / ${writeNumber((start + each * batch) / 1000)} s ≈ ${writeNumber(Math.round(right))} per second.`,
        right,
        tolerance: right / 100,
        wrong: [1000 / each, 1000 / (start + each), (1000 * batch) / start],
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
        prompt: `An LSTM's cell holds ${writeNumber(old)}. Forget gate ${keep}, input gate ${write_}, candidate ${candidate}. What does it hold after the step?`,
        explanation: `${keep} · ${bracketed(old)} + ${write_} · ${candidate} = ${writeNumber(keep * old)} + ${writeNumber(write_ * candidate)} = ${writeNumber(right)}.`,
        right,
        tolerance: 0.005,
        wrong: [old + write_ * candidate, keep * old + (1 - keep) * candidate, keep * (old + candidate)],
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
        prompt: `Each step back multiplies the gradient by ${factor}. By what is it multiplied over ${steps} steps?`,
        explanation: `${factor}^${steps} ≈ ${right.toFixed(3)}: factors multiply, they do not add up.`,
        right,
        tolerance: 0.004,
        wrong: [factor * steps, factor / steps, 1 - (1 - factor) * steps, factor ** (steps - 2)],
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
        prompt: `A tanh unit has the value h = ${state}. By what does its slope multiply a gradient that passes through it?`,
        explanation: `The slope of tanh is 1 − h² = 1 − ${state}² ≈ ${writeNumber(right)}.`,
        right,
        tolerance: 0.004,
        wrong: [1 - state, state * state, state * (1 - state)],
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
        prompt: `A gradient shrinks to ${factor} of its size with each step back. After how many whole steps is less than a hundredth of it left?`,
        explanation: `log 0.01 / log ${factor} ≈ ${exact.toFixed(1)}, so ${right} steps.`,
        right,
        wrong: [Math.ceil(1 / (1 - factor)), right - 2, right + 3, Math.round(100 * (1 - factor))],
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
        prompt: `An LSTM layer has ${writeNumber(4 * perBlock)} parameters. How many does a GRU layer with the same units and inputs have (one bias per block)?`,
        explanation: `An LSTM has four equal blocks of ${writeNumber(perBlock)}, a GRU three: 3 · ${writeNumber(perBlock)} = ${writeNumber(right)}.`,
        right,
        wrong: [perBlock, 2 * perBlock, 4 * perBlock],
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
        prompt: `A GRU's update gate stays at z = ${gate} (the weight of the old state). About how many steps is its time span 1/(1 − z)?`,
        explanation: `1 / (1 − ${gate}) = 1 / ${writeNumber(1 - gate)} = ${writeNumber(right)}.`,
        right,
        tolerance: 0.5,
        wrong: [1 / gate, 100 * gate, right / 2, 2 * right],
      };
    },
  },
];
