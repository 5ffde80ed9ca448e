/** Formulas that the numbers of several lessons follow from. */

export const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));
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
