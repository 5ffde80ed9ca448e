import { describe, expect, it } from 'vitest';
import { inputShape, layersFor } from '../../src/ml/architectures/index.ts';
import type { Dataset, DatasetSplit } from '../../src/ml/datasets/types.ts';
import { Session } from '../../src/ml/engine/session.ts';
import { type CompiledModel, compileModel } from '../../src/ml/training/compiled-model.ts';
import { Trainer } from '../../src/ml/training/trainer.ts';
import type { Network } from '../../src/types/training.ts';
import { native } from './graphs.ts';

const part = (size: number): DatasetSplit => ({
  size,
  x: new Float32Array(size * 784).fill(0.5),
  y: new Int32Array(size),
});

const digits: Dataset = {
  name: 'digits',
  title: '',
  source: '',
  steps: 28,
  features: 28,
  image: { height: 28, width: 28, channels: 1 },
  task: { kind: 'classification', labels: [...'0123456789'] },
  train: part(4),
  validation: part(2),
  test: part(2),
};

const build = (network: Network, data = digits): CompiledModel =>
  compileModel(data, {
    input: inputShape(network, data),
    layers: layersFor(network, data, { units: 64 }),
    batch: 4,
    evaluationBatch: 4,
    seed: 1,
  });

describe('on digits, with 64 units', () => {
  const dense = (features: number) => features * 10 + 10;
  it.each([
    ['rnn', (28 + 64) * 64 + 64 + dense(64)],
    ['lstm', 4 * ((28 + 64) * 64 + 64) + dense(64)],
    ['gru', 3 * ((28 + 64) * 64 + 64) + dense(64)],
    ['cnn', 9 * 8 + 8 + 9 * 8 * 16 + 16 + dense(5 * 5 * 16)],
  ] as const)('%s has %i numbers to learn', (network, expected) => {
    const { layers } = build(network);
    expect(layers.reduce((total, { params }) => total + params, 0)).toBe(expected);
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
    const program = build('lstm', { ...digits, steps, features: 784 / steps });
    const ops = new Set(program.graph.nodes.map(({ op }) => op));
    using trainer = await Trainer.load(program, digits, native);
    return { ops, logits: trainer.evaluate(Int32Array.of(0, 1)).outputs };
  };
  const few = await outputs(98);
  const many = await outputs(112);
  expect([few.ops.has('LSTMBlockCell'), few.ops.has('BlockLSTMV2')]).toEqual([true, false]);
  expect([many.ops.has('LSTMBlockCell'), many.ops.has('BlockLSTMV2')]).toEqual([false, true]);
  expect([...few.logits, ...many.logits].every(Number.isFinite)).toBe(true);
});

it('what happens inside can be fetched by name: the hidden states of an LSTM, of half of a batch', async () => {
  const { graph, fill, train } = build('lstm');
  using session = await Session.load(graph, native);
  const values = [digits.train, digits.validation, digits.test].flatMap(({ x, y }) => [x, y]);
  session.run(
    [fill.done],
    fill.parts
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
