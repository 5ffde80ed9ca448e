/** Chooses the examples of the test part that are watched: the same in every run of a data set. */
import type { Dataset } from '../datasets/types.ts';
import { createRandom, sample } from '../engine/random.ts';

const watchedExamples = 8;
/** A forecast is watched over days that follow each other, as a curve. */
const watchedDays = 28;
/** Does not depend on the run, so that runs can be compared. */
const seed = 3;

/** Positions in the test part: eight of as many classes as possible in random order, or some weeks of a forecast. */
export function watchedPositions({ task, test }: Dataset): number[] {
  const random = createRandom(seed, 'watched');
  if (task.kind === 'forecast') {
    const days = Math.min(watchedDays, test.size);
    const first = random.below(test.size - days + 1);
    return Array.from({ length: days }, (_, day) => first + day);
  }
  const order = [...sample(random, test.size)];
  const taken = new Map<number, number>();
  // The nth example of its class comes after the first ones of all other classes.
  const rounds = order.map((at) => {
    const label = test.y[at] as number;
    const round = taken.get(label) ?? 0;
    taken.set(label, round + 1);
    return { at, round };
  });
  return rounds
    .sort((one, other) => one.round - other.round)
    .slice(0, watchedExamples)
    .map(({ at }) => at);
}
