import { availableParallelism } from 'node:os';
import { tensorflowEnvironment } from '../src/ml/engine/environment.ts';
import { inspectRun } from '../src/ml/inspect/run.ts';
import { measure } from '../src/ml/probes/index.ts';
import { train } from '../src/ml/training/train.ts';
import { parseTrainingOptions } from '../src/training/options.ts';
import type { MapBlock } from '../src/types/inspection.ts';
import type { ClaimName } from '../src/types/probe.ts';
import type { DatasetName, Network, TrainingOptions, TrainingResult } from '../src/types/training.ts';
import { type Bench, readOptions } from './measuring/bench.ts';
import { table } from './measuring/statistics.ts';

/** Words of a lesson about a measurement, and the same measurement now. */
interface Statement {
  document: string;
  says: string;
  measure(): Promise<string>;
}

const seedsTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
const percent = (share: number): string => `${(100 * share).toPrecision(3)}%`;

const runs = new Map<string, Promise<TrainingResult>>();

/** A run with standard settings, `others` aside. The same one is trained once. */
function run(
  network: Network,
  dataset: DatasetName,
  seed: number,
  others: Partial<TrainingOptions> = {},
): Promise<TrainingResult> {
  const options = parseTrainingOptions({ network, dataset, seed, ...others });
  const key = JSON.stringify(options);
  const known = runs.get(key) ?? train(options, { record: false });
  runs.set(key, known);
  return known;
}

const rightOf = ({ outcome }: TrainingResult): number =>
  outcome.kind === 'classification' ? outcome.accuracy : Number.NaN;

async function accuracies(
  network: Network,
  dataset: DatasetName,
  seeds: number,
  others?: Partial<TrainingOptions>,
): Promise<string> {
  const shares = [];
  for (const seed of seedsTo(seeds)) shares.push(rightOf(await run(network, dataset, seed, others)));
  return shares.map(percent).join(', ');
}

async function errors(network: Network, seeds: number): Promise<string> {
  const found = [];
  for (const seed of seedsTo(seeds)) {
    const { outcome } = await run(network, 'weather', seed);
    if (outcome.kind === 'forecast')
      found.push(`${outcome.mae.toFixed(2)} (naive ${outcome.baseline.toFixed(2)})`);
  }
  return found.join(', ');
}

async function epochMeans(read: (epoch: TrainingResult['epochs'][number]) => number, network: Network) {
  const means = [];
  for (const seed of seedsTo(4)) means.push((await run(network, 'recall', seed)).epochs.map(read));
  return means;
}

const range = (values: readonly number[], write: (value: number) => string): string =>
  `${write(Math.min(...values))} to ${write(Math.max(...values))}`;

/** How the influence of the marked step compares with the mean of the others, in each watched example. */
async function influences(network: Network): Promise<number[]> {
  const { options, trained } = await run(network, 'recall', 1);
  if (!trained) throw new Error('the network was not kept');
  const ratios = [];
  for (let example = 1; example <= 8; example++) {
    const { saliency, sample } = await inspectRun({ options, network: trained, example });
    const marked = sample.kind === 'sequence' ? (sample.marked ?? 0) : 0;
    const steps = stepSums(saliency);
    const others = steps.filter((_, step) => step !== marked);
    ratios.push((steps[marked] ?? 0) / (others.reduce((sum, value) => sum + value, 0) / others.length));
  }
  return ratios;
}

const stepSums = ({ shape: [steps = 0, features = 0], values }: MapBlock): number[] =>
  Array.from({ length: steps }, (_, step) =>
    values.subarray(step * features, (step + 1) * features).reduce((sum, value) => sum + value, 0),
  );

const probed = new Map<ClaimName, Promise<Record<string, number>[]>>();

/** The numbers of a probe with seeds 1 to 5. */
function numbersOf(claim: ClaimName): Promise<Record<string, number>[]> {
  const known =
    probed.get(claim) ??
    (async () => {
      const all = [];
      for (const seed of seedsTo(5))
        all.push((await measure({ claim, seed, size: 'usual' })).measurement.numbers);
      return all;
    })();
  probed.set(claim, known);
  return known;
}

async function probe(claim: ClaimName, name: string): Promise<string> {
  const values = (await numbersOf(claim)).map((numbers) => numbers[name] ?? Number.NaN);
  const middle = values.toSorted((a, b) => a - b)[2] ?? Number.NaN;
  return `${range(values, percent)}, middle ${percent(middle)}`;
}

const digits = { samples: 60_000, epochs: 5 };
const few = { samples: 4_096, epochs: 5 };

