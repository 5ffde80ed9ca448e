/**
 * Messages between the bot and a training process, over Node's IPC with advanced serialisation, and messages from another
 * machine, as JSON over Redis.
 */
import type { Frame, Watched } from './recording.ts';
import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from './training.ts';

/** Starts a job. A process runs one job at a time. */
interface Train {
  type: 'train';
  options: TrainingOptions;
}

/** Cancels the job between two batches. Without a job it has no effect. */
interface Cancel {
  type: 'cancel';
}

/** Stops training after the current batch. The job is measured and ends with its result. Without a job it has no effect. */
interface Stop {
  type: 'stop';
}

interface ProgressMade {
  type: 'progress';
  progress: Progress;
}

interface EpochEnded {
  type: 'epoch';
  epoch: EpochRecord;
}

/** Sent once before the first frame. */
interface WatchBegun {
  type: 'watched';
  watched: Watched;
}

interface FrameTaken {
  type: 'frame';
  frame: Frame;
}

interface Done {
  type: 'done';
  result: TrainingResult;
  /** Number of tensors and graphs that the job did not free; above 0 the process is replaced. */
  leaked: number;
}

export interface Failed {
  type: 'failed';
  message: string;
  /** A learner may read the message. */
  user: boolean;
}

interface Cancelled {
  type: 'cancelled';
  leaked: number;
}

export type ToTraining = Train | Cancel | Stop;
export type FromTraining = ProgressMade | EpochEnded | WatchBegun | FrameTaken | Done | Failed | Cancelled;

/** Sent while a job runs on another machine. */
export type RemoteReport = ProgressMade | EpochEnded | WatchBegun | FrameTaken;
/** How a job on another machine ended. A job that BullMQ itself marks as failed has lost its machine. */
export type RemoteEnding = Omit<Done, 'leaked'> | Failed | Omit<Cancelled, 'leaked'>;
