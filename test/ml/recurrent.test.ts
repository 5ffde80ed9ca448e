/** The fused recurrent ops against the same cells made of primitive ops, and against numeric gradients. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradients } from '../../src/ml/engine/gradients.ts';
import { Graph, type Tensor } from '../../src/ml/engine/graph.ts';
import { sigmoid, tanh } from '../../src/ml/engine/ops/activation.ts';
import { add, multiply, scale, square } from '../../src/ml/engine/ops/arithmetic.ts';
import { gruSequence } from '../../src/ml/engine/ops/gru.ts';
import { fusedGruSequence, type GruWeights } from '../../src/ml/engine/ops/gru-fused.ts';
import { addBias, matmul } from '../../src/ml/engine/ops/linear.ts';
import { lstmSequence } from '../../src/ml/engine/ops/lstm.ts';
import { blockLstmSequence } from '../../src/ml/engine/ops/lstm-block.ts';
import { rnnSequence } from '../../src/ml/engine/ops/rnn.ts';
import {
  concat,
  reshape,
  split,
  splitSizes,
  stack,
  sum,
  unstack,
  zeros,
} from '../../src/ml/engine/ops/shape.ts';
import { createRandom, type RandomStream } from '../../src/ml/engine/random.ts';
import { Session } from '../../src/ml/engine/session.ts';
import {
  type Build,
  differentiate,
  type Input,
  largestDifference,
  native,
  normal,
  relativeError,
} from './graphs.ts';

/** Folds a cell over the steps of x and gives all hidden states, [steps, batch, units]. */
function unroll(x: Tensor, units: number, cell: (input: Tensor, hidden: Tensor) => Tensor): Tensor {
  let hidden = zeros(x, [x.shape[1] as number, units]);
  const states: Tensor[] = [];
  for (const input of unstack(x)) {
    hidden = cell(input, hidden);
    states.push(hidden);
  }
  return stack(states as [Tensor, ...Tensor[]]);
}

const oneMinus = (x: Tensor): Tensor => add(scale(x, -1), x.graph.constant([1], []));

const lstmOfCells =
  (units: number, order: readonly string[]): Build =>
  (x, kernel, bias) => {
    let memory = zeros(x as Tensor, [(x as Tensor).shape[1] as number, units]);
    return unroll(x as Tensor, units, (input, hidden) => {
      const gates = addBias(matmul(concat([input, hidden], 1), kernel as Tensor), bias as Tensor);
      const parts = split(gates, 4, 1);
      const gate = (name: string) => parts[order.indexOf(name)] as Tensor;
      memory = add(multiply(sigmoid(gate('f')), memory), multiply(sigmoid(gate('i')), tanh(gate('c'))));
      return multiply(sigmoid(gate('o')), tanh(memory));
    });
  };

const primitive = {
  rnn:
    (units: number): Build =>
    (z, recurrent) =>
      unroll(z as Tensor, units, (input, hidden) => tanh(add(input, matmul(hidden, recurrent as Tensor)))),

  lstm: (units: number): Build => lstmOfCells(units, ['i', 'c', 'f', 'o']),
  'block lstm': (units: number): Build => lstmOfCells(units, ['i', 'f', 'c', 'o']),

  gru:
    (units: number): Build =>
    (z, recurrent) => {
      const [forGates, forCandidate] = splitSizes(recurrent as Tensor, [2 * units, units], 1) as [
        Tensor,
        Tensor,
      ];
      return unroll(z as Tensor, units, (input, hidden) => {
        const [gateInput, candidateInput] = splitSizes(input, [2 * units, units], 1) as [Tensor, Tensor];
        const gates = sigmoid(add(gateInput, matmul(hidden, forGates)));
        const [update, reset] = split(gates, 2, 1) as [Tensor, Tensor];
        const proposal = tanh(add(candidateInput, matmul(multiply(reset, hidden), forCandidate)));
        return add(multiply(update, hidden), multiply(oneMinus(update), proposal));
      });
    },

  'fused gru':
    (units: number): Build =>
    (x, gates, candidate, gatesBias, candidateBias) =>
      unroll(x as Tensor, units, (input, hidden) => {
        const both = addBias(matmul(concat([input, hidden], 1), gates as Tensor), gatesBias as Tensor);
        const [reset, update] = split(sigmoid(both), 2, 1) as [Tensor, Tensor];
        const joined = concat([input, multiply(reset, hidden)], 1);
        const proposal = tanh(addBias(matmul(joined, candidate as Tensor), candidateBias as Tensor));
        return add(multiply(update, hidden), multiply(oneMinus(update), proposal));
      }),
};

const fused: Record<keyof typeof primitive, Build> = {
  rnn: (z, recurrent) => rnnSequence(z as Tensor, recurrent as Tensor).all,
  lstm: (x, kernel, bias) => lstmSequence(x as Tensor, kernel as Tensor, bias as Tensor).all,
  'block lstm': (x, kernel, bias) => blockLstmSequence(x as Tensor, kernel as Tensor, bias as Tensor).all,
  gru: (z, recurrent) => gruSequence(z as Tensor, recurrent as Tensor).all,
  'fused gru': (x, ...weights) => fusedGruSequence(x as Tensor, gruWeights(weights)).all,
};

