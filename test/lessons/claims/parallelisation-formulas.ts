/** Formulas of the lesson on parallelisation. */

/** The shortest time on this many processors. */
export const bound = (work: number, chain: number, processors: number) => Math.max(work / processors, chain);
/** Steps in a row of stacked recurrent layers that overlap. */
export const chain = (steps: number, layers: number) => steps + layers - 1;
export const step = (units: number, features: number) => units * (units + features);
export const updates = (examples: number, batch: number) => Math.ceil(examples / batch);
/** How large the error of a mean is beside that of this many times the examples. */
export const noise = (times: number) => Math.sqrt(times);
/** Examples a second at a fixed time for each batch and one for each example, both in milliseconds. */
export const throughput = (batch: number, fixed: number, each: number) =>
  (1000 * batch) / (fixed + batch * each);
/** Operations for each byte of a weight in 32-bit numbers. */
export const intensity = (batch: number) => (2 * batch) / 4;
