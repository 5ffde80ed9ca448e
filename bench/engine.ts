import { networks } from '../src/nets/types.ts';
import { type Bench, machine, readOptions } from './measuring/bench.ts';
import { type Contestant, ours, pythonPeers, stock } from './measuring/contestants.ts';
import { type Case, type Measured, measure } from './measuring/rounds.ts';
import { table } from './measuring/statistics.ts';
import { writeImages } from './measuring/task.ts';

const trainSize = 2_048;
/** Rows as steps. */
const job: Omit<Case, 'network'> = {
  units: 64,
  batch: 32,
  epochs: 3,
  learningRate: 0.001,
  seed: 1,
  steps: 28,
  features: 28,
  classes: 10,
};

export const bench: Bench = {
  summary: 'the four networks here, in tfjs-node, in Keras and in PyTorch, side by side',

  async run(args) {
    const { rounds, python } = readOptions(args, { rounds: 5 });
    const contestants = [ours, stock, ...pythonPeers(python)];
    using images = await writeImages(trainSize, job.seed);
    const cases = networks.map((network): Case => ({ ...job, network }));
    const result = await measure(cases, contestants, rounds, images);

    type Cell = (one: Case, contestant: Contestant) => string;
    const section = (title: string, cell: Cell, columns: readonly Contestant[] = contestants) => {
      const rows = cases.map((one) => [one.network, ...columns.map((contestant) => cell(one, contestant))]);
      return `${title}\n\n${table(['', ...columns.map(({ name }) => name)], rows)}`;
    };
    const number =
      (of: (measured: Measured) => number, digits: number): Cell =>
      (one, contestant) =>
        of(result(one, contestant)).toFixed(digits);
    const ratio =
      (of: (measured: Measured) => number): Cell =>
      (one, contestant) =>
        (of(result(one, ours)) / of(result(one, contestant))).toFixed(2);
    const peers = contestants.filter((contestant) => contestant !== ours);

    const variants = contestants.map(({ name, gru }) => `${name} ${gru}`).join(', ');
    const markdown = [
      `${trainSize} digits × ${job.epochs} epochs, batch ${job.batch}, ${job.units} units, rows as steps; medians of ${rounds} interleaved rounds on ${machine()}. GRU: ${variants}. Everybody validates after each epoch and tests at the end; ours also clips gradients.`,
      section(
        'Best epoch, training steps only, s',
        number((run) => run.best_epoch_s, 3),
      ),
      section(
        'Ours ÷ peer, best epoch',
        ratio((run) => run.best_epoch_s),
        peers,
      ),
      section(
        'Whole cold job, s',
        number((run) => run.job_s, 2),
      ),
      section(
        'Ours ÷ peer, cold job',
        ratio((run) => run.job_s),
        peers,
      ),
      section(
        'Parameters',
        number((run) => run.params, 0),
      ),
      section(
        'Test accuracy',
        number((run) => run.accuracy, 3),
      ),
      section(
        'Most memory, MB',
        number((run) => run.memory_mb, 0),
      ),
    ].join('\n\n');
    const cells = cases.flatMap((one) =>
      contestants.map((contestant) => ({
        network: one.network,
        contestant: contestant.name,
        ...result(one, contestant),
      })),
    );
    return { markdown, json: { rounds, machine: machine(), cells } };
  },
};
