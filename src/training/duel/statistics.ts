/** Means with confidence intervals, and Student's t-test for a handful of runs. */

export interface Interval {
  mean: number;
  /** Both ends of the 95% confidence interval. */
  low: number;
  high: number;
}

const confidence = 0.95;

/** The mean of independent, roughly normal values with its confidence interval. @throws RangeError for fewer than two */
export function meanInterval(values: readonly number[]): Interval {
  const mean = meanOf(values);
  const half = tQuantile(confidence, values.length - 1) * standardError(values);
  return { mean, low: mean - half, high: mean + half };
}

export interface PairedTest extends Interval {
  /** Degrees of freedom. */
  freedom: number;
  t: number;
  /** How likely chance alone makes a mean difference at least this far from 0, two-sided. */
  p: number;
}

/** Student's paired t-test of differences against 0. Equal differences have no spread: then p is 0, or 1 if all are 0. */
export function pairedTest(differences: readonly number[]): PairedTest {
  const interval = meanInterval(differences);
  const error = standardError(differences);
  const freedom = differences.length - 1;
  const t = interval.mean === 0 ? 0 : interval.mean / error;
  return { ...interval, freedom, t, p: 1 - shareWithin(Math.abs(t), freedom) };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function standardError(values: readonly number[]): number {
  if (values.length < 2) throw new RangeError('a spread needs two values');
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** P(|T| ≤ t) of Student's t with whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
export function shareWithin(t: number, freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1) throw new RangeError('degrees of freedom are whole');
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let k = isOdd ? 3 : 2; k <= freedom; k += 2) {
    sum += term;
    term *= cosine ** 2 * ((k - 1) / k);
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/** The t that |T| stays below with this probability, by bisection. */
export function tQuantile(share: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (shareWithin(high, freedom) < share) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return high;
}
