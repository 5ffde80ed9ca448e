/** A job on another machine, as the bot that waits for it sees it. */
import { UserError } from '../types/errors.ts';
import type { TrainingResult } from '../types/training.ts';
import type { RemoteEnding, RemoteReport } from '../types/training-protocol.ts';
import type { JobHooks } from './trainer.ts';

export interface RemoteJob {
  hooks: JobHooks;
  /** Epochs heard of: a machine that takes a job over begins it anew. */
  epochs: number;
  /** Whether Redis has it. */
  added: boolean;
  resolve(result: TrainingResult): void;
  reject(error: unknown): void;
}

/** Passes on what is new: a machine that takes over begins at the first epoch. */
export function hear(job: RemoteJob, report: RemoteReport): void {
  if (report.type === 'progress') job.hooks.onProgress?.(report.progress);
  else if (report.epoch.epoch > job.epochs) {
    job.epochs = report.epoch.epoch;
    job.hooks.onEpoch?.(report.epoch);
  }
}

export function end(job: RemoteJob, ending: RemoteEnding): void {
  if (ending.type === 'done') job.resolve(ending.result);
  else if (ending.type === 'failed')
    job.reject(ending.user ? new UserError(ending.message) : new Error(ending.message));
  else job.reject(new Error('a training machine cancelled a job by itself'));
}

/** What BullMQ calls a failure: its own verdict on a job that lost two machines, or an error outside the training. */
export function failed(reason: string): Error {
  if (!reason.includes('stalled')) return new Error(`training over Redis failed: ${reason}`);
  return new UserError(
    'The machine that trained this was lost, and so was the one that took over. Run it again, and if that ends the same way, try it smaller.',
  );
}

export function vanished(): UserError {
  return new UserError('This job was forgotten before it ended, because Redis was restarted. Run it again.');
}

export function nobody(): UserError {
  return new UserError(
    'No machine is there to train this, so it was given up. Run it again later, or tell whoever runs the bot.',
  );
}
