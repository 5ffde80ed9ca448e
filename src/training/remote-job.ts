/** The bot's view of a job that runs on another machine. */
import { UserError } from '../types/errors.ts';
import type { TrainingResult } from '../types/training.ts';
import type { RemoteEnding, RemoteReport } from '../types/training-protocol.ts';
import type { JobHooks } from './trainer.ts';

export interface RemoteJob {
  hooks: JobHooks;
  /** The last epoch reported. A machine that takes a job over reports from the first epoch again. */
  epochs: number;
  /** Whether the job is in Redis. */
  added: boolean;
  resolve(result: TrainingResult): void;
  reject(error: unknown): void;
}

/** Calls the job's hooks, once for each epoch. */
export function forwardReport(job: RemoteJob, report: RemoteReport): void {
  if (report.type === 'progress') job.hooks.onProgress?.(report.progress);
  else if (report.type === 'watched') job.hooks.onWatched?.(report.watched);
  else if (report.type === 'frame') job.hooks.onFrame?.(report.frame);
  else if (report.epoch.epoch > job.epochs) {
    job.epochs = report.epoch.epoch;
    job.hooks.onEpoch?.(report.epoch);
  }
}

/** Resolves or rejects the job with its outcome. */
export function settleRemoteJob(job: RemoteJob, ending: RemoteEnding): void {
  if (ending.type === 'done') job.resolve(ending.result);
  else if (ending.type === 'failed')
    job.reject(ending.user ? new UserError(ending.message) : new Error(ending.message));
  else job.reject(new Error('a training machine cancelled a job without a request'));
}

/** The error for BullMQ's `failed` event: two machines were lost, or something outside the training failed. */
export function workerLostError(reason: string): Error {
  if (!reason.includes('stalled')) return new Error(`training over Redis failed: ${reason}`);
  return new UserError(
    'The machine that trained this was lost, and so was the one that took over. Run it again, and if that ends the same way, try it smaller.',
  );
}

/** The error for a job that is no longer in Redis. */
export function jobLostError(): UserError {
  return new UserError('This job was forgotten before it ended, because Redis was restarted. Run it again.');
}

/** The error for a job when no worker machine has been connected for too long. */
export function noWorkerError(): UserError {
  return new UserError(
    'No machine is there to train this, so it was given up. Run it again later, or tell whoever runs the bot.',
  );
}