function gruWeights([gates, candidate, gatesBias, candidateBias]: Tensor[]): GruWeights {
  return { gates, candidate, gatesBias, candidateBias } as GruWeights;
}

interface Sizes {
  steps: number;
  batch: number;
  features: number;
  units: number;
}

function inputs(kind: keyof typeof primitive, sizes: Sizes, random: RandomStream): Input[] {
  const { steps, batch, features, units } = sizes;
  const x = normal([steps, batch, features], random);
  const weight = (...shape: number[]) => normal(shape, random, 0.5);
  if (kind === 'rnn') return [normal([steps, batch, units], random), weight(units, units)];
  if (kind === 'gru') return [normal([steps, batch, 3 * units], random), weight(units, 3 * units)];
  if (kind !== 'fused gru') return [x, weight(features + units, 4 * units), weight(4 * units)];
  return [
    x,
    weight(features + units, 2 * units),
    weight(features + units, units),
    weight(2 * units),
    weight(units),
  ];
}

const sizes = fc.record({
  steps: fc.integer({ min: 1, max: 5 }),
  batch: fc.integer({ min: 1, max: 3 }),
  features: fc.integer({ min: 1, max: 3 }),
  units: fc.integer({ min: 1, max: 4 }),
});
const runs = { numRuns: 4, seed: 1 };

/** All states and the gradients by every input of their squares' sum. */
async function statesAndGradients(build: Build, given: Input[]): Promise<Float32Array[]> {
  const graph = new Graph();
  const holders = given.map(({ shape, values }) => graph.constant(values, shape));
  const states = build(...holders);
  const derivatives = gradients(sum(square(states)), holders);
  using session = await Session.load(graph, native);
  return session.run([states, ...derivatives]) as Float32Array[];
}

describe.each(['rnn', 'lstm', 'block lstm', 'gru', 'fused gru'] as const)('the sequence of %s', (kind) => {
  it('equals the cell made of primitive ops, states and gradients', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 0, max: 1e6 }), async (size, seed) => {
        const given = inputs(kind, size, createRandom(seed));
        const ours = await statesAndGradients(fused[kind], given);
        const theirs = await statesAndGradients(primitive[kind](size.units), given);
        for (const [index, values] of ours.entries())
          expect(largestDifference(values, theirs[index] as Float32Array)).toBeLessThan(1e-5);
      }),
      runs,
    );
  });

  it('has the gradients that central differences give, for all states and for the last', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 0, max: 1e6 }), async (size, seed) => {
        const given = inputs(kind, size, createRandom(seed));
        const last: Build = (...tensors) => unstack(fused[kind](...tensors)).at(-1) as Tensor;
        for (const build of [fused[kind], last]) {
          const { analytic, numeric } = await differentiate(build, given);
          for (const [index, gradient] of analytic.entries())
            expect(relativeError(gradient, numeric[index] as Float32Array)).toBeLessThan(1e-3);
        }
      }),
      runs,
    );
  });
});

const lasts: Record<keyof typeof primitive, (...tensors: [Tensor, Tensor, Tensor]) => Tensor> = {
  rnn: (z, recurrent) => rnnSequence(z, recurrent).last,
  lstm: (x, kernel, bias) => lstmSequence(x, kernel, bias).last,
  'block lstm': (x, kernel, bias) => blockLstmSequence(x, kernel, bias).last,
  gru: (z, recurrent) => gruSequence(z, recurrent).last,
  'fused gru': (x, ...weights) => fusedGruSequence(x, gruWeights(weights)).last,
};

describe('the last state of an unrolled sequence', () => {
  it.each(['rnn', 'lstm', 'block lstm', 'gru', 'fused gru'] as const)(
    '%s: carries the gradient by itself',
    async (kind) => {
      const size = { steps: 4, batch: 2, features: 3, units: 3 };
      const last: Build = (...tensors) => lasts[kind](...(tensors as [Tensor, Tensor, Tensor]));
      const { analytic, numeric } = await differentiate(last, inputs(kind, size, createRandom(3)));
      for (const [index, gradient] of analytic.entries())
        expect(relativeError(gradient, numeric[index] as Float32Array)).toBeLessThan(1e-3);
    },
  );
});

describe('the cell state of an LSTM', () => {
  it.each([lstmSequence, blockLstmSequence])('passes its own gradient on (%o)', async (sequence) => {
    const given = inputs('lstm', { steps: 3, batch: 2, features: 2, units: 3 }, createRandom(5));
    const cells: Build = (x, kernel, bias) => {
      const { cells } = sequence(x as Tensor, kernel as Tensor, bias as Tensor);
      return reshape(cells, [18]);
    };
    const { analytic, numeric } = await differentiate(cells, given);
    for (const [index, gradient] of analytic.entries())
      expect(relativeError(gradient, numeric[index] as Float32Array)).toBeLessThan(1e-3);
  });
});
