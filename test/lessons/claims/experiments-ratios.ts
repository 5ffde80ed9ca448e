/** Ratios that the lesson puts in words. */
import type { Claim } from './check.ts';
import { bellWithin, lstmWeights, rnnWeights, studentWithin, unitsFor } from './formulas.ts';

export const ratios: Claim[] = [
  ['{A quarter} of the naive error is gone', 1 - 2.1 / 2.8],
  ['but means {half} as many mistakes', (100 - 99.5) / (100 - 99)],
  ['The 95% range is about {twice} that', bellWithin(0.95)],
  ['Half the difference takes {four} times as many runs', 1 / 0.5 ** 2],
  ['{Four} times the runs halve the interval', 2 ** 2],
  ['more than {twice} the spread', Math.sqrt(16 / 3)],
  [
    'Then it has less than {half} the units',
    64 / unitsFor(lstmWeights(64, 28), (units) => rnnWeights(units, 28)),
  ],
  ['at equal units an LSTM has {four} times the weights', lstmWeights(64, 28) / rnnWeights(64, 28)],
  ['yet the error has {halved}', 0.001 / 0.002],
  ['Yes, it {halves} the errors', (100 - 95) / (100 - 90)],
  ['text: It is {halved} right: true', Math.sqrt(5 / 20)],
  ['text: It is {doubled} remark: More runs', Math.sqrt(20 / 5)],
  ['so four times the runs {halve} it', Math.sqrt(5 / 20)],
  [
    'The step to five runs therefore {halves} the interval',
    studentWithin(0.95, 5 - 1) / Math.sqrt(5) / (studentWithin(0.95, 3 - 1) / Math.sqrt(3)),
  ],
  ['times the runs {halve} the interval, so going', Math.sqrt(5 / 20)],
];
