/**
 * What the bot and a training process say to each other, over Node's IPC with advanced serialisation, and what the bot
 * hears from another machine, as JSON over Redis.
 */
import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from './training.ts';

/** Starts a job; one at a time. */
interface Train {
  type: 'train';
  options: TrainingOptions;
}

/** Breaks the job off between two batches. Without a job it means nothing. */
interface Cancel {
  type: 'cancel';
}

interface ProgressMade {
  type: 'progress';
  progress: Progress;
}

interface EpochEnded {
  type: 'epoch';
  epoch: EpochRecord;
}

interface Done {
  type: 'done';
  result: TrainingResult;
  /** Tensors and graphs that the job left behind: anything but 0 asks for a new process. */
  leaked: number;
}

export interface Failed {
  type: 'failed';
  message: string;
  /** Whether the message is meant for a learner's eyes. */
  user: boolean;
}

interface Cancelled {
  type: 'cancelled';
  leaked: number;
}

export type ToTraining = Train | Cancel;
export type FromTraining = ProgressMade | EpochEnded | Done | Failed | Cancelled;

/** While a job runs on another machine. */
export type RemoteReport = ProgressMade | EpochEnded;
/** How it ended there. A job that BullMQ itself calls failed is one whose machine was lost. */
export type RemoteEnding = Omit<Done, 'leaked'> | Failed | Omit<Cancelled, 'leaked'>;
