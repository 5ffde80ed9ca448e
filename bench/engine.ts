import { networks } from '../src/types/training.ts';
import { type Bench, machine, readOptions } from './measuring/bench.ts';
import { type Contestant, ours, oursWarm, pythonPeers, stock } from './measuring/contestants.ts';
import { measureRecall } from './measuring/recall.ts';
import { type Case, digitsByRow, type Measured, measure, type Results } from './measuring/rounds.ts';
import { table } from './measuring/statistics.ts';
import { measureText } from './measuring/text.ts';

const trainSize = 2_048;
const job = { ...digitsByRow, epochs: 3 };
const cases = networks.map((network): Case => ({ ...job, network }));

interface Quantity {
  title: string;
  of(run: Measured): number;
  digits: number;
}

const epoch: Quantity = {
  title: 'best epoch, training steps only, s',
  of: (run) => run.best_epoch_s,
  digits: 3,
};
const wholeJob: Quantity = { title: 'whole job, cold unless warm, s', of: (run) => run.job_s, digits: 2 };
const others: Quantity[] = [
  { title: 'parameters', of: (run) => run.params, digits: 0 },
  { title: 'most memory, MB', of: (run) => run.memory_mb, digits: 0 },
];

export const bench: Bench = {
  summary: 'the networks in this engine, in tfjs-node, in Keras, in PyTorch and in JAX, side by side',

  async run(args) {
    const { rounds, python } = readOptions(args, { rounds: 5 });
    const peers = [stock, ...pythonPeers(python)];
    const all = [ours, oursWarm, ...peers];
    const results = await measure(cases, all, rounds, trainSize);

    const text = await measureText(rounds, python);
    const recall = await measureRecall(rounds, python);
    const variants = all.map(({ name, gru }) => `${name}: ${gru}`).join('; ');
    const markdown = [
      `${trainSize} digits × ${job.epochs} epochs, batch ${job.batch}, ${job.units} units, rows as steps; medians of ${rounds} interleaved rounds on ${machine()}. GRU: ${variants}. Everybody validates after each epoch and tests at the end; ours also clips gradients.`,
      absolute(epoch, all, results),
      relative(epoch, ours, peers, results),
      absolute(wholeJob, all, results),
      relative(wholeJob, ours, peers, results),
      relative(wholeJob, oursWarm, peers, results),
      section('test accuracy, mean ± standard deviation over the rounds', all, (one, contestant) => {
        const { accuracy, accuracy_sd } = results(one, contestant);
        return `${accuracy.toFixed(3)} ± ${accuracy_sd.toFixed(3)}`;
      }),
      ...others.map((quantity) => absolute(quantity, all, results)),
      text.markdown,
      recall.markdown,
    ].join('\n\n');
    const cells = cases.flatMap((one) =>
      all.map((contestant) => ({
        network: one.network,
        contestant: contestant.name,
        ...results(one, contestant),
      })),
    );
    return { markdown, json: { rounds, machine: machine(), cells, text: text.json, recall: recall.json } };
  },
};

const absolute = ({ title, of, digits }: Quantity, contestants: readonly Contestant[], results: Results) =>
  section(title, contestants, (one, contestant) => of(results(one, contestant)).toFixed(digits));

const relative = ({ title, of }: Quantity, own: Contestant, peers: readonly Contestant[], results: Results) =>
  section(`${own.name} ÷ peer: ${title.replace(/, s$/, '')}`, peers, (one, peer) =>
    (of(results(one, own)) / of(results(one, peer))).toFixed(2),
  );

function section(
  title: string,
  contestants: readonly Contestant[],
  cell: (one: Case, contestant: Contestant) => string,
): string {
  const rows = cases.map((one) => [one.network, ...contestants.map((contestant) => cell(one, contestant))]);
  return `${title}\n\n${table(['', ...contestants.map(({ name }) => name)], rows)}`;
}
