/** Formulas that the numbers of several lessons follow from. */

export const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));
export const relu = (sum: number): number => Math.max(0, sum);
/** The slope of a function, by central differences. */
export const slope = (f: (x: number) => number, at: number): number => (f(at + 1e-5) - f(at - 1e-5)) / 2e-5;

/** Weights of a recurrent layer, counted one unit after the other. */
function recurrent(blocks: number, units: number, inputs: number, biases: number): number {
  let weights = 0;
  for (let unit = 0; unit < units; unit++) weights += inputs + units + biases;
  return blocks * weights;
}
export const rnnWeights = (units: number, inputs: number, biases = 1): number =>
  recurrent(1, units, inputs, biases);
export const gruWeights = (units: number, inputs: number, biases = 1): number =>
  recurrent(3, units, inputs, biases);
export const lstmWeights = (units: number, inputs: number, biases = 1): number =>
  recurrent(4, units, inputs, biases);
export const denseWeights = (inputs: number, outputs: number): number => (inputs + 1) * outputs;

/** 1, 2, 4 and so on. */
export const doubling = (count: number): number[] => Array.from({ length: count }, (_, i) => 2 ** i);
/** After how many steps a share is left where each step keeps `kept`. */
export const stepsUntil = (share: number, kept: number): number => Math.log(share) / Math.log(kept);

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);
/** The shares that scores get. */
export function softmax(scores: readonly number[], temperature = 1): number[] {
  const powers = scores.map((score) => Math.exp(score / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
/** Bits that a token costs which had this probability. */
export const bitsOf = (probability: number): number => -Math.log2(probability);

export const sumOf = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;
/** The spread of single values, with n − 1. */
export function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/** The share of a bell curve of width 1 above x, by Simpson's rule. */
export function bellAbove(x: number): number {
  const [pieces, h] = [2_000, 0.005];
  const height = (at: number): number => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
  const inner = Array.from({ length: pieces - 1 }, (_, i) => (i % 2 ? 2 : 4) * height(x + (i + 1) * h));
  return (h / 3) * (height(x) + sumOf(inner) + height(x + pieces * h));
}
/** Half the width that holds a share of a bell curve, in spreads, by halving an interval. */
export function bellWithin(share: number): number {
  let [low, high] = [0, 10];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (1 - 2 * bellAbove(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

interface Sliding {
  /** Zeros on each side. */
  padding?: number;
  stride?: number;
  dilation?: number;
}

/** How often a filter of `width` fits into `n` positions. */
export function fits(
  n: number,
  width: number,
  { padding = 0, stride = 1, dilation = 1 }: Sliding = {},
): number {
  let count = 0;
  for (let at = -padding; at + dilation * (width - 1) < n + padding; at += stride) count++;
  return count;
}
export const placesOf = (size: number, window: number, stride = 1, padding = 0): number =>
  fits(size, window, { stride, padding });
/** The size behind a pooling. */
export const pooled = (size: number, window = 2): number => placesOf(size, window, window);
/** Weights and biases of a convolution whose filters have so many places. */
export const convWeights = (places: number, channels: number, filters: number): number =>
  (places * channels + 1) * filters;
/** How far chance moves the share that is right among n examples, in percentage points. */
export const standardError = (share: number, n: number): number => 100 * Math.sqrt((share * (1 - share)) / n);

/** How many units come nearest to so many weights. */
export function unitsFor(weights: number, of: (units: number) => number): number {
  let units = 1;
  while (Math.abs(of(units + 1) - weights) < Math.abs(of(units) - weights)) units++;
  return units;
}

/** The share of Student's distribution within ± t. By x = √d · tan φ its density becomes cosᵈ⁻¹ φ. */
export function studentShare(t: number, degrees: number): number {
  const upTo = (end: number): number => {
    const pieces = 2_000;
    const heights = Array.from(
      { length: pieces },
      (_, i) => Math.cos(((i + 0.5) / pieces) * end) ** (degrees - 1),
    );
    return meanOf(heights) * end;
  };
  return upTo(Math.atan(t / Math.sqrt(degrees))) / upTo(Math.PI / 2);
}
/** Half the width that holds a share of Student's distribution. */
export function studentWithin(share: number, degrees: number): number {
  let [low, high] = [0, 100];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (studentShare(middle, degrees) < share) low = middle;
    else high = middle;
  }
  return low;
}

/** By how much a matrix of independent random numbers lengthens a vector at most, if its spectral radius is 1. */
export function stretch(size = 120): number {
  let state = 1;
  const uniform = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const matrix = Array.from({ length: size }, () =>
    Array.from({ length: size }, () => normal() / Math.sqrt(size)),
  );
  let vector = Array.from({ length: size }, normal);
  let length = 0;
  for (let round = 0; round < 60; round++) {
    const there = matrix.map((row) => dot(row, vector));
    const back = matrix.map((_, j) =>
      matrix.reduce((sum, row, k) => sum + (row[j] ?? 0) * (there[k] ?? 0), 0),
    );
    length = Math.hypot(...back);
    vector = back.map((value) => value / length);
  }
  return Math.sqrt(length);
}

/** State and cells of an LSTM with made-up weights behind some steps. */
export function lstmStates(units: number, features: number, steps: number): { h: number[]; c: number[] } {
  let [h, c] = [Array.from({ length: units }, () => 0), Array.from({ length: units }, () => 0)];
  for (let t = 0; t < steps; t++) {
    const read = sumOf([...Array.from({ length: features }, (_, i) => Math.sin(t + i)), ...h]);
    const gates = Array.from({ length: units }, (_, unit) => sigmoid(read / (unit + 1)));
    c = gates.map((gate, unit) => gate * (c[unit] ?? 0) + gate * Math.tanh(read));
    h = gates.map((gate, unit) => gate * Math.tanh(c[unit] ?? 0));
  }
  return { h, c };
}
/** The state of a plain RNN with made-up weights behind some steps. */
export function rnnState(units: number, features: number, steps: number): number[] {
  let h = Array.from({ length: units }, () => 0);
  for (let t = 0; t < steps; t++) {
    const read = sumOf([...Array.from({ length: features }, (_, i) => Math.sin(t + i)), ...h]);
    h = h.map((_, unit) => Math.tanh(read / (unit + 1)));
  }
  return h;
}
