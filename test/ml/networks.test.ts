import { describe, expect, it } from 'vitest';
import { Session } from '../../src/ml/engine/session.ts';
import { Trainer } from '../../src/ml/training/trainer.ts';
import type { Network } from '../../src/types/training.ts';
import { compileNetwork, greyDigits, parameterCount } from '../support/digits.ts';
import { native } from './graphs.ts';

const build = (network: Network, dataset = greyDigits) => compileNetwork(network, 64, dataset);

describe('on digits, with 64 units', () => {
  const dense = (features: number) => features * 10 + 10;
  it.each([
    ['rnn', (28 + 64) * 64 + 64 + dense(64)],
    ['lstm', 4 * ((28 + 64) * 64 + 64) + dense(64)],
    ['gru', 3 * ((28 + 64) * 64 + 64) + dense(64)],
    ['cnn', 9 * 8 + 8 + 9 * 8 * 16 + 16 + dense(5 * 5 * 16)],
  ] as const)('%s has %i numbers to learn', (network, expected) => {
    expect(parameterCount(build(network))).toBe(expected);
  });

  it('the CNN halves the image twice', () => {
    expect(build('cnn').layers.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['conv1', 26, 26, 8],
      ['pool1', 13, 13, 8],
      ['conv2', 11, 11, 16],
      ['pool2', 5, 5, 16],
      ['flatten', 400],
      ['output', 10],
    ]);
  });
});

it('an LSTM is unrolled over few steps, and one op over many', async () => {
  const outputs = async (steps: number) => {
    const model = build('lstm', { ...greyDigits, steps, features: 784 / steps });
    const ops = new Set(model.graph.nodes.map(({ op }) => op));
    using trainer = await Trainer.load(model, greyDigits, native);
    return { ops, logits: trainer.evaluate(Int32Array.of(0, 1)).outputs };
  };
  const few = await outputs(98);
  const many = await outputs(112);
  expect([few.ops.has('LSTMBlockCell'), few.ops.has('BlockLSTMV2')]).toEqual([true, false]);
  expect([many.ops.has('LSTMBlockCell'), many.ops.has('BlockLSTMV2')]).toEqual([false, true]);
  expect([...few.logits, ...many.logits].every(Number.isFinite)).toBe(true);
});

it('what happens inside can be fetched by name: the hidden states of an LSTM, of half of a batch', async () => {
  const { graph, loadData, train } = build('lstm');
  using session = await Session.load(graph, native);
  const values = [greyDigits.train, greyDigits.validation, greyDigits.test].flatMap(({ x, y }) => [x, y]);
  session.run(
    [loadData.done],
    loadData.splits
      .flatMap(({ x, y }) => [x, y])
      .map((holder, at) => [holder, values[at] as Float32Array] as const),
  );
  const [hidden] = session.run(['lstm/Pack'], [[train.examples, Int32Array.of(0, 1, 2, 3)]]);
  expect(hidden).toHaveLength(28 * 2 * 64);
  const first = Array.from(hidden?.slice(0, 64) ?? []);
  const second = Array.from(hidden?.slice(64, 128) ?? []);
  expect(first.some((value) => value !== 0)).toBe(true);
  expect(second).toEqual(first);
});
