import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Network, networks } from '../src/nets/types.ts';
import type { Bench } from './measuring/bench.ts';
import { type Contestant, ours, pythonPeers, stock } from './measuring/contestants.ts';
import type { TimedRun } from './measuring/process.ts';
import { median, table } from './measuring/statistics.ts';
import { type Task, writeImages } from './measuring/task.ts';

/** The job that docs and issues speak of: 2,048 digits, rows as steps, three epochs. */
const job: Omit<Task, 'network' | 'folder'> = {
  units: 64,
  batch: 32,
  epochs: 3,
  learningRate: 0.001,
  seed: 1,
  steps: 28,
  features: 28,
  classes: 10,
};
const trainSize = 2_048;

export const bench: Bench = {
  summary: 'the four networks here, in tfjs-node, in Keras and in PyTorch, side by side',

  async run(args) {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { rounds: text, python: text } });
    const rounds = Number(values.rounds ?? 5);
    const contestants = [ours, stock, ...pythonPeers(values.python ?? process.env.BENCH_PYTHON)];

    using images = await writeImages(trainSize, job.seed);
    const runs = new Map<string, TimedRun[]>();
    // Round 0 brings programs and data into the page cache and does not count.
    for (let round = 0; round <= rounds; round++)
      for (const network of networks)
        for (const contestant of contestants) {
          if (round === 0 && network !== 'rnn') continue;
          const run = await contestant.run({ ...job, network, folder: images.folder }, images);
          if (round > 0)
            runs.set(key(network, contestant), [...(runs.get(key(network, contestant)) ?? []), run]);
          process.stderr.write(
            `round ${round}/${rounds} ${network} ${contestant.name}: ${run.job_s.toFixed(2)} s\n`,
          );
        }
    return report(contestants, runs, rounds);
  },
};

const key = (network: Network, { name }: Contestant) => `${network} ${name}`;

function report(contestants: Contestant[], runs: ReadonlyMap<string, TimedRun[]>, rounds: number) {
  const cells = networks.flatMap((network) =>
    contestants.map((contestant) => {
      const all = runs.get(key(network, contestant)) ?? [];
      return {
        network,
        contestant: contestant.name,
        best_epoch_s: median(all.map(({ epoch_s }) => Math.min(...epoch_s))),
        job_s: median(all.map(({ job_s }) => job_s)),
        memory_mb: median(all.map(({ memory_mb }) => memory_mb)),
        accuracy: median(all.map(({ accuracy }) => accuracy)),
        params: all[0]?.params ?? 0,
      };
    }),
  );
  type Cell = (typeof cells)[number];
  const cell = (network: Network, name: string) =>
    cells.find((one) => one.network === network && one.contestant === name) as Cell;
  const names = contestants.map(({ name }) => name);
  const section = (title: string, of: (network: Network, name: string) => string, columns = names) =>
    `${title}\n\n${table(
      ['', ...columns],
      networks.map((network) => [network, ...columns.map((name) => of(network, name))]),
    )}`;
  const ratio = (quantity: 'best_epoch_s' | 'job_s') => (network: Network, name: string) =>
    (cell(network, ours.name)[quantity] / cell(network, name)[quantity]).toFixed(2);
  const peers = names.filter((name) => name !== ours.name);

  const machine = `${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the end`;
  const variants = contestants.map(({ name, gru }) => `${name} ${gru}`).join(', ');
  const markdown = [
    `${trainSize} digits × ${job.epochs} epochs, batch ${job.batch}, ${job.units} units, rows as steps; medians of ${rounds} interleaved rounds on ${machine}. GRU: ${variants}. Everybody validates after each epoch and tests at the end; ours also clips gradients.`,
    section('Best epoch, training steps only, s', (network, name) =>
      cell(network, name).best_epoch_s.toFixed(3),
    ),
    section('Ours ÷ peer, best epoch', ratio('best_epoch_s'), peers),
    section('Whole cold job, s', (network, name) => cell(network, name).job_s.toFixed(2)),
    section('Ours ÷ peer, cold job', ratio('job_s'), peers),
    section('Parameters', (network, name) => String(cell(network, name).params)),
    section('Test accuracy', (network, name) => cell(network, name).accuracy.toFixed(3)),
    section('Most memory, MB', (network, name) => cell(network, name).memory_mb.toFixed(0)),
  ].join('\n\n');
  return { markdown, json: { rounds, machine, cells } };
}
