/** The five runs of the lesson on error bars, and what is said of them. */

/** Accuracies in per cent. */
export const accuracies = [91.2, 90.4, 92.1, 90.9, 91.4];
const count = accuracies.length;
export const meanAccuracy = accuracies.reduce((sum, value) => sum + value, 0) / count;
export const accuracySpread = Math.sqrt(
  accuracies.reduce((sum, value) => sum + (value - meanAccuracy) ** 2, 0) / (count - 1),
);
export const standardError = accuracySpread / Math.sqrt(count);
/** Student’s t for 95% and four degrees of freedom, from a table. */
const t = 2.776;
export const interval = t * standardError;
