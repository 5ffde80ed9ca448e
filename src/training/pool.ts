/** The training processes of this machine: busy ones, and one idle and warm. */
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
import { defaultJobLimits, runJob } from './run-job.ts';
import type { JobHooks, TrainingBackend } from './trainer.ts';

interface PoolLimits extends JobLimits {
  readyMs: number;
  /** A process is replaced after this many jobs, so that small leaks do not add up. */
  jobsPerProcess: number;
}

export interface PoolOptions {
  /** Jobs at the same time, each in its own process. */
  workers: number;
  /** Variables for the processes besides the inherited ones: TensorFlow's settings. */
  environment: Record<string, string>;
  limits?: Partial<PoolLimits>;
  /** The module that a process runs; another one in tests. */
  module?: URL;
  /** Called with each failure of a process. */
  log?: (describeError: string) => void;
}

export interface TrainingPool extends TrainingBackend {
  /** Resolves when a process is warm; rejects when none can start. */
  warm(): Promise<void>;
  /** The ids of the processes. */
  pids(): number[];
  /** Ends every process; running jobs reject. Calling it again does no harm. */
  close(): Promise<void>;
}

const defaultLimits: PoolLimits = { ...defaultJobLimits, readyMs: 60_000, jobsPerProcess: 200 };

/** Creates the pool for this machine's configuration. */
export function createLocalPool(config: Config, log: (describeError: string) => void): TrainingPool {
  const { trainingWorkers: workers, trainingDevice } = config;
  const device = trainingDevice === 'cpu' ? 'cpu' : 'auto';
  const environment = {
    ...tensorflowEnvironment({ threads: threadsPerWorker(workers), device }),
    TRAINING_DEVICE: trainingDevice,
  };
  return createPool({ workers, environment, log });
}

/** Threads for each of `workers` processes. */
export function threadsPerWorker(workers: number): number {
  return Math.max(1, Math.floor(availableParallelism() / workers));
}

interface Worker {
  child: TrainingChild;
  jobs: number;
}

type Waiter = PromiseWithResolvers<Worker>;

/** Starts the first process at once, so that TensorFlow is loaded before the first job. */
export function createPool(options: PoolOptions): TrainingPool {
  const limits = { ...defaultLimits, ...options.limits };
  const module = options.module ?? new URL('../children/training.ts', import.meta.url);
  const log = options.log ?? (() => undefined);
  const workers = new Set<Worker>();
  const idle: Worker[] = [];
  const waiters: Waiter[] = [];
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
        if (!closed) log(`an idle training process ${describeExit(exit)}: ${exit.output}`);
      }
      const waiter = waiters.shift();
      if (waiter) waiter.resolve(start());
      // A process that failed before its first job would fail again at once, so the next job starts one.
      else if (worker.jobs > 0) keepOneWarm();
    });
    return worker;
  }

  function keepOneWarm(): void {
    if (!closed && idle.length === 0 && workers.size < options.workers) idle.push(start());
  }

  function acquire(signal: AbortSignal): Worker | Promise<Worker> {
    signal.throwIfAborted();
    if (closed) throw new UserError('The bot is stopping, so nothing is trained now. Ask again in a minute.');
    const worker = idle.pop() ?? (workers.size < options.workers ? start() : undefined);
    if (worker) return worker;
    const waiter: Waiter = Promise.withResolvers();
    const leave = () => {
      if (!waiters.includes(waiter)) return;
      waiters.splice(waiters.indexOf(waiter), 1);
      waiter.reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    waiters.push(waiter);
    return waiter.promise.finally(() => signal.removeEventListener('abort', leave));
  }

  function release(worker: Worker, isReusable: boolean): void {
    if (!isReusable || worker.jobs >= limits.jobsPerProcess || closed) {
      // A failed process may not respond, so it is killed without grace.
      void worker.child.end(isReusable ? undefined : 0);
      return;
    }
    const waiter = waiters.shift();
    if (waiter) waiter.resolve(worker);
    else idle.push(worker);
  }

  async function runIn(
    worker: Worker,
    job: TrainingOptions,
    hooks: JobHooks,
    signal: AbortSignal,
  ): Promise<TrainingResult> {
    let isReusable = false;
    try {
      await Promise.race([worker.child.ready.catch(failStart), aborted(signal)]);
      if (signal.aborted) {
        isReusable = true;
        throw signal.reason;
      }
      worker.jobs += 1;
      const outcome = await runJob(worker.child, job, hooks, signal, limits);
      isReusable = outcome.isReusable;
      if (!outcome.result) throw signal.reason;
      return outcome.result;
    } catch (error) {
      if (!signal.aborted) log(`a training process is replaced: ${describeError(error)}`);
      throw error;
    } finally {
      release(worker, isReusable);
    }
  }

  keepOneWarm();
  return {
    async run(job, hooks, signal) {
      const worker = await acquire(signal);
      keepOneWarm();
      return runIn(worker, job, hooks, signal);
    },
    async warm() {
      keepOneWarm();
      await Promise.any([...workers].map(({ child }) => child.ready)).catch(failStart);
    },
    pids: () => [...workers].flatMap(({ child }) => child.pid ?? []),
    async close() {
      closed = true;
      for (const waiter of waiters.splice(0)) waiter.reject(new UserError('The bot is stopping.'));
      await Promise.all([...workers].map(({ child }) => child.end()));
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function failStart(cause: unknown): never {
  throw new UserError(
    'The training process cannot be started, so nothing can be trained now. The log says why: tell whoever runs the bot.',
    { cause },
  );
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describeError(error.cause)})`;
}
