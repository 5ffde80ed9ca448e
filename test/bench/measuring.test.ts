import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOptions } from '../../bench/measuring/bench.ts';
import { type Contestant, ours, oursOnFiles, oursWarm, stock } from '../../bench/measuring/contestants.ts';
import { readSplit } from '../../bench/measuring/files.ts';
import { ownParameters } from '../../bench/measuring/parameters.ts';
import { timed } from '../../bench/measuring/process.ts';
import { type Case, measure } from '../../bench/measuring/rounds.ts';
import { median, table } from '../../bench/measuring/statistics.ts';
import { type Images, writeImages } from '../../bench/measuring/task.ts';
import { loadDataset } from '../../src/ml/datasets/index.ts';

const trainSize = 576;
const setting: Case = {
  network: 'cnn',
  units: 16,
  batch: 32,
  epochs: 2,
  learningRate: 0.01,
  steps: 28,
  features: 28,
  classes: 10,
};
const job = { ...setting, seed: 1 };

let images: Images;
beforeAll(async () => {
  images = await writeImages(trainSize, job.seed);
});
afterAll(() => images[Symbol.dispose]());

test('the files hold the examples that the laboratory trains on', async () => {
  const data = await loadDataset('digits', { samples: images.samples, seed: images.seed });
  expect(readSplit({ ...job, folder: images.folder }, 'train')).toEqual(data.train);
  expect(readSplit({ ...job, folder: images.folder }, 'test')).toEqual(data.test);
  expect(data.train.size).toBe(trainSize);
});

test.each([ours, oursWarm, oursOnFiles, stock])(
  '$name runs the job and reports what is compared',
  async (contestant) => {
    const run = await contestant.run({ ...job, folder: images.folder }, images);
    // 3×3 filters: 2 over one channel and 4 over two, each with its bias; 100 features for ten classes.
    expect(run.params).toBe(2 * (9 + 1) + 4 * (18 + 1) + 10 * (100 + 1));
    expect(run.epoch_s).toHaveLength(2);
    expect(run.job_s).toBeGreaterThan(Math.max(...run.epoch_s));
    // Ten classes: by chance one in ten is right, give or take 0.02.
    expect(run.accuracy).toBeGreaterThan(0.2);
    expect(run.memory_mb).toBeGreaterThan(50);
  },
);

test('the layers of tfjs-node can train the attention network, too', async () => {
  const task = { ...job, network: 'attention', units: 32, epochs: 1, folder: images.folder } as const;
  expect((await stock.run(task, images)).params).toBe(ownParameters('attention', 32));
});

test('rounds interleave with a seed each, the first pass does not count, and medians are taken', async () => {
  const order: string[] = [];
  const seeds: number[] = [];
  const fake = (name: string, seconds: number[]): Contestant => ({
    name,
    gru: 'reset before',
    async run({ network, seed }) {
      seeds.push(seed);
      order.push(`${name} ${network}`);
      const job_s = seconds[order.filter((entry) => entry === `${name} ${network}`).length - 1] ?? 0;
      return { params: 1, accuracy: seed, epoch_s: [9, job_s], memory_mb: 1, job_s };
    },
  });
  const [one, two] = [fake('one', [99, 3, 1, 8]), fake('two', [99, 2, 4, 6])];
  const result = await measure([setting], [one, two], 3, trainSize);
  expect(order).toEqual(Array.from({ length: 4 }, () => ['one cnn', 'two cnn']).flat());
  expect(seeds).toEqual([1, 1, 1, 1, 2, 2, 3, 3]);
  expect(result(setting, one)).toMatchObject({ job_s: 3, best_epoch_s: 3, accuracy: 2, accuracy_sd: 1 });
  expect(result(setting, two)).toMatchObject({ job_s: 4, best_epoch_s: 4 });
});

test('a contestant that fails is quoted', async () => {
  const failing = timed([process.execPath, '-e', 'console.error("no torch"); process.exit(3)']);
  await expect(failing).rejects.toThrow(/ended with 3:\nno torch/);
});

test('the median of an even number of values lies between the middle two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([5])]).toEqual([2, 2.5, 5]);
});

test('a table is Markdown', () => {
  expect(table(['', 'a'], [['x', '1']])).toBe('|  | a |\n| --- | ---: |\n| x | 1 |');
});

test('wrong options are named', () => {
  expect(() => readOptions(['--rounds', '0'], { rounds: 5 })).toThrow(
    '--rounds must be a whole number from 1',
  );
  expect(() => readOptions(['--round', '2'], { rounds: 5 })).toThrow("Unknown option '--round'");
  expect(readOptions([], { rounds: 5 }).rounds).toBe(5);
});
