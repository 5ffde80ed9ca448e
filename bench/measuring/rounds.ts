import type { Contestant } from './contestants.ts';
import type { TimedRun } from './process.ts';
import { deviation, mean, median } from './statistics.ts';
import { type Task, writeImages } from './task.ts';

/** What is the same in every round. */
export type Case = Omit<Task, 'folder' | 'seed'>;

export interface Measured {
  /** Medians over the rounds. Seconds of training steps in the best epoch, of the whole cold job; megabytes. */
  best_epoch_s: number;
  job_s: number;
  memory_mb: number;
  /** Mean and standard deviation over the rounds, each of which has its own seed. */
  accuracy: number;
  accuracy_sd: number;
  params: number;
}

export type Results = (one: Case, contestant: Contestant) => Measured;

/**
 * Runs every case with every contestant, in turns: what disturbs the machine for a while disturbs all of them.
 * Round r has seed r, for the weights and for which `trainSize` images are used. A first round brings programs and
 * data into the page cache and does not count.
 */
export async function measure(
  cases: readonly Case[],
  contestants: readonly Contestant[],
  rounds: number,
  trainSize: number,
): Promise<Results> {
  const runs = new Map<string, TimedRun[]>();
  for (let round = 0; round <= rounds; round++) {
    using images = await writeImages(trainSize, Math.max(1, round));
    for (const one of round === 0 ? cases.slice(0, 1) : cases)
      for (const contestant of contestants) {
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

const describe = ({ network, steps, batch, units }: Case) =>
  `${network} ${steps} steps, batch ${batch}, ${units} units,`;
const keyOf = (one: Case, { name }: Contestant) => `${describe(one)} ${name}`;
