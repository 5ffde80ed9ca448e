/** The child's side of the training protocol: runs jobs one at a time until the parent disconnects. */

import { followParent } from '../processes/orphan.ts';
import type { JobHooks } from '../training/trainer.ts';
import { UserError } from '../types/errors.ts';
import type { Ready } from '../types/rpc-protocol.ts';
import type { TrainingOptions, TrainingResult } from '../types/training.ts';
import type { FromTraining, ToTraining } from '../types/training-protocol.ts';

export interface Engine {
  /** Rejects soon after `signal` is aborted. Limits the rate of its progress reports. */
  train(options: TrainingOptions, hooks: JobHooks & { signal: AbortSignal }): Promise<TrainingResult>;
  /** The number of tensors and graphs in TensorFlow's memory. */
  held(): number;
}

/** Runs the parent's jobs with `engine`, and reports that it is ready. */
export function serveTraining(engine: Engine): void {
  let job: { cancel: AbortController; stop: AbortController } | undefined;
  followParent();
  process.on('message', async (message: ToTraining) => {
    if (message.type === 'cancel') return job?.cancel.abort();
    if (message.type === 'stop') return job?.stop.abort();
    if (job) throw new Error('asked for a second job while one runs');
    job = { cancel: new AbortController(), stop: new AbortController() };
    const ending = await execute(engine, message.options, job.cancel.signal, job.stop.signal);
    // Before the response, because the parent may send the next job at once.
    job = undefined;
    send(ending);
  });
  send({ type: 'ready' });
}

async function execute(
  engine: Engine,
  options: TrainingOptions,
  signal: AbortSignal,
  stop: AbortSignal,
): Promise<FromTraining> {
  const before = engine.held();
  try {
    const result = await engine.train(options, {
      onProgress: (progress) => send({ type: 'progress', progress }),
      onEpoch: (epoch) => send({ type: 'epoch', epoch }),
      onWatched: (watched) => send({ type: 'watched', watched }),
      onFrame: (frame) => send({ type: 'frame', frame }),
      signal,
      stop,
    });
    return { type: 'done', result, leaked: engine.held() - before };
  } catch (error) {
    if (signal.aborted) return { type: 'cancelled', leaked: engine.held() - before };
    if (error instanceof UserError) return { type: 'failed', message: error.message, user: true };
    return {
      type: 'failed',
      message: error instanceof Error ? `${error.stack}` : String(error),
      user: false,
    };
  }
}

function send(message: FromTraining | Ready): void {
  // The callback takes the error of a channel that has just closed. Then 'disconnect' ends this process.
  if (process.connected) process.send?.(message, () => undefined);
}
