import { inputShape } from '../src/ml/architectures/index.ts';
import { type Network, networks } from '../src/types/training.ts';
import { greyDigits } from '../test/support/digits.ts';
import { type Bench, machine, readOptions } from './measuring/bench.ts';
import { type Contestant, oursOnFiles, pythonPeers } from './measuring/contestants.ts';
import { type Case, digitsByRow, measure, type Results } from './measuring/rounds.ts';
import { table } from './measuring/statistics.ts';

const trainSize = 512;
const pixels = 784;
const usual = { ...digitsByRow, epochs: 2 };

interface Series {
  title: string;
  networks: readonly Network[];
  points: readonly Partial<Case>[];
  label(one: Case): string;
}

/** The networks that read an image row by row. */
const byRow = networks.filter((network) => inputShape(network, greyDigits).length === 2);
const recurrent = byRow.filter((network) => network !== 'attention');
/** 30 points, so that three rounds with all peers stay under an hour. */
const series: Series[] = [
  {
    title: 'Sequence length: the same 784 pixels, in ever smaller pieces',
    networks: recurrent,
    points: [28, 112, 784].map((steps) => ({ steps, features: pixels / steps })),
    label: ({ steps }) => `${steps} steps`,
  },
  {
    title: 'Sequence length: each step looks at each, so the work grows with the square',
    networks: ['attention'],
    points: [28, 112].map((steps) => ({ steps, features: pixels / steps })),
    label: ({ steps }) => `${steps} steps`,
  },
  {
    title: 'Mini-batch',
    networks,
    points: [8, 512].map((batch) => ({ batch })),
    label: ({ batch }) => `batch ${batch}`,
  },
  {
    title: 'Units',
    networks: byRow,
    points: [16, 256].map((units) => ({ units })),
    label: ({ units }) => `${units} units`,
  },
  {
    title: 'Units of a CNN',
    networks: ['cnn'],
    points: [{ units: 256 }],
    label: ({ units }) => `${units} units`,
  },
];

export const bench: Bench = {
  summary: 'how time and memory grow with sequence length, mini-batch and units',

  async run(args) {
    const { rounds, python } = readOptions(args, { rounds: 3 });
    const contestants = [oursOnFiles, ...pythonPeers(python)];
    const cases = series.flatMap(casesOf);
    const result = await measure(cases, contestants, rounds, trainSize);
    const sections = series.flatMap((one) =>
      one.networks.map((network) => sectionOf(one, network, contestants, result)),
    );
    const intro = `${trainSize} digits, best of ${usual.epochs} epochs; medians of ${rounds} interleaved rounds on ${machine()}. Seconds of training steps, and the most memory of the whole process in MB.`;
    const cells = cases.flatMap((one) =>
      contestants.map((contestant) => ({ ...one, contestant: contestant.name, ...result(one, contestant) })),
    );
    return { markdown: [intro, ...sections].join('\n\n'), json: { rounds, machine: machine(), cells } };
  },
};

const casesOf = ({ networks, points }: Series): Case[] =>
  networks.flatMap((network) => points.map((point): Case => ({ ...usual, ...point, network })));

function sectionOf(
  one: Series,
  network: Network,
  contestants: readonly Contestant[],
  result: Results,
): string {
  const [own, ...peers] = contestants as [Contestant, ...Contestant[]];
  const seconds = (at: Case, contestant: Contestant) => result(at, contestant).best_epoch_s;
  const rows = casesOf({ ...one, networks: [network] }).map((at) => [
    one.label(at),
    ...contestants.map((contestant) => seconds(at, contestant).toFixed(3)),
    ...peers.map((peer) => (seconds(at, own) / seconds(at, peer)).toFixed(2)),
    ...contestants.map((contestant) => result(at, contestant).memory_mb.toFixed(0)),
  ]);
  const head = [
    network,
    ...contestants.map(({ name }) => `${name}, s`),
    ...peers.map(({ name }) => `÷ ${name}`),
    ...contestants.map(({ name }) => `${name}, MB`),
  ];
  return `${one.title}: ${network}\n\n${table(head, rows)}`;
}
