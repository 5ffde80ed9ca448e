/** Runs one job in a training process until a result, an error, an exit, a limit or a cancel. */

import type { Child, Exit } from '../processes/child.ts';
import { describeExit } from '../processes/child.ts';
import { watchLimits } from '../processes/limits.ts';
import { UserError } from '../types/errors.ts';
import type { TrainingOptions, TrainingResult } from '../types/training.ts';
import type { Failed, FromTraining, ToTraining } from '../types/training-protocol.ts';
import type { JobHooks } from './trainer.ts';

export type TrainingChild = Child<ToTraining, FromTraining>;

export interface JobLimits {
  jobMs: number;
  memoryBytes: number;
  /** A process that sends more messages than this is broken, and would slow the bot down. */
  messagesPerSecond: number;
  /** How long a process may take to stop after a cancel. */
  cancelMs: number;
}

export const defaultJobLimits: JobLimits = {
  jobMs: 10 * 60 * 1000,
  memoryBytes: 3 * 1024 ** 3,
  messagesPerSecond: 1_000,
  cancelMs: 2_000,
};

export interface JobOutcome {
  /** Absent when the job was cancelled. */
  result?: TrainingResult;
  /** Whether the process can take another job. */
  isReusable: boolean;
}

/** Rejects when the process cannot be reused: with a UserError unless the fault is internal. */
export async function runJob(
  child: TrainingChild,
  options: TrainingOptions,
  hooks: JobHooks,
  signal: AbortSignal,
  limits: JobLimits,
): Promise<JobOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<JobOutcome>();
  let messages = 0;

  const handleMessage = (message: FromTraining) => {
    messages += 1;
    if (messages > limits.messagesPerSecond) reject(new Error('the training process floods the bot'));
    else if (message.type === 'progress') hooks.onProgress?.(message.progress);
    else if (message.type === 'epoch') hooks.onEpoch?.(message.epoch);
    else if (message.type === 'watched') hooks.onWatched?.(message.watched);
    else if (message.type === 'frame') hooks.onFrame?.(message.frame);
    else if (message.type === 'done') resolve({ result: message.result, isReusable: message.leaked === 0 });
    else if (message.type === 'failed') reject(failed(message));
    else if (signal.aborted) resolve({ isReusable: message.leaked === 0 });
    else reject(new Error('the training process cancelled a job without a request'));
  };
  child.listen((message) => {
    try {
      handleMessage(message);
    } catch (error) {
      // A hook that throws fails its own job, not the bot.
      reject(error);
    }
  });
  void child.exit.then((exit) => reject(crashed(exit)));

  const { jobMs, memoryBytes } = limits;
  const stopWatch = watchLimits(child.pid, { timeoutMs: jobMs, memoryBytes }, (resource) =>
    reject(resource === 'time' ? outOfTime(jobMs) : outOfMemory(memoryBytes)),
  );
  const rateWindow = setInterval(() => {
    messages = 0;
  }, 1_000);
  let graceTimer: NodeJS.Timeout | undefined;
  const cancel = () => {
    child.send({ type: 'cancel' });
    graceTimer = setTimeout(() => resolve({ isReusable: false }), limits.cancelMs);
  };
  signal.addEventListener('abort', cancel, { once: true });
  const stop = () => child.send({ type: 'stop' });
  hooks.stop?.addEventListener('abort', stop, { once: true });

  child.send({ type: 'train', options });
  if (hooks.stop?.aborted) stop();
  try {
    return await promise;
  } finally {
    child.listen(undefined);
    signal.removeEventListener('abort', cancel);
    hooks.stop?.removeEventListener('abort', stop);
    stopWatch();
    clearInterval(rateWindow);
    clearTimeout(graceTimer);
  }
}

function failed({ message, user }: Failed): Error {
  return user ? new UserError(message) : new Error(message);
}

function crashed(exit: Exit): UserError {
  return new UserError(
    `The training process ${describeExit(exit)} in the middle of this job. Nothing else was touched: run it again, and if that ends the same way, try fewer units or a smaller batch.`,
    { cause: exit.output },
  );
}

function outOfTime(limitMs: number): UserError {
  return new UserError(
    `This job was stopped after ${Math.round(limitMs / 1000)} seconds, the most that one may take. Fewer samples, epochs or units make it shorter.`,
  );
}

function outOfMemory(limitBytes: number): UserError {
  return new UserError(
    `This job was stopped because it needed more than ${(limitBytes / 1024 ** 3).toFixed(1)} GB of memory. Fewer units or a smaller batch need less.`,
  );
}
