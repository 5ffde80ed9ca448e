/** Calculations about results: shares, baselines, and how sure one can be. */
import { integer, pick } from '../random.ts';
import type { Family, QuestionTask, WrongValue } from './formulas.ts';
import { writeNumber } from './numbers.ts';

/** A number in tenths, so that sums come out even. */
const tenths = (random: () => number, low: number, high: number): number => integer(random, low, high) / 10;

/** Recall and precision differ in what the hits are divided by. */
function share(
  random: () => number,
  name: 'recall' | 'precision',
  write: (hits: number, alarms: number, missed: number) => Pick<QuestionTask, 'explanation'> & { of: number },
): QuestionTask {
  const [hits, alarms, missed] = [integer(random, 10, 90), integer(random, 2, 60), integer(random, 2, 60)];
  const { explanation, of } = write(hits, alarms, missed);
  const other: WrongValue =
    name === 'recall'
      ? [(100 * hits) / (hits + alarms), 'That is the precision: the share of alarms that are right.']
      : [(100 * hits) / (hits + missed), 'That is the recall: the share of spam that was found.'];
  const fault = of - hits;
  return {
    prompt: `A spam filter finds ${hits} spam messages and misses ${missed}. It also marks ${alarms} good messages as spam. What is its ${name}, in per cent?`,
    explanation,
    right: (100 * hits) / of,
    tolerance: 0.5,
    unit: '%',
    wrong: [
      other,
      [(100 * hits) / (hits + missed + alarms), 'Misses and false alarms do not count together here.'],
      [(100 * fault) / of, 'That is the share of mistakes.'],
    ],
  };
}

export const resultFamilies: readonly Family[] = [
  {
    id: 'precision',
    taught: ['precision', 'confusion-matrix'],
    task: (random) =>
      share(random, 'precision', (hits, alarms) => ({
        of: hits + alarms,
        explanation: `Precision = hits / (hits + false alarms) = ${hits} / (${hits} + ${alarms}) = ${hits} / ${hits + alarms} ≈ ${((100 * hits) / (hits + alarms)).toFixed(1)}%. It asks how many of the messages marked as spam really are spam.`,
      })),
  },
  {
    id: 'found-share',
    taught: ['recall-rate', 'confusion-matrix'],
    task: (random) =>
      share(random, 'recall', (hits, _, missed) => ({
        of: hits + missed,
        explanation: `Recall = hits / (hits + misses) = ${hits} / (${hits} + ${missed}) = ${hits} / ${hits + missed} ≈ ${((100 * hits) / (hits + missed)).toFixed(1)}%. It asks how much of the spam was found.`,
      })),
  },
  {
    id: 'naive-error',
    taught: ['naive-forecast', 'baselines'],
    task(random) {
      const values = Array.from({ length: 4 }, () => integer(random, 5, 25));
      const steps = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0)));
      const sum = steps.reduce((total, step) => total + step, 0);
      const right = sum / steps.length;
      return {
        prompt: `On four days the temperature is ${values.join(', ')} °C. The naive forecast says each day “tomorrow will be like today”. What is the mean size of its three errors?`,
        explanation: `The errors are the differences between neighbouring days: ${steps.join(', ')}. Their mean is (${steps.join(' + ')}) / 3 = ${sum} / 3 ≈ ${right.toFixed(2)} °C. Signs do not count, only sizes.`,
        right,
        tolerance: 0.01,
        unit: '°C',
        wrong: [
          [sum, 'That is the sum; it still has to be divided by 3.'],
          [sum / values.length, 'Four days give three forecasts.'],
          [Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0)) / 3, 'Ups and downs must not cancel out.'],
        ],
      };
    },
  },
  {
    id: 'skill',
    taught: ['baselines', 'naive-forecast'],
    task(random) {
      const baseline = tenths(random, 20, 40);
      const error = tenths(random, 10, Math.round(10 * baseline) - 2);
      const right = 1 - error / baseline;
      return {
        prompt: `A network's forecast is wrong by ${writeNumber(error)} °C on average, the naive forecast by ${writeNumber(baseline)} °C. What is the network's skill, 1 − error / baseline?`,
        explanation: `Skill = 1 − error / baseline = 1 − ${writeNumber(error)} / ${writeNumber(baseline)} ≈ ${right.toFixed(2)}. 0 means no better than the naive forecast, 1 means perfect.`,
        right,
        tolerance: 0.006,
        wrong: [
          [error / baseline, 'This is the part of the error that remains.'],
          [baseline - error, 'The difference has to be divided by the baseline.'],
          [baseline / error, 'Error and baseline are exchanged.'],
        ],
      };
    },
  },
  {
    id: 'standard-error',
    taught: ['standard-error', 'error-bars'],
    task(random) {
      const [runs, spread] = [integer(random, 3, 25), integer(random, 5, 40) / 10];
      const right = spread / Math.sqrt(runs);
      return {
        prompt: `A network is trained ${runs} times. The results have a standard deviation of ${spread}. What is the standard error of their mean?`,
        explanation: `Standard error = standard deviation / √runs = ${spread} / √${runs} = ${spread} / ${writeNumber(Math.sqrt(runs))} ≈ ${right.toFixed(3)}. The mean of many runs is surer than a single run.`,
        right,
        tolerance: 0.01,
        wrong: [
          [spread / runs, 'It is divided by the root of the number of runs.'],
          [spread * Math.sqrt(runs), 'More runs make the mean surer, so it is divided.'],
          [spread, 'That is the spread of single runs.'],
        ],
      };
    },
  },
  {
    id: 'runs-needed',
    taught: ['no-clear-winner', 'error-bars'],
    task(random) {
      const [spread, difference] = [pick(random, [0.4, 0.5, 0.6, 0.8, 1, 1.2]), pick(random, [0.5, 1, 2])];
      const exact = 16 * (spread / difference) ** 2;
      const right = Math.ceil(exact - 1e-9);
      return {
        prompt: `Results of one network vary from run to run with a standard deviation of s = ${spread} points. You want to detect a difference of d = ${difference} points between two networks. How many runs of each are needed by the rule n = 16 · (s / d)², rounded up?`,
        explanation: `Runs = 16 · (s / d)² = 16 · (${spread} / ${difference})² = 16 · ${writeNumber((spread / difference) ** 2)} = ${writeNumber(exact)}, so ${right}. The smaller the difference against the spread, the more runs it takes.`,
        right,
        wrong: [
          [Math.ceil((16 * spread) / difference), 'The ratio has to be squared.'],
          [Math.ceil(16 * (difference / spread) ** 2), 'Spread and difference are exchanged.'],
          [right + 16, 'That is more than the rule asks for.'],
          [16, 'That holds where spread and difference are equal.'],
        ],
      };
    },
  },
];
