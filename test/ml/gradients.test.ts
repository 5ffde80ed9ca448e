import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradients } from '../../src/ml/engine/gradients.ts';
import { Graph } from '../../src/ml/engine/graph.ts';
import { relu, sigmoid, softmax, tanh } from '../../src/ml/engine/ops/activation.ts';
import { add, addAll, multiply, scale, square, subtract } from '../../src/ml/engine/ops/arithmetic.ts';
import { conv2d, maxPool } from '../../src/ml/engine/ops/convolution.ts';
import { gather, gatherSteps } from '../../src/ml/engine/ops/gather.ts';
import { addBias, affine, batchMatmul, matmul } from '../../src/ml/engine/ops/linear.ts';
import { softmaxCrossEntropy, squaredError, stepCrossEntropy } from '../../src/ml/engine/ops/loss.ts';
import { layerNorm } from '../../src/ml/engine/ops/normalization.ts';
import { dropout } from '../../src/ml/engine/ops/random.ts';
import {
  concat,
  pad,
  reshape,
  slice,
  split,
  splitSizes,
  stack,
  sum,
  transpose,
  unstack,
} from '../../src/ml/engine/ops/shape.ts';
import { createRandom, type RandomStream } from '../../src/ml/engine/random.ts';
import { bitsPerCharacter } from '../../src/ml/training/language.ts';
import { apart, type Build, differentiate, evaluate, type Input, normal, relativeError } from './graphs.ts';

const dim = fc.integer({ min: 1, max: 4 });
const seed = fc.integer({ min: 0, max: 1e6 });

/** Checks the gradient by every input for random shapes. */
function checks<Shape>(
  name: string,
  shapes: fc.Arbitrary<Shape>,
  make: (shape: Shape, random: RandomStream) => { inputs: Input[]; build: Build },
): void {
  it(name, async () => {
    await fc.assert(
      fc.asyncProperty(shapes, seed, async (shape, number) => {
        const { inputs, build } = make(shape, createRandom(number));
        const { analytic, numeric } = await differentiate(build, inputs);
        for (const [index, gradient] of analytic.entries())
          expect(relativeError(gradient, numeric[index] as Float32Array)).toBeLessThan(1e-3);
      }),
      { numRuns: 4, seed: 1 },
    );
  });
}

const elementwise = (name: string, build: Build, draw: typeof apart = normal) =>
  checks(name, fc.tuple(dim, dim), (shape, random) => ({ inputs: [draw(shape, random)], build }));

describe('element by element', () => {
  elementwise('relu', relu, apart);
  elementwise('tanh', tanh);
  elementwise('sigmoid', sigmoid);
  elementwise('square', square);
  elementwise('scale', (x) => scale(x, -1.5));
  for (const [name, op] of Object.entries({ add, subtract, multiply })) {
    checks(`${name}, with broadcasting`, fc.tuple(dim, dim, dim), ([a, b, c], random) => ({
      inputs: [normal([a, b, c], random), normal([b, 1], random)],
      build: (x, y) => add(op(x, y), op(y, x)),
    }));
  }
  checks('sum of several', fc.tuple(dim, dim), (shape, random) => ({
    inputs: [normal(shape, random), normal(shape, random), normal(shape, random)],
    build: (...terms) => square(addAll(terms)),
  }));
});

describe('products', () => {
  for (const a of [false, true]) {
    for (const b of [false, true]) {
      checks(
        `matmul${a ? ', left' : ''}${b ? ', right' : ''} transposed`,
        fc.tuple(dim, dim, dim),
        ([m, k, n], random) => ({
          inputs: [normal(a ? [k, m] : [m, k], random), normal(b ? [n, k] : [k, n], random)],
          build: (x, y) => matmul(x, y, { a, b }),
        }),
      );
      checks(
        `many matmuls${a ? ', left' : ''}${b ? ', right' : ''} transposed`,
        fc.tuple(dim, dim, dim, dim),
        ([n, m, k, l], random) => ({
          inputs: [
            normal([2, n, ...(a ? [k, m] : [m, k])], random),
            normal([2, n, ...(b ? [l, k] : [k, l])], random),
          ],
          build: (x, y) => batchMatmul(x, y, { a, b }),
        }),
      );
    }
  }
  checks('bias', fc.tuple(dim, dim, dim), (shape, random) => ({
    inputs: [normal(shape, random), normal([shape[2]], random)],
    build: (x, bias) => square(addBias(x, bias)),
  }));
});

const several = fc.integer({ min: 2, max: 5 });

describe('along the last axis', () => {
  checks('softmax', fc.tuple(dim, dim, several), (shape, random) => ({
    inputs: [normal(shape, random)],
    build: (x) => square(softmax(x)),
  }));
  checks('layer normalisation', fc.tuple(dim, dim, several), (shape, random) => ({
    inputs: [apart(shape, random)],
    build: (x) => square(layerNorm(x)),
  }));
  checks('a dense layer at every step', fc.tuple(dim, dim, dim, dim), ([a, b, features, units], random) => ({
    inputs: [normal([a, b, features], random), normal([features, units], random), normal([units], random)],
    build: affine,
  }));
});

const cube = fc.tuple(dim, dim, dim);

