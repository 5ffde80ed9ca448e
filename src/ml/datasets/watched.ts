/** Chooses the examples of the test part that are watched: the same in every run of a data set. */
import type { Watched } from '../../types/recording.ts';
import { createRandom, sample } from '../engine/random.ts';
import type { Dataset, DatasetSplit, ForecastTask } from './types.ts';

const watchedExamples = 8;
/** A forecast is watched over the first weeks of the test part, as a curve. */
const watchedDays = 28;
/** Does not depend on the run, so that runs can be compared. */
const seed = 3;

/** Positions in the test part: eight of as many classes as possible in random order, or four weeks of a forecast. */
export function watchedPositions({ task, test }: Dataset): number[] {
  if (task.kind === 'forecast')
    return Array.from({ length: Math.min(watchedDays, test.size) }, (_, day) => day);
  const random = createRandom(seed, 'watched');
  const order = [...sample(random, test.size)];
  const taken = new Map<number, number>();
  // The nth example of its class comes after the first ones of all other classes.
  const rounds = order.map((at) => {
    const label = truthOf({ task }, test, at);
    const round = taken.get(label) ?? 0;
    taken.set(label, round + 1);
    return { at, round };
  });
  return rounds
    .sort((one, other) => one.round - other.round)
    .slice(0, watchedExamples)
    .map(({ at }) => at);
}

/** The watched examples as people see them; undefined for data that cannot be shown. */
export function watchedOf(dataset: Dataset, positions = watchedPositions(dataset)): Watched | undefined {
  const { task, test, show } = dataset;
  if (!show) return undefined;
  return {
    samples: positions.map((at) => show(at)),
    truths: positions.map((at) => truthOf(dataset, test, at)),
    ...answerNames(task),
  };
}

/** The names of the answers, or the unit of the forecast. */
export const answerNames = (task: Dataset['task']): { labels: string[]; unit?: string } =>
  task.kind === 'forecast' ? { labels: [], unit: task.unit } : { labels: task.labels };

/** The index of an example's class or of its last next character, or the value to be forecast in its unit. */
export function truthOf({ task }: Pick<Dataset, 'task'>, { y }: DatasetSplit, at: number): number {
  const truth = y[task.kind === 'language' ? (at + 1) * task.steps - 1 : at] as number;
  return task.kind === 'forecast' ? inUnit(task, truth) : truth;
}

/** A scaled value of a forecast in its unit. */
export const inUnit = ({ scale, offset }: ForecastTask, value: number): number =>
  rounded(value * scale + offset);

/** Four decimals: more would only make messages longer. Adding 0 turns -0, which JSON does not know, into 0. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;
