/** What to try after a run: changed options, as data that a button holds. */
import { networkNoun } from '../../charts/words.ts';
import { describeDataset } from '../../ml/datasets/index.ts';
import { count } from '../../text/format.ts';
import { UserError } from '../../types/errors.ts';
import type { Network, TrainingOptions } from '../../types/training.ts';
import { maxExamples, parseTrainingOptions, trainingLimits } from '../options.ts';
import { bestEpoch } from './curve-shape.ts';
import { type Course, type Diagnosis, diagnose } from './verdict.ts';

/** Options that a next experiment changes, one at a time, so that its effect can be seen. */
const changeable = ['network', 'samples', 'epochs', 'units', 'learningRate', 'seed'] as const;
type Changeable = (typeof changeable)[number];

export type NextExperiment =
  | { kind: 'change'; label: string; option: Changeable; value: string }
  /** Two more runs that differ in their seed alone. */
  | { kind: 'seeds'; label: string };

/** Few enough to read at a glance. */
const most = 3;
/** The network that is compared first with each. */
const rival: Record<Network, Network> = {
  ...{ rnn: 'lstm', lstm: 'gru', gru: 'lstm', cnn: 'lstm', attention: 'lstm' },
};
/** Below and above these rates, steps may be too small or too large. The usual rate suits these networks. */
const [smallRate, usualRate, largeRate] = [0.001, 0.003, 0.01];

/** Two or three experiments that follow from the verdict, the most telling first. */
export function nextExperiments(course: Course): NextExperiment[] {
  return plans(diagnose(course), course)
    .filter((next) => next !== undefined)
    .slice(0, most);
}

function plans({ verdict, shape }: Diagnosis, course: Course): (NextExperiment | undefined)[] {
  const { options, outcome } = course;
  const { learningRate } = options;
  const seeds = outcome && course.stoppedIn === undefined ? threeSeeds : undefined;
  const other = otherNetwork(options);
  const slower = rate(options, learningRate > usualRate ? usualRate : learningRate / 3);
  const tooFast = learningRate > largeRate ? slower : undefined;
  const faster = learningRate < smallRate ? rate(options, usualRate) : undefined;
  switch (verdict) {
    case 'diverged':
    case 'noEpoch':
      return [slower, fewer(course), other];
    case 'guessing':
    case 'stuck':
      return [faster ?? (shape === 'unfinished' ? longer(options) : slower), more(options), other];
    case 'naiveWins':
    case 'ngramWins':
      return [
        tooFast ?? faster ?? (shape === 'unfinished' ? longer(options) : undefined),
        shape === 'byHeart' ? fewer(course) : undefined,
        other,
        more(options),
        seeds,
      ];
    case 'byHeart':
      return [fewer(course), more(options), other, seeds];
    case 'unstable':
      return [slower, seeds, other];
    case 'unfinished':
      return [course.stoppedIn ? toTheEnd(options) : longer(options), other, seeds];
    case 'levelled':
      return [more(options), other, wider(options)];
    case 'solved':
      return [other, harder(options), seeds];
    case 'good':
      return [other, seeds, more(options)];
  }
}

const change = (option: Changeable, value: number | string, label: string): NextExperiment => ({
  ...{ kind: 'change', option, value: String(value), label },
});

const threeSeeds: NextExperiment = { kind: 'seeds', label: 'Three runs: is it luck?' };

function otherNetwork({ network, dataset }: TrainingOptions): NextExperiment {
  // On the memory test the plain RNN is the one that struggles.
  const next = dataset === 'recall' && network !== 'rnn' ? 'rnn' : rival[network];
  return change('network', next, `The ${networkNoun(next)} on the same data`);
}

/** Up to the epoch with the lowest validation loss. */
function fewer({ options, epochs }: Course): NextExperiment | undefined {
  const best = bestEpoch(epochs)?.epoch;
  return best !== undefined && best < options.epochs
    ? change('epochs', best, `Fewer epochs: ${best}`)
    : undefined;
}

/** What a stopped run did not see. */
const toTheEnd = ({ epochs }: TrainingOptions): NextExperiment =>
  change('epochs', epochs, `To the end: ${epochs} epochs`);

function longer({ epochs, samples }: TrainingOptions): NextExperiment | undefined {
  const value = Math.min(2 * epochs, trainingLimits.epochs.max, Math.floor(maxExamples / samples));
  return value > epochs ? change('epochs', value, `More epochs: ${value}`) : undefined;
}

function more({ dataset, epochs, samples }: TrainingOptions): NextExperiment | undefined {
  const { maxSamples } = describeDataset(dataset);
  const value = Math.min(4 * samples, maxSamples, Math.floor(maxExamples / epochs));
  // Less than a half more would not show.
  return value >= 1.5 * samples ? change('samples', value, `More examples: ${count(value)}`) : undefined;
}

/** A quarter of the examples: where does it break? */
function harder({ samples, batch }: TrainingOptions): NextExperiment | undefined {
  const value = Math.max(trainingLimits.samples.min, batch, Math.round(samples / 4));
  return value < samples ? change('samples', value, `Harder: ${count(value)} examples`) : undefined;
}

function wider({ units }: TrainingOptions): NextExperiment | undefined {
  const value = Math.min(2 * units, trainingLimits.units.max);
  return value > units ? change('units', value, `A wider network: ${value} units`) : undefined;
}

function rate({ learningRate }: TrainingOptions, wanted: number): NextExperiment | undefined {
  const value = Number(Math.max(trainingLimits.learningRate.min, wanted).toPrecision(1));
  if (value === learningRate) return undefined;
  const size = value < learningRate ? 'Smaller' : 'Larger';
  return change('learningRate', value, `${size} steps: learning rate ${value}`);
}

/** A change as a button holds it, such as `epochs-3`. */
export const changeKey = ({
  option,
  value,
}: Pick<Extract<NextExperiment, { kind: 'change' }>, 'option' | 'value'>): string =>
  `${option}-${option === 'learningRate' ? Number(value).toExponential() : value}`;

/** The options with the change of such a key. @throws UserError for a forged key, or one that no longer fits */
export function withChange(options: TrainingOptions, key: string): TrainingOptions {
  const [, option, value] = /^([A-Za-z]+)-(.+)$/.exec(key) ?? [];
  if (!changeable.some((name) => name === option))
    throw new UserError('This button belongs to another version of the bot. Please use the command again.');
  return { ...options, ...parseTrainingOptions({ ...options, [option as Changeable]: value }) };
}

/** The seeds of the two further runs of a series. */
export const furtherSeeds = ({ seed }: TrainingOptions): number[] =>
  [1, 2].map((step) => (seed + step) % (trainingLimits.seed.max + 1));