describe('rearranging', () => {
  const rearranged = (name: string, build: (x: Parameters<Build>[0]) => ReturnType<Build>) =>
    checks(name, cube, (shape, random) => ({
      inputs: [normal(shape, random)],
      build: (x) => square(build(x)),
    }));

  rearranged('reshape', (x) => reshape(x, [x.shape.reduce((a, b) => a * b)]));
  rearranged('transpose', (x) => transpose(x, [2, 0, 1]));
  rearranged('slice', (x) =>
    slice(
      x,
      x.shape.map((size) => size - 1),
      [1, 1, 1],
    ),
  );
  rearranged('pad', (x) =>
    pad(x, [
      [1, 0],
      [0, 2],
      [1, 1],
    ]),
  );
  rearranged('sum of some axes', (x) => sum(x, [0, 2]));
  rearranged('unstack, one part unused', (x) => {
    const parts = unstack(x);
    return parts.length > 1 ? addAll(parts.slice(1)) : (parts[0] as typeof x);
  });
  rearranged('stack', (x) => stack([x, scale(x, 2)]));
  rearranged('concat and split', (x) => {
    const [left, right] = split(concat([x, scale(x, 3), x, square(x)], 1), 2, 1);
    return multiply(left as typeof x, right as typeof x);
  });
  rearranged('split into unequal parts, one unused', (x) => {
    const [, part] = splitSizes(concat([x, x, x], -1), [x.shape[2] as number, 2 * (x.shape[2] as number)], 2);
    return part as typeof x;
  });
});

describe('picking', () => {
  checks('gather, rows used several times', fc.tuple(dim, dim), ([rows, columns], random) => ({
    inputs: [normal([rows, columns], random)],
    build: (table) =>
      square(
        gather(
          table,
          table.graph.intConstant(
            Array.from({ length: 6 }, () => random.below(rows)),
            [2, 3],
          ),
        ),
      ),
  }));
  checks('one step of each example', cube, ([steps, batch, features], random) => ({
    inputs: [normal([steps, batch, features], random)],
    build: (x) =>
      square(gatherSteps(x, x.graph.intConstant(Array.from({ length: batch }, () => random.below(steps))))),
  }));
  checks('dropout, for one seed', fc.tuple(dim, dim), (shape, random) => ({
    inputs: [normal(shape, random)],
    build: (x) => square(dropout(x, 0.4, x.graph.intConstant([random.below(100), 1]))),
  }));
});

describe('losses', () => {
  checks(
    'softmax cross-entropy',
    fc.tuple(dim, fc.integer({ min: 2, max: 5 })),
    ([batch, classes], random) => ({
      inputs: [normal([batch, classes], random)],
      build: (logits) =>
        softmaxCrossEntropy(
          logits,
          logits.graph.intConstant(Array.from({ length: batch }, () => random.below(classes))),
        ),
    }),
  );
  checks(
    'cross-entropy of every step',
    fc.tuple(dim, dim, fc.integer({ min: 2, max: 5 })),
    ([batch, steps, classes], random) => ({
      inputs: [normal([batch, steps, classes], random)],
      build: (logits) => {
        const labels = Array.from({ length: batch * steps }, () => random.below(classes));
        return stepCrossEntropy(logits, logits.graph.intConstant(labels, [batch, steps]));
      },
    }),
  );
  it('the cross-entropy of a step is −ln of the probability of the right one, the loss its mean', async () => {
    // Logits ln 1, ln 2 and ln 5 are the probabilities 1/8, 1/4 and 5/8.
    const row = [0, Math.log(2), Math.log(5)];
    const logits = { shape: [2, 2, 3], values: Float32Array.from([row, row, row, row].flat()) };
    const losses = await evaluate(
      (x) => stepCrossEntropy(x, x.graph.intConstant([0, 1, 2, 2], [2, 2])),
      [logits],
    );
    // (3 + 2) / 2 bits, and log₂ 1.6 twice. Perplexity 2^bits: √32 and 1.6.
    const bits = [...losses].map(bitsPerCharacter);
    expect(bits[0]).toBeCloseTo(2.5, 5);
    expect(bits[1]).toBeCloseTo(Math.log2(1.6), 5);
    expect(2 ** (bits[1] ?? 0)).toBeCloseTo(1.6, 5);
  });
  checks('squared error', dim, (size, random) => ({
    inputs: [normal([size], random), normal([size], random)],
    build: squaredError,
  }));
});

describe('windows', () => {
  const options = fc.record({
    batch: fc.integer({ min: 1, max: 2 }),
    height: fc.integer({ min: 3, max: 5 }),
    width: fc.integer({ min: 3, max: 5 }),
    channels: fc.integer({ min: 1, max: 2 }),
    window: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    padding: fc.constantFrom('valid' as const, 'same' as const),
  });
  checks('convolution', options, ({ batch, height, width, channels, window, stride, padding }, random) => ({
    inputs: [normal([batch, height, width, channels], random), normal([...window, channels, 2], random)],
    build: (x, filter) => conv2d(x, filter, stride, padding),
  }));
  checks('maxPool', options, ({ batch, height, width, channels, window, stride, padding }, random) => ({
    inputs: [apart([batch, height, width, channels], random)],
    build: (x) => square(scale(maxPool(x, window, stride, padding), 0.1)),
  }));
});

describe('what has no gradient', () => {
  it('says so when the loss does not depend on it', () => {
    const graph = new Graph();
    const [x, y] = [graph.placeholder('x', [2]), graph.placeholder('y', [2])];
    expect(() => gradients(sum(square(x)), [y])).toThrow('does not depend on y');
  });

  it('only takes a scalar loss', () => {
    const x = new Graph().placeholder('x', [2]);
    expect(() => gradients(square(x), [x])).toThrow('scalar');
  });
});
