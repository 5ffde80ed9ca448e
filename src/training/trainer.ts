import type { Frame, Watched } from '../types/recording.ts';
import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from '../types/training.ts';

export interface JobHooks {
  onProgress?: (progress: Progress) => void;
  onEpoch?: (epoch: EpochRecord) => void;
  /** Called before the first frame, and again where the job starts anew. */
  onWatched?: (watched: Watched) => void;
  onFrame?: (frame: Frame) => void;
  /** Stops training after the current batch. The result is measured and kept, with `stoppedIn`. */
  stop?: AbortSignal;
}

/** The backend does not accept the job, and has not started it. It may be submitted again later. */
export class JobNotAcceptedError extends Error {
  override readonly name = 'JobNotAcceptedError';
}

/** Runs training jobs: in processes on this machine, or on other machines. */
export interface TrainingBackend {
  /**
   * Rejects with `signal.reason` when aborted, with a UserError when a limit or the data stopped the job or its
   * process died, with JobNotAcceptedError when it cannot start now, and with another error for an internal fault.
   */
  run(options: TrainingOptions, hooks: JobHooks, signal: AbortSignal): Promise<TrainingResult>;
}
