import { isRecurrent, type Network, networks } from '../src/types/training.ts';
import { type Bench, machine, readOptions } from './measuring/bench.ts';
import { type Contestant, oursOnFiles, products, pythonPeers } from './measuring/contestants.ts';
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

const recurrent = networks.filter(isRecurrent);
/** 24 points, so that a round with all peers stays under 45 minutes. The usual size is in the bench `engine`. */
const series: Series[] = [
  {
    title: 'Sequence length: the same 784 pixels, in ever smaller pieces',
    networks: recurrent,
    points: [112, 784].map((steps) => ({ steps, features: pixels / steps })),
    label: ({ steps }) => `${steps} steps`,
  },
  {
    title: 'Sequence length: each step looks at each, so the work grows with the square',
    networks: ['attention'],
    points: [{ steps: 112, features: pixels / 112 }],
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
    networks: recurrent,
    points: [16, 256].map((units) => ({ units })),
    label: ({ units }) => `${units} units`,
  },
  {
    title: 'Units of a network that reads all at once',
    networks: ['attention'],
    points: [{ units: 256 }],
    label: ({ units }) => `${units} units`,
  },
];

export const bench: Bench = {
  summary: 'how time and memory grow with sequence length, mini-batch and units',

  async run(args) {
    const { rounds, python } = readOptions(args, { rounds: 3 });
    const peers = pythonPeers(python);
    const contestants = [oursOnFiles, ...peers];
    const cases = series.flatMap(casesOf);
    const result = await measure(cases, [...contestants, products], rounds, trainSize);
    const sections = series.flatMap((one) =>
      one.networks.map((network) => sectionOf(one, network, contestants, result)),
    );
    const intro = `${trainSize} digits, best of ${usual.epochs} epochs; medians of ${rounds} interleaved rounds on ${machine()}. Seconds of training steps, the share of them that the matrix products alone take, and the most memory of the whole process in MB.`;
    const cells = cases.flatMap((one) =>
      [...contestants, products]
        .filter(({ networks = [one.network] }) => networks.includes(one.network))
        .map((contestant) => ({ ...one, contestant: contestant.name, ...result(one, contestant) })),
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
    ...(isRecurrent(network) ? [`${((100 * seconds(at, products)) / seconds(at, own)).toFixed(0)} %`] : []),
    ...contestants.map((contestant) => result(at, contestant).memory_mb.toFixed(0)),
  ]);
  const head = [
    network,
    ...contestants.map(({ name }) => `${name}, s`),
    ...peers.map(({ name }) => `÷ ${name}`),
    ...(isRecurrent(network) ? ['matrix products'] : []),
    ...contestants.map(({ name }) => `${name}, MB`),
  ];
  return `${one.title}: ${network}\n\n${table(head, rows)}`;
}
