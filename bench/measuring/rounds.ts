import type { Contestant } from './contestants.ts';
import type { TimedRun } from './process.ts';
import { deviation, mean, median } from './statistics.ts';
import { type Images, type Task, writeImages } from './task.ts';

/** The settings that are the same in every round. */
export type Case = Omit<Task, 'folder' | 'seed'>;

/** Digits row by row, with the usual sizes. */
export const digitsByRow: Omit<Case, 'network' | 'epochs'> = {
  units: 64,
  batch: 32,
  learningRate: 0.001,
  steps: 28,
  features: 28,
  classes: 10,
};

export interface Measured {
  /** Medians over the rounds: seconds of the best epoch's training steps, seconds of the whole job, peak megabytes. */
  best_epoch_s: number;
  job_s: number;
  memory_mb: number;
  /** Mean and standard deviation over the rounds, which have different seeds. */
  accuracy: number;
  accuracy_sd: number;
  params: number;
}

export type Results = (one: Case, contestant: Contestant) => Measured;

/**
 * Runs every case with every contestant. Contestants take turns, so that a temporary load on the machine affects all.
 * Round r uses seed r for the weights and for the choice of `trainSize` examples, which `write` puts into files. A first round, which is not counted,
 * loads programs and data into the page cache.
 */
export async function measure(
  cases: readonly Case[],
  contestants: readonly Contestant[],
  rounds: number,
  trainSize: number,
  write: (trainSize: number, seed: number) => Promise<Images> = writeImages,
): Promise<Results> {
  const runs = new Map<string, TimedRun[]>();
  for (let round = 0; round <= rounds; round++) {
    using images = await write(trainSize, Math.max(1, round));
    for (const one of round === 0 ? cases.slice(0, 1) : cases)
      for (const contestant of contestants.filter((contestant) => takes(contestant, one))) {
        const run = await contestant.run({ ...one, seed: images.seed, folder: images.folder }, images);
        if (round === 0) continue;
        const key = keyOf(one, contestant);
        runs.set(key, [...(runs.get(key) ?? []), run]);
        process.stderr.write(
          `round ${round}/${rounds} ${describe(one)} ${contestant.name}: ${run.job_s.toFixed(2)} s\n`,
        );
      }
  }
  return (one, contestant) => {
    const all = runs.get(keyOf(one, contestant)) ?? [];
    return {
      best_epoch_s: median(all.map(({ epoch_s }) => Math.min(...epoch_s))),
      job_s: median(all.map(({ job_s }) => job_s)),
      memory_mb: median(all.map(({ memory_mb }) => memory_mb)),
      accuracy: mean(all.map(({ accuracy }) => accuracy)),
      accuracy_sd: deviation(all.map(({ accuracy }) => accuracy)),
      params: all[0]?.params ?? 0,
    };
  };
}

const takes = ({ networks }: Contestant, { network }: Case): boolean => networks?.includes(network) ?? true;
const describe = ({ network, steps, batch, units }: Case) =>
  `${network} ${steps} steps, batch ${batch}, ${units} units,`;
const keyOf = (one: Case, { name }: Contestant) => `${describe(one)} ${name}`;
