/** Steps whose inputs or influences stand out, and maps that cancel out. */
import type { Claim } from './check.ts';
import { meanOf } from './formulas.ts';

const inputs = [1, 0, 0, 0];
const influences = [0.125, 0.33, 0.567, 0.828];
const contributed = inputs.map((x, i) => x * (influences[i] ?? 0));
/** The step, counted from 1, at which the largest value stands. */
const largestAt = (values: readonly number[]): number => values.indexOf(Math.max(...values)) + 1;
const silent = inputs.flatMap((x, i) => (x === 0 ? [i + 1] : []));
/** What an input of 0 adds, and the state of a network that reads only zeros. */
const added = (inputs.at(-1) ?? 1) * (influences.at(-1) ?? 0);
let state = 0;
for (let t = 0; t < 4; t++) state = Math.tanh(0 + 0.9 * state);

/** The factor that leaves an influence as it is over any number of steps. */
const lasting = [0.5, 0.9, 1, 1.1, 2].find((each) => each ** 1_000 === 1) ?? Number.NaN;

export const further: Claim[] = [
  ['The *influence* is largest for step {4}', largestAt(influences)],
  ['But the inputs {2} to {4} were 0 and contributed nothing', Math.min(...silent), Math.max(...silent)],
  ['All that h₄ holds came from step {1}.', largestAt(contributed)],
  ['So *input × influence* points to step {1} alone', largestAt(contributed)],
  ['in another gets a weight near {0}', meanOf([0.4, -0.4])],
  ['without the 1 it would stay {0}', state],
  ['remark: Its input was {0}, so it added nothing', added],
  ['multiplies it by another factor, mostly below {1}', lasting],
  ['If their product is below {1}, little is left', lasting],
  ['multiplies the gradient by a factor mostly below {1}.', lasting],
];