export const statements: Statement[] = [
  { document: 'memory', says: '61 to 95% right', measure: () => accuracies('rnn', 'recall', 4) },
  ...(['lstm', 'gru'] as const).map((network) => ({
    document: 'memory',
    says: 'both reached 99.9 or 100% each time',
    measure: async () => `${network}: ${await accuracies(network, 'recall', 4)}`,
  })),
  {
    document: 'memory',
    says: 'it reached 100% in a few epochs',
    measure: () => accuracies('cnn', 'recall', 4),
  },
  {
    document: 'memory',
    says: '1.59 to 1.75; ln 8 = 2.08',
    measure: async () =>
      range(
        (await epochMeans(({ loss }) => loss, 'lstm')).map(([first = Number.NaN]) => first),
        (loss) => loss.toFixed(2),
      ),
  },
  {
    document: 'training',
    says: 'means from 4 to 22 came up with a plain RNN',
    measure: async () =>
      range((await epochMeans(({ gradientNorm }) => gradientNorm, 'rnn')).flat(), (norm) => norm.toFixed(1)),
  },
  { document: 'memory', says: 'the RNN was 2.70 °C off on average', measure: () => errors('rnn', 1) },
  { document: 'memory', says: 'the LSTM 2.55 °C', measure: () => errors('lstm', 1) },
  {
    document: 'saliency',
    says: '1.4 to 6.6 times the mean influence',
    measure: async () => range(await influences('lstm'), (ratio) => ratio.toFixed(1)),
  },
  {
    document: 'saliency',
    says: 'In the LSTM, right in 100% of all cases',
    measure: () => accuracies('lstm', 'recall', 1),
  },
  {
    document: 'saliency',
    says: 'In the plain RNN, right in 82 to 91%',
    measure: () => accuracies('rnn', 'recall', 1),
  },
  {
    document: 'saliency',
    says: 'below that mean in three of the eight on one processor, in five on another',
    measure: async () => `${(await influences('rnn')).filter((ratio) => ratio < 1).length} of 8`,
  },
  {
    document: 'initialisation',
    says: '0.9 to 2.4% were left 99 steps back',
    measure: () => probe('vanishing', 'before 1'),
  },
  {
    document: 'initialisation',
    says: 'about one part in 200,000',
    measure: () => probe('vanishing', 'before 0.9'),
  },
  ...(
    [
      ['plain RNN    9–13%      0.1–7%', 'RNN'],
      ['LSTM         0.01%      0.2–14%', 'LSTM'],
      ['GRU          10⁻¹⁰      88–174%', 'GRU'],
    ] as const
  ).map(([says, name]) => ({
    document: 'initialisation',
    says,
    measure: async () =>
      `${await probe('gates', `before ${name}`)}; ${await probe('gates', `after ${name}`)}`,
  })),
  ...(
    [
      ['RNN 15–23%', 'RNN'],
      ['LSTM 60–99%', 'LSTM'],
      ['GRU 86–100%', 'GRU'],
    ] as const
  ).map(([says, name]) => ({
    document: 'initialisation',
    says,
    measure: () => probe('gates', `right ${name}`),
  })),
  ...(['LSTM', 'RNN'] as const).map((name) => ({
    document: 'initialisation',
    says: 'the middle one of five had 1 to 3% with both',
    measure: async () => `${name}: ${await probe('gates', `after ${name}`)}`,
  })),
  { document: 'initialisation', says: '150 to 290%', measure: () => probe('gates', 'bias 3') },
  { document: 'initialisation', says: 'with 0 with nothing at all', measure: () => probe('gates', 'bias 0') },
  ...(['gru', 'lstm', 'rnn', 'cnn', 'attention'] as const).map((network) => ({
    document: 'applications',
    says: 'the attention network did so with one seed of three (1 to 3)',
    measure: async () => `${network}: ${await errors(network, 3)}`,
  })),
  ...(['lstm', 'gru', 'rnn'] as const).map((network) => ({
    document: 'applications',
    says: 'LSTM and GRU got 91 to 93%, the plain RNN 75 to 85%',
    measure: async () => `${network}: ${await accuracies(network, 'digits', 3, few)}`,
  })),
  ...(['lstm', 'gru', 'cnn'] as const).map((network) => ({
    document: 'applications',
    says: 'LSTM and GRU got 98.0 to 98.5%, the CNN 98.4 to 98.8%',
    measure: async () => `${network}: ${await accuracies(network, 'digits', 3, digits)}`,
  })),
  {
    document: 'applications',
    says: 'on MNIST but 88 to 89% on Fashion-MNIST',
    measure: () => accuracies('cnn', 'fashion', 3, digits),
  },
  {
    document: 'applications',
    says: 'With the standard 2,048 samples it got 76 to 81%',
    measure: () => accuracies('cnn', 'fashion', 3),
  },
];

export const bench: Bench = {
  summary: 'what lessons say was measured here, measured again (`starts` has the rest)',

  async run(args) {
    readOptions(args, { rounds: 1 });
    Object.assign(process.env, tensorflowEnvironment({ threads: availableParallelism() }));
    const rows = [];
    for (const { document, says, measure: again } of statements) {
      const now = await again();
      process.stderr.write(`${document}: ${says}: ${now}\n`);
      rows.push({ document, says, now });
    }
    const markdown = table(
      ['document', 'it says', 'measured now'],
      rows.map(({ document, says, now }) => [document, says, now]),
    );
    return { markdown, json: { rows } };
  },
};
