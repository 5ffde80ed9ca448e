/** What the queue of training jobs takes, and what it tells. */

import type { Database } from '../db/open.ts';
import type { MessageRef } from '../discord/message-ref.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../types/training.ts';
import type { Experiment } from './tables/experiments.ts';
import type { TrainingBackend } from './trainer.ts';

export interface QueueEvents {
  queued: [experiment: Experiment];
  started: [experiment: Experiment];
  /** Some times a second; `secondsLeft` is undefined until the job's speed is known. */
  progress: [experiment: Experiment, progress: Progress, secondsLeft: number | undefined];
  /** The epoch is stored. */
  epoch: [experiment: Experiment, epoch: EpochRecord];
  /** Done, failed or cancelled, as stored. */
  finished: [experiment: Experiment];
  /** Where waiting jobs stand may have changed. */
  moved: [];
}

/** Where a waiting job stands. */
export interface Wait {
  /** 1 for the job that starts next. */
  place: number;
  /**
   * `starting`: there is a free process for it. `busy`: others run. `noMachine`: nothing is connected that could run it.
   * `notTaken`: the machines' Redis takes no jobs now.
   */
  reason: 'starting' | 'busy' | 'noMachine' | 'notTaken';
}

export interface Submission {
  user: { id: string; name: string };
  /** Null in a direct message. */
  serverId: string | null;
  options: TrainingOptions;
  place: MessageRef;
}

export interface QueueLimits {
  /** Jobs of one learner that may wait. */
  queuedPerUser: number;
  /** How often a job may begin without coming to an end. */
  attempts: number;
  /** How long before its token dies a job must be over whose message nothing else can edit. */
  tokenMarginMs: number;
}

export interface QueueOptions {
  db: Database;
  backend: TrainingBackend;
  /** Jobs at a time; asked anew before each, where machines come and go. */
  workers: number | (() => number);
  limits?: Partial<QueueLimits>;
  /** Told of faults of ours, with the experiment's number. */
  log?: (sentence: string, error: unknown) => void;
}
