import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadDataset } from '../src/ml/datasets/index.ts';
import { loadNative } from '../src/ml/engine/native.ts';
import { batchSize, learningRate, meanOfLast, trainBriefly } from '../src/ml/probes/brief-training.ts';
import { type Bench, readOptions } from './measuring/bench.ts';
import { table } from './measuring/statistics.ts';

const steps = 300;
/** Batches at the end whose right answers count. */
const counted = 50;
/** What becomes of the usual weights of a layer. */
const starts: Record<string, (weights: Float32Array) => Float32Array> = {
  usual: (weights) => weights,
  'all 0': (weights) => weights.map(() => 0),
  'all equal': (weights) =>
    weights.map(() => Math.sqrt(weights.reduce((sum, weight) => sum + weight ** 2, 0) / weights.length)),
  '10 times': (weights) => weights.map((weight) => 10 * weight),
};

const range = (values: readonly number[], digits: number): string =>
  [...new Set([Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits)))].join('–');

export const bench: Bench = {
  summary: 'how a CNN trains from other first weights: the table of the lesson on equal weights',

  async run(args) {
    const { rounds } = readOptions(args, { rounds: 3 });
    const { native } = loadNative();
    const dataset = await loadDataset('digits', { samples: 2_000, seed: 1 });
    const rows = [];
    for (const [start, of] of Object.entries(starts)) {
      const [losses, last, right]: [number[], number[], number[]] = [[], [], []];
      for (let seed = 1; seed <= rounds; seed++) {
        const cnn = { native, network: 'cnn', dataset, units: 64, seed } as const;
        const { initial } = await trainBriefly({ ...cnn, steps: 0 });
        const initialWeights = new Map([...initial].map(([name, weights]) => [name, of(weights)]));
        const run = await trainBriefly({ ...cnn, steps, initialWeights });
        losses.push(run.losses[0] ?? Number.NaN);
        last.push(meanOfLast(run.losses, counted));
        right.push(100 * meanOfLast(run.metrics, counted));
        process.stderr.write(`${start}, seed ${seed}: ${losses.at(-1)}, ${right.at(-1)} %\n`);
      }
      rows.push({ start, losses, last, right });
    }
    const lesson = readFileSync(path.resolve(import.meta.dirname, '../documents/initialisation.md'), 'utf8');
    const said = (start: string) => new RegExp(`^${start} {2,}(.*)$`, 'm').exec(lesson)?.[1] ?? '–';
    const markdown = [
      `CNN on digits, 64 units, ${steps} steps on batches of ${batchSize}, learning rate ${learningRate}, seeds 1 to ${rounds}.`,
      table(
        ['start', 'first loss', 'last losses', 'right, %', 'the lesson says'],
        rows.map(({ start, losses, last, right }) => [
          start,
          ...[range(losses, 2), range(last, 2), range(right, 0), said(start)],
        ]),
      ),
    ].join('\n\n');
    return { markdown, json: { rows } };
  },
};
