/** How numbers in diagrams are computed and written. */

/** With true minus signs. */
export const minus = (value: number | string): string => String(value).replaceAll('-', '−');

/** A number with some decimals and a true minus sign, which 0 does not have. */
export const decimals = (value: number, digits = 0): string =>
  minus(value.toFixed(digits)).replace(/^−(0(?:\.0+)?)$/, '$1');

/** Two decimals; zero is 0. */
export const twoDecimals = (value: number): string => (value === 0 ? '0' : decimals(value, 2));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The root of the mean squared distance from the mean. */
export function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** The shares that a softmax makes of some scores. A score of −∞ gets the share 0. */
export function sharesOf(scores: readonly number[]): number[] {
  const powers = scores.map((score) => Math.exp(score));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
