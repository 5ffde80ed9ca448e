/** The options of a training run: limits, defaults and checks. The bot and the laboratory share them. */
import { z } from 'zod';
import { describeDataset, describeDatasets } from '../ml/datasets/index.ts';
import { minSamples } from '../ml/datasets/splits.ts';
import { count } from '../text/format.ts';
import { UserError } from '../types/errors.ts';
import type { TrainingOptions } from '../types/training.ts';
import { datasets, networks } from '../types/training.ts';

type NumberName = 'samples' | 'epochs' | 'units' | 'batch' | 'learningRate' | 'seed';
type Numbers = Pick<TrainingOptions, NumberName>;
/** What a person gave, or left out. */
export type GivenOptions = { [Name in NumberName | 'network' | 'dataset']?: unknown };

/** Both ends included. */
export const trainingLimits: Record<NumberName, { min: number; max: number }> = {
  samples: { min: minSamples, max: Math.max(...describeDatasets().map(({ maxSamples }) => maxSamples)) },
  epochs: { min: 1, max: 100 },
  units: { min: 4, max: 256 },
  batch: { min: 8, max: 512 },
  learningRate: { min: 0.000_01, max: 1 },
  seed: { min: 0, max: 2 ** 31 - 1 },
};

/** The most examples that one job may train on, over all its epochs. */
export const maxExamples = 1_000_000;

const reasons: Record<NumberName, string> = {
  samples:
    'one tenth is put aside to check the network on, and no data set holds more than the largest number',
  epochs: 'more would keep everybody else waiting',
  units: 'fewer learn nothing, and more keep everybody else waiting',
  batch: 'smaller batches are slow, and larger ones need much memory',
  learningRate: 'with less nothing changes, and with more the loss grows without end',
  seed: 'it starts a sequence of random numbers',
};

/**
 * The same for every network, so that they can be compared, and enough to learn something within seconds. Adam's usual
 * 0.001 suits longer runs: with 0.003 all networks learn more in these few steps.
 */
const defaults: Numbers = { samples: 2_048, epochs: 5, units: 64, batch: 32, learningRate: 0.003, seed: 1 };

/** The option of a command for a number of a training run: what it is, its range and its default. */
export function numberOption(name: NumberName, what: string) {
  const { min, max } = trainingLimits[name];
  const [least, most, usual] = [min, max, defaults[name]].map((value) =>
    Number.isInteger(value) ? count(value) : String(value),
  );
  return { description: `${what}: ${least} to ${most}, usually ${usual}`, min, max };
}

/**
 * Fills in defaults and checks all options. Numbers may be text.
 * @throws UserError that names every wrong option, its value, what it may be and why
 */
export function parseTrainingOptions(input: GivenOptions): TrainingOptions {
  const choice = check(choices, input);
  const numbers = { ...defaults, ...describeDataset(choice.dataset).defaults, ...given(input) };
  const options = { ...choice, ...check(numberSchema, numbers) };
  checkTogether(options);
  return options;
}

const choices = z.object({
  network: z.enum(networks, { error: ({ input }) => oneOf('network', input, networks) }),
  dataset: z.enum(datasets, { error: ({ input }) => oneOf('dataset', input, datasets) }).default('digits'),
});

const numberSchema = z.object({
  samples: within('samples').int(outOfRange('samples')),
  epochs: within('epochs').int(outOfRange('epochs')),
  units: within('units').int(outOfRange('units')),
  batch: within('batch').int(outOfRange('batch')),
  learningRate: within('learningRate'),
  seed: within('seed').int(outOfRange('seed')),
});

function within(name: NumberName) {
  const { min, max } = trainingLimits[name];
  return z.number(outOfRange(name)).min(min, outOfRange(name)).max(max, outOfRange(name));
}

function outOfRange(name: NumberName) {
  const { min, max } = trainingLimits[name];
  // The name that users type.
  const [typed, kind] = name === 'learningRate' ? ['learning_rate', 'a number'] : [name, 'a whole number'];
  return {
    error: ({ input }: { input?: unknown }) =>
      `${typed} must be ${kind} from ${min} to ${max}, not ${String(input)}: ${reasons[name]}.`,
  };
}

function oneOf(name: string, input: unknown, values: readonly string[]): string {
  const list = `one of ${values.join(', ')}`;
  return input === undefined
    ? `${name} is missing: name ${list}.`
    : `${name} must be ${list}, not ${String(input)}.`;
}

function check<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  // A number may break two rules with the same message.
  throw new UserError([...new Set(parsed.error.issues.map(({ message }) => message))].join('\n'));
}

/** The options that are not undefined, with numbers for numerals. */
function given(input: object): object {
  const said = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => [
      name,
      typeof value === 'string' && numeral.test(value) ? Number(value) : value,
    ]),
  );
}

const numeral = /^-?\d+(\.\d+)?(e-?\d+)?$/;

function checkTogether({ dataset, samples, epochs, batch }: TrainingOptions): void {
  const most = describeDataset(dataset).maxSamples;
  if (samples > most) {
    throw new UserError(`samples must be at most ${most} for ${dataset}, not ${samples}: it has no more.`);
  }
  if (batch > samples) {
    throw new UserError(
      `batch must be at most samples (${samples}), not ${batch}: there is nothing to fill it with.`,
    );
  }
  if (samples * epochs > maxExamples) {
    throw new UserError(
      `samples × epochs must be at most ${maxExamples}, not ${samples * epochs}: others wait for their turn. ${Math.floor(maxExamples / samples)} epochs are possible with ${samples} samples.`,
    );
  }
}
