import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from '../types/training.ts';

export interface JobHooks {
  onProgress?: (progress: Progress) => void;
  onEpoch?: (epoch: EpochRecord) => void;
}

/** The job was not taken, and nothing of it has begun: it may be handed over again later. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/** Whatever can carry out a job: processes on this machine, or somewhere else. */
export interface TrainingBackend {
  /**
   * Rejects with `signal.reason` when aborted, with a UserError when a limit or the data stopped the job or its
   * process died, with NotTaken when it cannot be taken now, and with any other error for a fault of ours.
   */
  run(options: TrainingOptions, hooks: JobHooks, signal: AbortSignal): Promise<TrainingResult>;
}
