/** Runs small graphs in tests, and differentiates them numerically. */
import { gradients } from '../../src/ml/engine/gradients.ts';
import { Graph, sizeOf, type Tensor } from '../../src/ml/engine/graph.ts';
import { loadNative } from '../../src/ml/engine/native.ts';
import { multiply } from '../../src/ml/engine/ops/arithmetic.ts';
import { sum } from '../../src/ml/engine/ops/shape.ts';
import { createRandom, type RandomStream } from '../../src/ml/engine/random.ts';
import { Session } from '../../src/ml/engine/session.ts';

export const { native } = loadNative();

export interface Input {
  shape: readonly number[];
  values: Float32Array;
}

/** Standard normal numbers. */
export function normal(shape: readonly number[], random: RandomStream, scale = 1): Input {
  return { shape, values: Float32Array.from({ length: sizeOf(shape) }, () => scale * random.normal()) };
}

/** Numbers 0.5 from each other and 0.125 from zero: no small step crosses a kink of ReLU or maximum. */
export function apart(shape: readonly number[], random: RandomStream): Input {
  const length = sizeOf(shape);
  const places = Array.from({ length }, (_, index) => index).sort(() => random.next() - 0.5);
  return { shape, values: Float32Array.from(places, (place) => (place - length / 2 + 0.25) * 0.5) };
}

export type Build = (...inputs: Tensor[]) => Tensor;

/** What `build` makes of its inputs. */
export async function evaluate(build: Build, inputs: readonly Input[]): Promise<Float32Array> {
  const graph = new Graph();
  const result = build(...inputs.map(({ shape, values }) => graph.constant(values, shape)));
  using session = await Session.load(graph, native);
  return session.run([result])[0] as Float32Array;
}

export interface Derivatives {
  analytic: Float32Array[];
  numeric: Float32Array[];
}

/**
 * Both gradients of a random linear function of `build`'s output by each input. The numeric one is a central
 * difference with five points, whose error falls with the fourth power of the step.
 */
export async function differentiate(
  build: Build,
  inputs: readonly Input[],
  step = 0.05,
): Promise<Derivatives> {
  const graph = new Graph();
  const holders = inputs.map(({ shape }, index) => graph.placeholder(`input${index}`, shape));
  const output = build(...holders);
  const direction = normal(output.shape, createRandom(7, 'direction'));
  const loss = sum(multiply(output, graph.constant(direction.values, direction.shape)));
  const derivatives = gradients(loss, holders);

  using session = await Session.load(graph, native);
  const values = inputs.map((input) => Float32Array.from(input.values));
  const feeds = holders.map((holder, index) => [holder, values[index] as Float32Array] as const);
  const analytic = session.run(derivatives, feeds) as Float32Array[];
  const numeric = values.map((array) =>
    Float32Array.from(array, (original, at) => {
      const moved = (by: number): number => {
        array[at] = original + by * step;
        return session.run([loss], feeds)[0]?.[0] as number;
      };
      const slope = (moved(-2) - moved(2) + 8 * (moved(1) - moved(-1))) / (12 * step);
      array[at] = original;
      return slope;
    }),
  );
  return { analytic, numeric };
}

/** ‖a − b‖ / ‖b‖. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const norm = (value: (at: number) => number) =>
    Math.sqrt(Array.from(b, (_, at) => value(at) ** 2).reduce((total, square) => total + square, 0));
  const size = norm((at) => b[at] as number);
  return norm((at) => (a[at] as number) - (b[at] as number)) / Math.max(size, 1e-3);
}

export const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a, (value, at) => Math.abs(value - (b[at] as number))).reduce(
    (most, one) => Math.max(most, one),
    0,
  );
