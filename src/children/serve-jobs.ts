/** The child's side of the protocol: job after job, one at a time, until the parent lets go. */

import { followParent } from '../processes/orphan.ts';
import type { JobHooks } from '../training/trainer.ts';
import { UserError } from '../types/errors.ts';
import type { Ready } from '../types/rpc-protocol.ts';
import type { TrainingOptions, TrainingResult } from '../types/training.ts';
import type { FromTraining, ToTraining } from '../types/training-protocol.ts';

export interface Engine {
  /** Rejects soon after `signal` is aborted, and reports progress no more often than somebody could look. */
  train(options: TrainingOptions, hooks: JobHooks & { signal: AbortSignal }): Promise<TrainingResult>;
  /** Tensors and graphs that TensorFlow holds now. */
  held(): number;
}

/** Answers the parent's messages with `engine` and says that it is ready. */
export function serveTraining(engine: Engine): void {
  let job: AbortController | undefined;
  followParent();
  process.on('message', async (message: ToTraining) => {
    if (message.type === 'cancel') return job?.abort();
    if (job) throw new Error('asked for a second job while one runs');
    job = new AbortController();
    const ending = await carryOut(engine, message.options, job.signal);
    // Before the answer: the parent may send the next job at once.
    job = undefined;
    send(ending);
  });
  send({ type: 'ready' });
}

async function carryOut(
  engine: Engine,
  options: TrainingOptions,
  signal: AbortSignal,
): Promise<FromTraining> {
  const before = engine.held();
  try {
    const result = await engine.train(options, {
      onProgress: (progress) => send({ type: 'progress', progress }),
      onEpoch: (epoch) => send({ type: 'epoch', epoch }),
      signal,
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
  // With a callback, a parent that is gone is no error event; 'disconnect' ends this process.
  if (process.connected) process.send?.(message, () => undefined);
}
