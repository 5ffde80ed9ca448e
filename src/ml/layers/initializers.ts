/** Initial values of weights with the distributions of tf.layers, drawn from a seeded generator. */
import type { Shape } from '../engine/attributes.ts';
import { sizeOf } from '../engine/graph.ts';
import type { RandomStream } from '../engine/random.ts';

export type Initializer = (shape: Shape, random: RandomStream) => Float32Array;

export const zerosInitializer: Initializer = (shape) => new Float32Array(sizeOf(shape));

/** Uniform in ±0.05, for embeddings. */
export const embeddingUniform: Initializer = (shape, random) => uniform(shape, random, 0.05);

/** Uniform in ±√(6 / (fan-in + fan-out)) (Glorot & Bengio 2010); a filter's fans count all its positions. */
export const glorotUniform: Initializer = (shape, random) => {
  const receptiveField = sizeOf(shape.slice(0, -2));
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  return uniform(shape, random, Math.sqrt(6 / (receptiveField * (inputs + outputs))));
};

/** Uniform in ±√(6 / fan-in), for layers before a ReLU, which sets half of the values to zero (He et al. 2015). */
export const heUniform: Initializer = (shape, random) =>
  uniform(shape, random, Math.sqrt(6 / sizeOf(shape.slice(0, -1))));

/**
 * Orthonormal rows, or columns where these are fewer (Saxe et al. 2014): normal numbers, then Gram–Schmidt. Repeated
 * products with such a matrix keep a vector's length. Plain loops, since tf.layers takes seconds for a large matrix.
 */
export const orthogonal: Initializer = ([rows = 1, columns = 1], random) => {
  const wide = rows <= columns;
  const [count, length] = wide ? [rows, columns] : [columns, rows];
  const vectors = Array.from({ length: count }, () => Float64Array.from({ length }, () => random.normal()));
  for (const [index, vector] of vectors.entries()) {
    for (const earlier of vectors.slice(0, index)) addScaled(vector, earlier, -dot(vector, earlier));
    const norm = Math.sqrt(dot(vector, vector));
    vector.forEach((value, at) => {
      vector[at] = value / norm;
    });
  }
  const at = (row: number, column: number) => (wide ? vectors[row]?.[column] : vectors[column]?.[row]) ?? 0;
  return Float32Array.from({ length: rows * columns }, (_, place) =>
    at(Math.floor(place / columns), place % columns),
  );
};

/** Ones for the forget gate, the second of four, and zeros for the others: an untrained LSTM keeps its memory. */
export const forgetBiasOnes: Initializer = ([size = 0]) => {
  const bias = new Float32Array(size);
  return bias.fill(1, size / 4, size / 2);
};

const uniform = (shape: Shape, random: RandomStream, limit: number): Float32Array =>
  Float32Array.from({ length: sizeOf(shape) }, () => (2 * random.next() - 1) * limit);

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let at = 0; at < a.length; at++) total += (a[at] as number) * (b[at] as number);
  return total;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++)
    target[at] = (target[at] as number) + factor * (source[at] as number);
}
