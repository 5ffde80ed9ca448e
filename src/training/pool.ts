/** The training processes of this machine: those at work, and one warm and waiting. */
import { availableParallelism } from 'node:os';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { describeExit, startChild } from '../processes/child.ts';
import { childEnvironment } from '../processes/environment.ts';
import { lowerPriority } from '../processes/limits.ts';
import type { Config } from '../types/config.ts';
import { UserError } from '../types/errors.ts';
import type { TrainingOptions, TrainingResult } from '../types/training.ts';
import type { FromTraining, ToTraining } from '../types/training-protocol.ts';
import type { JobLimits, TrainingChild } from './run-job.ts';
import { runJob, usualJobLimits } from './run-job.ts';
import type { JobHooks, TrainingBackend } from './trainer.ts';

interface PoolLimits extends JobLimits {
  readyMs: number;
  /** A process is replaced after this many jobs, so that nothing small adds up. */
  jobsPerProcess: number;
}

export interface PoolOptions {
  /** Jobs side by side, each in a process of its own. */
  workers: number;
  /** What the processes find in their environment besides the harmless part of ours: TensorFlow's switches. */
  environment: Record<string, string>;
  limits?: Partial<PoolLimits>;
  /** The module that a process runs; another one in tests. */
  module?: URL;
  /** Told of a process that failed, with what is known. */
  log?: (sentence: string) => void;
}

export interface TrainingPool extends TrainingBackend {
  /** Settles when a process is warm; rejects when it cannot start. */
  warm(): Promise<void>;
  /** Process ids, for those who watch. */
  pids(): number[];
  /** Ends every process; jobs under way reject. Calling it again does no harm. */
  close(): Promise<void>;
}

const usualLimits: PoolLimits = { ...usualJobLimits, readyMs: 60_000, jobsPerProcess: 200 };

/** The pool that the configuration asks for on this machine. */
export function createLocalPool(config: Config, log: (sentence: string) => void): TrainingPool {
  const { trainingWorkers: workers, trainingDevice } = config;
  const device = trainingDevice === 'cpu' ? 'cpu' : 'auto';
  const environment = {
    ...tensorflowEnvironment({ threads: threadsPerWorker(workers), device }),
    TRAINING_DEVICE: trainingDevice,
  };
  return createPool({ workers, environment, log });
}

/** Cores for each of `workers` processes. */
export function threadsPerWorker(workers: number): number {
  return Math.max(1, Math.floor(availableParallelism() / workers));
}

interface Worker {
  child: TrainingChild;
  jobs: number;
}

type Turn = PromiseWithResolvers<Worker>;

/** Starts the first process at once, so that TensorFlow is loaded before anybody asks. */
export function createPool(options: PoolOptions): TrainingPool {
  const limits = { ...usualLimits, ...options.limits };
  const module = options.module ?? new URL('../children/training.ts', import.meta.url);
  const log = options.log ?? (() => undefined);
  const workers = new Set<Worker>();
  const idle: Worker[] = [];
  const turns: Turn[] = [];
  let closed = false;

  function start(): Worker {
    const child = startChild<ToTraining, FromTraining>({
      module,
      environment: childEnvironment(options.environment),
      readyTimeoutMs: limits.readyMs,
    });
    const worker = { child, jobs: 0 };
    workers.add(worker);
    lowerPriority(child.pid);
    void child.exit.then((exit) => {
      workers.delete(worker);
      if (idle.includes(worker)) {
        idle.splice(idle.indexOf(worker), 1);
        if (!closed) log(`a waiting training process ${describeExit(exit)}: ${exit.output}`);
      }
      const turn = turns.shift();
      if (turn) turn.resolve(start());
      // One that never got as far as a job would die again at once: the next job tries.
      else if (worker.jobs > 0) keepOneWarm();
    });
    return worker;
  }

  function keepOneWarm(): void {
    if (!closed && idle.length === 0 && workers.size < options.workers) idle.push(start());
  }

  function take(signal: AbortSignal): Worker | Promise<Worker> {
    signal.throwIfAborted();
    if (closed) throw new UserError('The bot is stopping, so nothing is trained now. Ask again in a minute.');
    const worker = idle.pop() ?? (workers.size < options.workers ? start() : undefined);
    if (worker) return worker;
    const turn: Turn = Promise.withResolvers();
    const leave = () => {
      if (!turns.includes(turn)) return;
      turns.splice(turns.indexOf(turn), 1);
      turn.reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    turns.push(turn);
    return turn.promise.finally(() => signal.removeEventListener('abort', leave));
  }

  function giveBack(worker: Worker, clean: boolean): void {
    if (!clean || worker.jobs >= limits.jobsPerProcess || closed) {
      // One that failed may listen no more, so it gets no time to leave by itself.
      void worker.child.end(clean ? undefined : 0);
      return;
    }
    const turn = turns.shift();
    if (turn) turn.resolve(worker);
    else idle.push(worker);
  }

  async function runIn(
    worker: Worker,
    job: TrainingOptions,
    hooks: JobHooks,
    signal: AbortSignal,
  ): Promise<TrainingResult> {
    let clean = false;
    try {
      await Promise.race([worker.child.ready.catch(cannotStart), aborted(signal)]);
      if (signal.aborted) {
        clean = true;
        throw signal.reason;
      }
      worker.jobs += 1;
      const ending = await runJob(worker.child, job, hooks, signal, limits);
      clean = ending.clean;
      if (!ending.result) throw signal.reason;
      return ending.result;
    } catch (error) {
      if (!signal.aborted) log(`a training process is replaced: ${sentence(error)}`);
      throw error;
    } finally {
      giveBack(worker, clean);
    }
  }

  keepOneWarm();
  return {
    async run(job, hooks, signal) {
      const worker = await take(signal);
      keepOneWarm();
      return runIn(worker, job, hooks, signal);
    },
    async warm() {
      keepOneWarm();
      await Promise.any([...workers].map(({ child }) => child.ready)).catch(cannotStart);
    },
    pids: () => [...workers].flatMap(({ child }) => child.pid ?? []),
    async close() {
      closed = true;
      for (const turn of turns.splice(0)) turn.reject(new UserError('The bot is stopping.'));
      await Promise.all([...workers].map(({ child }) => child.end()));
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function cannotStart(cause: unknown): never {
  throw new UserError(
    'The training process cannot be started, so nothing can be trained now. The log says why: tell whoever runs the bot.',
    { cause },
  );
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${sentence(error.cause)})`;
}
