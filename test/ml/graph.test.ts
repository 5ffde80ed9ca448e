import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { dynamicDim, Graph } from '../../src/ml/engine/graph.ts';
import { add } from '../../src/ml/engine/ops/arithmetic.ts';
import { conv2d } from '../../src/ml/engine/ops/convolution.ts';
import { addBias, matmul } from '../../src/ml/engine/ops/linear.ts';
import { softmaxCrossEntropy } from '../../src/ml/engine/ops/loss.ts';
import { reshape, slice, split } from '../../src/ml/engine/ops/shape.ts';
import { Session } from '../../src/ml/engine/session.ts';
import {
  assign,
  emptyVariable,
  read,
  variable,
  withControlDependencies,
} from '../../src/ml/engine/variables.ts';
import { dense } from '../../src/ml/layers/index.ts';
import { ForwardPass, Weights } from '../../src/ml/layers/layer.ts';
import { native } from './graphs.ts';

describe('shapes are checked while building', () => {
  const graph = new Graph();
  const x = graph.placeholder('x', [2, 3]);
  const image = graph.placeholder('image', [1, 2, 2, 1]);

  it.each([
    ['a product', () => matmul(x, x), 'matrices [2, 3] and [2, 3] do not fit'],
    ['a sum', () => add(x, graph.constant([1, 2])), 'AddV2 of shapes [2, 3] and [2]'],
    ['a bias', () => addBias(x, graph.constant([1, 2])), 'a bias of shape [2] does not fit [2, 3]'],
    ['a reshape', () => reshape(x, [4]), '[2, 3] cannot be reshaped to [4]'],
    ['a slice', () => slice(x, [1, 1], [1, 3]), 'no part of shape [1, 3] at [1, 1]'],
    ['a split', () => split(x, 2, 1), 'cannot be cut'],
    [
      'a window',
      () => conv2d(image, graph.constant(new Float32Array(9), [3, 3, 1, 1]), [1, 1], 'valid'),
      'does not fit',
    ],
    ['filters', () => conv2d(image, graph.constant([1, 1], [1, 1, 2, 1]), [1, 1], 'valid'), 'do not fit'],
    [
      'labels',
      () => softmaxCrossEntropy(x, graph.intConstant([1])),
      'labels must be whole numbers of shape [2]',
    ],
    ['a constant', () => graph.constant([1, 2], [3]), 'cannot hold 2 numbers'],
  ])('of %s', (_, build, message) => {
    expect(build).toThrow(message);
  });

  it('and the error names the layer', () => {
    const pass = new ForwardPass(graph, new Weights(graph, 1), { training: false });
    expect(() => pass.run(image, [dense({ name: 'classes', units: 3 })])).toThrow(
      'classes: expected [batch, features], got [1, 2, 2, 1]',
    );
  });

  it('and two layers may not share a name', () => {
    const pass = new ForwardPass(graph, new Weights(graph, 1), { training: false });
    expect(() => pass.run(x, [dense({ units: 3 }), dense({ units: 3 })])).toThrow(
      'two layers are called dense',
    );
  });
});

describe('a session', () => {
  it('keeps variables from run to run and fetches by name', async () => {
    const graph = new Graph();
    const counter = variable('counter', graph.constant([1, 2]));
    const by = graph.placeholder('by', [2]);
    const next = add(read(counter), by);
    withControlDependencies(next, [assign(counter, next)], 'count');
    using session = await Session.load(graph, native);
    const feeds = [[by, Float32Array.of(10, 20)]] as const;
    session.run(['count'], feeds);
    expect(Array.from(session.run(['count'], feeds)[0] ?? [])).toEqual([21, 42]);
  });

  it('says which placeholder was fed the wrong number of values', async () => {
    const graph = new Graph();
    const x = graph.placeholder('pixels', [2, 2]);
    const y = add(x, x);
    using session = await Session.load(graph, native);
    expect(() => session.run([y], [[x, Float32Array.of(1, 2)]])).toThrow('pixels of shape [2, 2]');
  });

  it('takes what a feed decides: an extent that is open while building', async () => {
    const graph = new Graph();
    const x = graph.placeholder('rows', [dynamicDim, 2]);
    const y = matmul(add(x, graph.constant([1, 10])), graph.constant([1, 2, 3, 4], [2, 2]));
    expect(y.shape).toEqual([dynamicDim, 2]);
    using session = await Session.load(graph, native);
    const run = (...values: number[]) =>
      Array.from(session.run([y], [[x, Float32Array.from(values)]])[0] ?? []);
    expect(run(0, 0)).toEqual([31, 42]);
    expect(run(0, 0, 1, 0, 0, 1)).toEqual([31, 42, 32, 44, 34, 46]);
    expect(() => run(1, 2, 3)).toThrow('rows of shape [-1, 2] cannot be fed 3 numbers');
  });

  it('leaves no tensor, session or file behind, and refuses to run once disposed', async () => {
    const before = [native.getNumOfTensors(), native.getNumOfSavedModels()];
    const folders = () =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`unrolled-graph-${process.pid}-`));
    const graph = new Graph();
    const x = graph.placeholder('x', [1]);
    const unset = read(emptyVariable(graph, 'unset', [1]));
    const y = add(x, x);
    const session = await Session.load(graph, native);
    expect(folders()).toEqual([]);
    session.run([y], [[x, Float32Array.of(1)]]);
    expect(() => session.run([add(unset, x)], [[x, Float32Array.of(1)]])).toThrow();
    expect(() => session.run([unset])).toThrow(/unset/);
    session.dispose();
    session.dispose();
    expect([native.getNumOfTensors(), native.getNumOfSavedModels()]).toEqual(before);
    expect(() => session.run([y], [[x, Float32Array.of(1)]])).toThrow('disposed');
  });
});
