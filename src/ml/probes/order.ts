/** Order matters to RNNs: the rows of digits, which recurrent networks read as steps, are shuffled in several ways. */
import { architectures, inputShape, layersFor } from '../architectures/index.ts';
import { loadDigits } from '../datasets/digits.ts';
import type { Dataset, DatasetSplit } from '../datasets/types.ts';
import { createRandom, sample } from '../engine/random.ts';
import type { Probe } from './probe.ts';
import { rightAnswers, shareOf, trainedOutputs } from './trained.ts';

const plans = {
  small: { samples: 96, epochs: 1, tested: 50 },
  usual: { samples: 2_048, epochs: 5, tested: 2_000 },
};
const rates = { batch: 32, learningRate: 0.003 };
/** The CNN's units give 8 and 16 filters. */
const networks = [
  { network: 'cnn', name: 'CNN', units: 64 },
  { network: 'rnn', name: 'RNN', units: 48 },
  { network: 'lstm', name: 'LSTM', units: 48 },
] as const;

/** The split with the rows of each example in the order given for it: row `at` of the copy is row `order[at]`. */
export function reordered(
  { x, y, size }: DatasetSplit,
  rows: number,
  orderOf: (example: number) => ArrayLike<number>,
): DatasetSplit {
  const copy = x.slice();
  const width = x.length / (size * rows);
  for (let example = 0; example < size; example++) {
    const order = orderOf(example);
    for (let at = 0; at < rows; at++) {
      const from = (example * rows + (order[at] as number)) * width;
      copy.set(x.subarray(from, from + width), (example * rows + at) * width);
    }
  }
  return { x: copy, y, size };
}

function firstOf({ x, y, size }: DatasetSplit, count: number): DatasetSplit {
  return { x: x.slice(0, (x.length / size) * count), y: y.slice(0, count), size: count };
}

/** Both splits as one. */
function joined(a: DatasetSplit, b: DatasetSplit): DatasetSplit {
  const [x, y] = [new Float32Array(a.x.length + b.x.length), new Int32Array(a.size + b.size)];
  x.set(a.x);
  x.set(b.x, a.x.length);
  y.set(a.y);
  y.set(b.y, a.size);
  return { x, y, size: a.size + b.size };
}

export const orderProbe: Probe = async ({ seed, size, native }) => {
  const { samples, epochs, tested } = plans[size];
  const all = await loadDigits({ samples, seed });
  const digits = { ...all, test: firstOf(all.test, tested) };
  const rows = digits.steps;
  const random = createRandom(seed, 'order');
  const fixed = sample(random, rows);
  const ownly = (split: DatasetSplit) => reordered(split, rows, () => sample(random, rows));
  const fixedly = (split: DatasetSplit) => reordered(split, rows, () => fixed);
  const shuffledTest = ownly(digits.test);
  // Trained once, tested twice: in order, and shuffled.
  const trainings: Dataset[] = [
    { ...digits, test: joined(digits.test, shuffledTest) },
    { ...digits, train: fixedly(digits.train), test: fixedly(digits.test) },
    { ...digits, train: ownly(digits.train), test: shuffledTest },
  ];
  const curves = [];
  const numbers: Record<string, number> = {};
  for (const { network, name, units } of networks) {
    const shares: number[] = [];
    for (const dataset of trainings) {
      const { clipNorm } = architectures[network];
      const { outputs } = await trainedOutputs({
        ...{ native, dataset, seed, epochs, ...rates },
        ...(clipNorm !== undefined && { clipNorm }),
        input: inputShape(network, dataset),
        layers: layersFor(network, dataset, { units }),
      });
      const right = rightAnswers(outputs, dataset.test.y);
      for (let from = 0; from < right.length; from += digits.test.size)
        shares.push(shareOf(right.slice(from, from + digits.test.size)));
    }
    curves.push({ panel: 'order', name, x: shares.map((_, at) => at), y: shares });
    for (const [at, share] of shares.entries()) numbers[`${name} ${orders[at]}`] = share;
  }
  return { curves, numbers };
};

const orders = ['in order', 'shuffled when tested', 'one new order', 'always shuffled'];
