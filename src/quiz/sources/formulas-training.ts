/** Calculations about training, data and results, each with its usual mistakes. */
import { integer, pick } from '../random.ts';
import type { Family } from './formulas.ts';
import { writeNumber } from './numbers.ts';

/** A number of steps in tenths, so that sums come out even. */
const tenths = (random: () => number, low: number, high: number): number => integer(random, low, high) / 10;

export const trainingFamilies: readonly Family[] = [
  {
    id: 'descent-step',
    taught: ['gradient-descent', 'learning-rate'],
    task(random) {
      const [w, rate] = [integer(random, 2, 9), pick(random, [0.05, 0.1, 0.2, 0.3])];
      const right = w - rate * 2 * w;
      return {
        prompt: `The loss is L = w², the weight w = ${w}, the learning rate ${rate}. What is w after one step of gradient descent?`,
        explanation: `∂L/∂w = 2w = ${2 * w}, so w becomes ${w} − ${rate} · ${2 * w} = ${writeNumber(right)}.`,
        right,
        tolerance: 0.005,
        wrong: [w + rate * 2 * w, w - rate * w, w - rate * w * w],
      };
    },
  },
  {
    id: 'rate-limit',
    taught: ['learning-rate'],
    task(random) {
      const curvature = pick(random, [2, 4, 5, 8, 10, 16, 20]);
      const right = 2 / curvature;
      return {
        prompt: `The loss is L = a w²/2 with curvature a = ${curvature}. Above which learning rate does gradient descent run away from the minimum?`,
        explanation: `A step makes w into (1 − η a) w. It grows once η a > 2, so above 2 / ${curvature} = ${writeNumber(right)}.`,
        right,
        tolerance: 0.002,
        wrong: [1 / curvature, 4 / curvature, curvature / 2],
      };
    },
  },
  {
    id: 'clipped-entry',
    taught: ['gradient-clipping'],
    task(random) {
      const [a, b, norm] = pick(random, [
        [3, 4, 5],
        [6, 8, 10],
        [5, 12, 13],
        [8, 15, 17],
        [9, 12, 15],
        [12, 16, 20],
      ] as const);
      const limit = integer(random, 1, 4);
      const right = (a * limit) / norm;
      return {
        prompt: `The gradient (${a}, ${b}) is clipped to the global norm ${limit}. What is its first entry afterwards?`,
        explanation: `The norm is √(${a}² + ${b}²) = ${norm}, so each entry is multiplied by ${limit}/${norm}: ${a} · ${limit}/${norm} ≈ ${writeNumber(right)}.`,
        right,
        tolerance: 0.005,
        wrong: [limit, (a * limit) / (a + b), a / norm],
      };
    },
  },
  {
    id: 'weight-gradient',
    taught: ['backpropagation'],
    task(random) {
      const [x, w, target] = [integer(random, 2, 6), integer(random, 1, 4), integer(random, 1, 30)];
      const error = w * x - target;
      const right = 2 * error * x;
      return {
        prompt: `A neuron computes ŷ = w·x with w = ${w} and x = ${x}. The loss is L = (ŷ − ${target})². What is ∂L/∂w?`,
        explanation: `ŷ = ${w * x}, ∂L/∂ŷ = 2 · (${w * x} − ${target}) = ${writeNumber(2 * error)}, times ∂ŷ/∂w = x = ${x}: ${writeNumber(right)}.`,
        right,
        wrong: [2 * error, error * x, 2 * error * w, -right],
      };
    },
  },
  {
    id: 'found-share',
    taught: ['recall-rate', 'confusion-matrix'],
    task(random) {
      const [hits, alarms, missed] = [
        integer(random, 10, 90),
        integer(random, 1, 60),
        integer(random, 1, 60),
      ];
      const right = (100 * hits) / (hits + missed);
      return {
        prompt: `Of the wanted class ${hits} examples were found, ${missed} were missed, and the false alarms were ${alarms}. What is the recall, in per cent?`,
        explanation: `${hits} / (${hits} + ${missed}) ≈ ${right.toFixed(1)} %.`,
        right,
        tolerance: 0.5,
        unit: '%',
        wrong: [
          (100 * hits) / (hits + alarms),
          (100 * hits) / (hits + missed + alarms),
          (100 * missed) / (hits + missed),
        ],
      };
    },
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
        prompt: `A temperature series reads ${values.join(', ')} °C. What is the mean absolute error of the forecast “tomorrow is like today” over its three predictions?`,
        explanation: `Errors ${steps.join(', ')}; their mean is ${sum} / 3 ≈ ${right.toFixed(2)} °C.`,
        right,
        tolerance: 0.01,
        unit: '°C',
        wrong: [sum, sum / values.length, Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0)) / 3],
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
        prompt: `A forecast errs by ${writeNumber(error)} °C on average, the naive one by ${writeNumber(baseline)} °C. What is its skill, 1 − error/baseline?`,
        explanation: `1 − ${writeNumber(error)}/${writeNumber(baseline)} ≈ ${right.toFixed(2)}.`,
        right,
        tolerance: 0.006,
        wrong: [error / baseline, baseline - error, baseline / error],
      };
    },
  },
  {
    id: 'true-class-loss',
    taught: ['cross-entropy', 'loss'],
    task(random) {
      const share = pick(random, [0.9, 0.8, 0.5, 0.25, 0.1, 0.05]);
      const right = -Math.log(share);
      return {
        prompt: `A classifier gives the true class the probability ${share}. What is the cross-entropy of this example?`,
        explanation: `−ln ${share} ≈ ${right.toFixed(2)}.`,
        right,
        tolerance: 0.01,
        wrong: [1 - share, 1 / share, -Math.log10(share), -Math.log2(share)],
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
        prompt: `The difference that matters between two networks is d = ${difference}, the spread of single runs s = ${spread}. How many runs of each are needed by the rule n = 16 (s/d)², rounded up?`,
        explanation: `16 · (${spread}/${difference})² = ${writeNumber(exact)}, so ${right}.`,
        right,
        wrong: [
          Math.ceil((16 * spread) / difference),
          Math.ceil(16 * (difference / spread) ** 2),
          right + 16,
          16,
        ],
      };
    },
  },
  {
    id: 'embedding-table',
    taught: ['embedding', 'text'],
    task(random) {
      const [words, size] = [integer(random, 5, 60) * 100, pick(random, [16, 32, 50, 64, 100])];
      const right = words * size;
      return {
        prompt: `An embedding knows ${writeNumber(words)} words and gives each a vector of ${size} numbers. How many parameters does it have?`,
        explanation: `${writeNumber(words)} · ${size} = ${writeNumber(right)}: one row of the table for each word, without biases.`,
        right,
        wrong: [words + size, right + words, right + size],
      };
    },
  },
];
