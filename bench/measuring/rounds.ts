import type { Contestant } from './contestants.ts';
import type { TimedRun } from './process.ts';
import { median } from './statistics.ts';
import type { Images, Task } from './task.ts';

/** What is the same whichever images are used. */
export type Case = Omit<Task, 'folder'>;

export interface Measured {
  /** Medians over the rounds. Seconds of training steps in the best epoch, of the whole cold job; megabytes. */
  best_epoch_s: number;
  job_s: number;
  memory_mb: number;
  accuracy: number;
  params: number;
}

export type Results = (one: Case, contestant: Contestant) => Measured;

/**
 * Runs every case with every contestant, in turns: what disturbs the machine for a while disturbs all of them.
 * A first round brings programs and data into the page cache and does not count.
 */
export async function measure(
  cases: readonly Case[],
  contestants: readonly Contestant[],
  rounds: number,
  images: Images,
): Promise<Results> {
  const runs = new Map<string, TimedRun[]>();
  for (const contestant of contestants)
    await contestant.run({ ...(cases[0] as Case), folder: images.folder }, images);
  for (let round = 1; round <= rounds; round++)
    for (const one of cases)
      for (const contestant of contestants) {
        const run = await contestant.run({ ...one, folder: images.folder }, images);
        const key = keyOf(one, contestant);
        runs.set(key, [...(runs.get(key) ?? []), run]);
        process.stderr.write(
          `round ${round}/${rounds} ${describe(one)} ${contestant.name}: ${run.job_s.toFixed(2)} s\n`,
        );
      }
  return (one, contestant) => {
    const all = runs.get(keyOf(one, contestant)) ?? [];
    return {
      best_epoch_s: median(all.map(({ epoch_s }) => Math.min(...epoch_s))),
      job_s: median(all.map(({ job_s }) => job_s)),
      memory_mb: median(all.map(({ memory_mb }) => memory_mb)),
      accuracy: median(all.map(({ accuracy }) => accuracy)),
      params: all[0]?.params ?? 0,
    };
  };
}

const describe = ({ network, steps, batch, units }: Case) =>
  `${network} ${steps} steps, batch ${batch}, ${units} units,`;
const keyOf = (one: Case, { name }: Contestant) => `${describe(one)} ${name}`;
