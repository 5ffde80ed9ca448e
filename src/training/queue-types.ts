/** The input, the events and the options of the queue of training jobs. */

import type { Database } from '../db/open.ts';
import type { MessageRef } from '../discord/message-ref.ts';
import type { Frame, Watched } from '../types/recording.ts';
import type { EpochRecord, Progress, TrainingOptions } from '../types/training.ts';
import type { QueueLimits } from './queue-limits.ts';
import type { Experiment } from './tables/experiments.ts';
import type { TrainingBackend } from './trainer.ts';

export interface QueueEvents {
  queued: [experiment: Experiment];
  started: [experiment: Experiment];
  /** Several times a second. `secondsLeft` is undefined until the job's speed is known. */
  progress: [experiment: Experiment, progress: Progress, secondsLeft: number | undefined];
  /** The epoch is stored. */
  epoch: [experiment: Experiment, epoch: EpochRecord];
  /** The job shows its guesses from now on, from the first frame on. */
  watched: [experiment: Experiment, watched: Watched];
  frame: [experiment: Experiment, frame: Frame];
  /** Done, failed or cancelled, as stored. */
  finished: [experiment: Experiment];
  /** Positions of waiting jobs, or the reasons why they wait, may have changed. */
  moved: [];
}

/** The position of a waiting job, and why it waits. */
export interface Wait {
  /** 1 for the job that starts next. */
  position: number;
  /**
   * `starting`: a process is free. `busy`: other jobs run. `noMachine`: no worker machine is connected.
   * `notAccepted`: Redis accepts no jobs now. `measuring`: a measurement has the machine to itself for a moment.
   */
  reason: 'starting' | 'busy' | 'noMachine' | 'notAccepted' | 'measuring';
}

export interface Submission {
  user: { id: string; name: string };
  /** Null in a direct message. */
  serverId: string | null;
  options: TrainingOptions;
  messageRef: MessageRef;
  /** The experiment that this one changes. */
  basedOn?: number;
  /** Whether everybody in the server can read the channel; no if absent. */
  isOpen?: boolean;
  /** Stores something in the same transaction. The limit of waiting jobs was checked before, and does not apply. */
  alongside?: (tx: Database, added: Experiment[]) => void;
}

/** What the learner reads when the bot can no longer edit the message of a job. */
export const expiredMessage =
  'This job was stopped: here the bot can change its answer for 15 minutes only, waiting included. Run it by `/train` in a server that has the bot, or make it smaller.';

export interface QueueOptions {
  db: Database;
  backend: TrainingBackend;
  /** Jobs at a time. A function is called before each claim, because machines connect and disconnect. */
  workers: number | (() => number);
  /** How many of these places hold something else than a training now; none if absent. */
  taken?: () => number;
  limits?: Partial<QueueLimits>;
  /** Receives internal errors, with the experiment's number. */
  log?: (sentence: string, error: unknown) => void;
}
