/** The child's side of the protocol: job after job, one at a time, until the parent lets go. */
import { UserError } from '../errors.ts';
import type { Progress, TrainingOptions, TrainingResult } from '../nets/types.ts';
import { followParent } from '../processes/orphan.ts';
import type { FromTraining, Ready, ToTraining } from './protocol.ts';
import type { TrainingHooks } from './trainer.ts';

export interface Engine {
  /** Rejects soon after `signal` is aborted. */
  train(options: TrainingOptions, hooks: TrainingHooks & { signal: AbortSignal }): Promise<TrainingResult>;
  /** Tensors alive now. */
  tensors(): number;
}

/** More often than this nobody looks. */
const progressIntervalMs = 100;

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
  const before = engine.tensors();
  try {
    const result = await engine.train(options, {
      onProgress: calmly((progress) => send({ type: 'progress', progress })),
      onEpoch: (epoch) => send({ type: 'epoch', epoch }),
      signal,
    });
    return { type: 'done', result, leaked: engine.tensors() - before };
  } catch (error) {
    if (signal.aborted) return { type: 'cancelled', leaked: engine.tensors() - before };
    if (error instanceof UserError) return { type: 'failed', message: error.message, user: true };
    return {
      type: 'failed',
      message: error instanceof Error ? `${error.stack}` : String(error),
      user: false,
    };
  }
}

/** Passes on the first progress of each phase and epoch, and of the rest what comes after a pause. */
function calmly(report: (progress: Progress) => void): (progress: Progress) => void {
  let last = { phase: '', epoch: -1, ms: 0 };
  return (progress) => {
    const { phase, epoch } = progress;
    const ms = performance.now();
    if (phase === last.phase && epoch === last.epoch && ms - last.ms < progressIntervalMs) return;
    last = { phase, epoch, ms };
    report(progress);
  };
}

function send(message: FromTraining | Ready): void {
  // With a callback, a parent that is gone is no error event; 'disconnect' ends this process.
  if (process.connected) process.send?.(message, () => undefined);
}
