import { availableParallelism } from 'node:os';
import { readConfig } from '../app/config.ts';
import { metricOf } from '../charts/metric.ts';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { metricValue } from '../training/compare-runs.ts';
import { differentNetworks, runsOf, seedLimits } from '../training/duel/runs.ts';
import { type DuelRun, judge } from '../training/duel/verdict.ts';
import { parseTrainingOptions } from '../training/options.ts';
import { UserError } from '../types/errors.ts';
import { datasets, networks, type TrainingOptions, type TrainingResult } from '../types/training.ts';
import { type LabOptions, parseArguments } from './experiment.ts';

const help = `npm run lab -- duel A B [options]

  A, B                   two of ${networks.join(', ')}
  --dataset NAME         ${datasets.join(', ')} (digits)
  --seeds N              runs of each network: ${seedLimits.min} to ${seedLimits.max} (${seedLimits.min})
  --samples N            training examples, validation part included
  --epochs N             times that each example is seen
  --json                 end with the verdict and all runs as one line of JSON
Both networks have about equally many parameters. The log goes to standard error.`;

const text = { type: 'string' } as const;

/** A run with its result, or without one where it diverged. */
interface LabRun {
  options: TrainingOptions;
  result?: TrainingResult;
}

export const duelInLab: LabOptions = {
  summary: 'let two networks of the same size learn the same task, seed by seed',
  help,

  async run(args, signal) {
    const { values, positionals } = parseArguments({
      ...{ args, allowPositionals: true },
      options: { dataset: text, seeds: text, samples: text, epochs: text, json: { type: 'boolean' } },
    });
    const { json, seeds: written, dataset: named, ...more } = values;
    if (positionals.length !== 2) throw new UserError('A duel takes two networks, such as lstm gru.');
    const [{ network: a, dataset }, { network: b }] = positionals.map((network) =>
      parseTrainingOptions({ network, dataset: named }),
    ) as [TrainingOptions, TrainingOptions];
    differentNetworks(a, b);
    const planned = runsOf({ a, b, dataset, seeds: seedsIn(written) }, more);

    // TensorFlow reads its environment only during its import.
    const { trainingDevice } = readConfig(process.env);
    const device = trainingDevice === 'cpu' ? 'cpu' : 'auto';
    Object.assign(process.env, tensorflowEnvironment({ threads: availableParallelism(), device }));
    const { train } = await import('../ml/training/train.ts');
    const runs: LabRun[] = [];
    for (const options of planned) {
      const run = await train(options, { signal, device: trainingDevice, record: false }).then(
        (result): LabRun => ({ options, result }),
        (error: unknown): LabRun => {
          if (error instanceof UserError && /diverged/.test(error.message)) return { options };
          throw error;
        },
      );
      runs.push(run);
      process.stderr.write(`${runLine(run)}\n`);
    }
    const fought = { a: sideOf(runs, a), b: sideOf(runs, b) };
    const metric = metricOf(dataset).name;
    const judged = judge(fought.a, fought.b, metric);
    process.stdout.write(
      json
        ? `${JSON.stringify(toJson(runs, { a, b }, metric, judged))}\n`
        : `${judged.winner === 'none' ? 'no clear winner' : `${{ a, b }[judged.winner]} wins`} (${judged.reason}${judged.test ? `, p = ${judged.test.p.toPrecision(2)}` : ''})\n`,
    );
  },
};

const sideOf = (runs: readonly LabRun[], network: string): DuelRun[] =>
  runs
    .filter(({ options }) => options.network === network)
    .map(({ options: { seed }, result }) =>
      result ? { seed, value: metricValue(result.outcome) } : { seed, diverged: true },
    );

const runLine = ({ options: { network, seed }, result }: LabRun): string =>
  result
    ? `${network} seed ${seed}: ${metricValue(result.outcome).toPrecision(4)}, ${result.params} parameters, ${result.seconds.training.toFixed(1)} s`
    : `${network} seed ${seed}: diverged`;

/** One object for scripts, so its names must not change. A value of null is a run that diverged. */
function toJson(
  runs: readonly LabRun[],
  networks: { a: string; b: string },
  metric: string,
  { a, b, ...judged }: ReturnType<typeof judge>,
) {
  const intervals = { a, b };
  const side = (key: 'a' | 'b') => {
    const own = runs.filter(({ options }) => options.network === networks[key]);
    return {
      network: networks[key],
      units: own[0]?.options.units,
      params: own.find(({ result }) => result)?.result?.params ?? null,
      values: own.map(({ result }) => (result ? metricValue(result.outcome) : null)),
      interval: intervals[key] ?? null,
      train_s: own.map(({ result }) => result?.seconds.training ?? null),
      val_metric: own.map(({ result }) => result?.epochs.map(({ valMetric }) => valMetric) ?? null),
    };
  };
  const { dataset, samples, epochs, batch, learningRate } =
    runs[0]?.options ?? ({} as Partial<TrainingOptions>);
  const result = runs.find((run) => run.result)?.result;
  return {
    ...{ dataset, metric, samples, epochs, batch, learning_rate: learningRate },
    seeds: [...new Set(runs.map(({ options }) => options.seed))],
    ...{ a: side('a'), b: side('b'), ...judged },
    ...{ device: result?.device, versions: result?.versions },
  };
}

/** @throws UserError for anything but a whole number within the limits */
function seedsIn(written: string | undefined): number {
  const { min, max } = seedLimits;
  const seeds = Number(written ?? min);
  if (Number.isInteger(seeds) && seeds >= min && seeds <= max) return seeds;
  throw new UserError(`--seeds takes a whole number from ${min} to ${max}, not “${written}”.`);
}
