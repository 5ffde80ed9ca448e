/** What a second reading found: zeros and ones that are results, and shares that follow from p = 0.5. */
import type { Claim } from './check.ts';
import { meanOf, sumOf } from './formulas.ts';

const masks = Array.from({ length: 2 ** 4 }, (_, mask) => [0, 1, 2, 3].map((at) => (mask >> at) & 1));
const off = 1 - meanOf(masks.flat());
const scaled = (value: number, mask: number, p: number): number => (value * mask) / (1 - p);
/** Where dropping and keeping are equally likely. */
const even = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].find((p) => Math.abs(1 - p - p) < 0.01) ?? 0;

const right = (classes: number, part: number): number => 1 - part + part / classes;
const other = (classes: number, part: number): number => part / classes;
const shares = Array.from({ length: 10 }, () => other(10, 0.1));

export const further: Claim[] = [
  ['kept / {0.5} 4 {0} 6 {0}', 1 - off, scaled(1, 0, 0.5), scaled(2, 0, 0.5)],
  ['because each value is kept with probability {0.5} and', 1 - off],
  ['At {0.5} one does not notice', even],
  ['One can also see n units as {2}ⁿ smaller networks', masks.length ** (1 / 4)],
  ['6 and {0} give 3 again', scaled(3, 0, 0.5)],
  ['each unit is off with probability {one half}', off],
  ['With p = 0.5 {half} of the values are missing on average', off],
  ['a value of 3 becomes 6 or {0}, and', scaled(3, 0, 0.5)],
  ['Its target is {100%} for the right class and {0%} for all others', right(10, 0), other(10, 0)],
  ['0.50 0.693 0.891 {0.91} 0.094', right(10, 0.1)],
  ['The lowest loss is therefore 0.500 and not {0}.', -Math.log(right(10, 0))],
  ['the right one gets {0.91} and each other one {0.01}."', right(10, 0.1), other(10, 0.1)],
  ['With a target of {100%} more certainty always', right(10, 0)],

  // Wrong options and their remarks.
  ['text: "{0}" remark: That is the value of a unit that was dropped', scaled(3, 0, 0.5)],
  ['text: "{0.10}" remark: That is the part that is shared out', sumOf(shares)],
];
