/** The queue of training jobs. The database holds it, so that a crash loses no job. */
import { EventEmitter } from 'node:events';
import { storageFault } from '../db/faults.ts';
import type { Database } from '../db/open.ts';
import { stored, write } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { TrainingOptions } from '../types/training.ts';
import { createJobHooks } from './job-hooks.ts';
import { cancelFor, endEarlyFor, submitFor, unfinishedOf } from './learner-requests.ts';
import { defaultLimits, type QueueLimits } from './queue-limits.ts';
import {
  expiredMessage,
  type QueueEvents,
  type QueueOptions,
  type Submission,
  type Wait,
} from './queue-types.ts';
import { storeWithRetries } from './store-with-retries.ts';
import { addEpoch, clearEpochs } from './tables/epochs.ts';
import type { Experiment } from './tables/experiments.ts';
import { failExperiment, findExperiment, finishExperiment } from './tables/experiments.ts';
import type { Job } from './tables/jobs.ts';
import { claimNext, expiringJobs, findJob, positionOf, requeue, runningJobs } from './tables/jobs.ts';
import { JobNotAcceptedError, type TrainingBackend } from './trainer.ts';

const [pollMs, maxPollMs] = [1_000, 30_000];
/** The pause after the backend accepts no jobs. It doubles with each failure up to the maximum. */
const [firstPauseMs, maxPauseMs] = [2_000, 60_000];

export class TrainingQueue extends EventEmitter<QueueEvents> {
  readonly #db: Database;
  readonly #backend: TrainingBackend;
  readonly #workers: () => number;
  readonly #taken: () => number;
  readonly #limits: QueueLimits;
  readonly #log: (sentence: string, error: unknown) => void;
  readonly #running = new Map<
    number,
    { abort: AbortController; stop: AbortController; settled: Promise<void> }
  >();
  #pollTimer: NodeJS.Timeout | undefined;
  #isOpen = false;
  /** Storage failures since the last poll without one. */
  #storageFailures = 0;
  /** No job starts before this time. */
  #pausedUntil = 0;
  #pauseMs = 0;
  #lastCapacity = '';

  constructor({ db, backend, workers, taken, limits, log }: QueueOptions) {
    super();
    this.#db = db;
    this.#backend = backend;
    this.#workers = typeof workers === 'number' ? () => workers : workers;
    this.#taken = taken ?? (() => 0);
    this.#limits = { ...defaultLimits, ...limits };
    this.#log = log ?? (() => undefined);
  }

  /** Recovers the jobs of a crashed bot and starts to claim jobs. Add listeners before. */
  start(): void {
    this.#isOpen = true;
    this.#poll();
  }

  /**
   * Stores the job and returns at once. Users with fewer recent jobs come first, then older jobs.
   * @throws UserError when the user has too many jobs waiting
   */
  submit(submission: Submission): Experiment {
    return stored(this.submitSeries(submission, [submission.options]));
  }

  /**
   * Stores several jobs of one message, all or none: a series.
   * @throws UserError when the user then has too many jobs waiting
   */
  submitSeries(submission: Submission, all: TrainingOptions[]): Experiment[] {
    const experiments = submitFor(this.#db, submission, all, this.#limits.queuedPerUser);
    for (const experiment of experiments) this.#emitSafely(() => this.emit('queued', experiment));
    this.#emitMoved();
    // Claims later, so that the caller knows first that the job is queued.
    queueMicrotask(() => this.#claim());
    return experiments;
  }

  /** Cancels a waiting or running job of this user. @throws UserError when there is none to cancel */
  cancel(experimentId: number, userId: string): Experiment {
    cancelFor(this.#db, experimentId, userId);
    this.#running.get(experimentId)?.abort.abort();
    return this.#finished(experimentId);
  }

  /**
   * Ends a running job of this user after its current batch. Its result is measured, stored and shown.
   * @throws UserError when there is none to end
   */
  endEarly(experimentId: number, userId: string): Experiment {
    const experiment = endEarlyFor(this.#db, experimentId, userId);
    this.#running.get(experimentId)?.stop.abort();
    return experiment;
  }

  /** Cancels every job of this user. Resolves when none of them runs any more. */
  async cancelAll(userId: string): Promise<void> {
    const ids = unfinishedOf(this.#db, userId);
    const running = ids.map((id) => this.#running.get(id)?.settled);
    for (const id of ids) this.cancel(id, userId);
    await Promise.all(running);
  }

  /** The position of a waiting job, and why it waits. Undefined for a job that does not wait. */
  wait(experimentId: number): Wait | undefined {
    const position = positionOf(this.#db, experimentId);
    return position === undefined ? undefined : this.waitAt(position);
  }

  /** Why the job at this position of the queue waits. */
  waitAt(position: number): Wait {
    const workers = this.#workers();
    if (workers === 0) return { position, reason: 'noMachine' };
    if (this.#isPaused) return { position, reason: 'notAccepted' };
    if (position <= this.#capacity - this.#running.size) return { position, reason: 'starting' };
    const isMeasuring = this.#running.size === 0 && this.#taken() > 0;
    return { position, reason: isMeasuring ? 'measuring' : 'busy' };
  }

  /** Jobs that run now. */
  get running(): number {
    return this.#running.size;
  }

  /** Jobs that may run now. */
  get #capacity(): number {
    return Math.max(0, this.#workers() - this.#taken());
  }

  get #isPaused(): boolean {
    return Date.now() < this.#pausedUntil;
  }

  /** Stops claiming and requeues running jobs, without counting the attempt. Calling it again does no harm. */
  async stop(): Promise<void> {
    this.#isOpen = false;
    clearTimeout(this.#pollTimer);
    const settled = [...this.#running].map(([id, job]) => {
      this.#logErrors(`requeueing experiment ${id}`, () =>
        this.#requeue(id, (findJob(this.#db, id)?.attempts ?? 1) - 1),
      );
      job.abort.abort();
      return job.settled;
    });
    await Promise.all(settled);
  }

  #poll(): void {
    const before = this.#storageFailures;
    this.#logErrors('recovering abandoned jobs', () => this.#recoverAbandoned());
    this.#logErrors('failing expiring jobs', () => this.#failExpiring());
    this.#claim();
    if (this.#storageFailures === before) this.#storageFailures = 0;
    // Polls less often while the database fails.
    const pauseMs = Math.min(maxPollMs, pollMs * 2 ** this.#storageFailures);
    clearTimeout(this.#pollTimer);
    if (this.#isOpen) this.#pollTimer = setTimeout(() => this.#poll(), pauseMs);
  }

  /** Recovers jobs that are stored as running but do not run, after a crash or a failed write. */
  #recoverAbandoned(): void {
    for (const { experiment, attempts } of runningJobs(this.#db)) {
      const { id } = experiment;
      if (this.#running.has(id)) continue;
      if (attempts < this.#limits.attempts) this.#requeue(id, attempts);
      else
        this.#fail(
          id,
          `This job was given up: it broke off ${attempts} times without an end. Try it smaller.`,
        );
    }
  }

  /** Starts jobs for all free workers. If the database fails, the next poll tries again. */
  #claim(): void {
    this.#logErrors('claiming a job', () => {
      while (this.#isOpen && !this.#isPaused && this.#running.size < this.#capacity) {
        // In one transaction: a job of which part cannot be read is not claimed.
        const claimed = write(this.#db, (tx) => {
          const next = claimNext(tx, Date.now());
          return next && findJob(tx, next.id);
        });
        if (!claimed) break;
        const abort = new AbortController();
        const stop = new AbortController();
        const settled = this.#run(claimed, abort.signal, stop);
        this.#running.set(claimed.experiment.id, { abort, stop, settled });
        this.#emitMoved();
      }
    });
    // The number of workers changes when machines connect or disconnect.
    const capacity = `${this.#capacity} ${this.#isPaused}`;
    if (capacity !== this.#lastCapacity) this.#emitMoved();
    this.#lastCapacity = capacity;
  }

  #emitMoved(): void {
    this.#emitSafely(() => this.emit('moved'));
  }

  async #run({ experiment, stopIn }: Job, signal: AbortSignal, stop: AbortController): Promise<void> {
    const { id, options } = experiment;
    const hooks = createJobHooks(experiment, {
      ...{ signal, stop, stopIn },
      emit: (emit) => this.#emitSafely(() => emit(this)),
      storeEpoch: (epoch) =>
        this.#logErrors(`storing an epoch of experiment ${id}`, () => addEpoch(this.#db, id, epoch)),
    });
    this.#emitSafely(() => this.emit('started', experiment));
    let store: () => void;
    try {
      const result = await this.#backend.run(options, hooks, signal);
      this.#pauseMs = 0;
      store = () => {
        if (finishExperiment(this.#db, id, result)) this.#finished(id);
      };
    } catch (error) {
      store = () => {
        if (signal.aborted) return;
        if (error instanceof JobNotAcceptedError) this.#pause(id, error);
        else this.#fail(id, this.#userMessage(error, id));
      };
    }
    await storeWithRetries(store, {
      signal,
      onError: (error) => {
        this.#log(`storing the outcome of experiment ${id} failed`, error);
        return this.#isOpen;
      },
    });
    this.#running.delete(id);
    this.#claim();
  }

  /** Requeues the job without counting the attempt, and pauses the queue. */
  #pause(id: number, error: JobNotAcceptedError): void {
    this.#requeue(id, (findJob(this.#db, id)?.attempts ?? 1) - 1);
    if (this.#pauseMs === 0) this.#log('jobs wait because they are not accepted', error);
    this.#pauseMs = Math.min(maxPauseMs, this.#pauseMs * 2 || firstPauseMs);
    this.#pausedUntil = Date.now() + this.#pauseMs;
  }

  #userMessage(error: unknown, id: number): string {
    if (error instanceof UserError) return error.message;
    this.#log(`experiment ${id} failed`, error);
    return `This job failed by a fault of ours. It is in the bot's log under experiment ${id}.`;
  }

  #failExpiring(): void {
    for (const { experiment } of expiringJobs(this.#db, Date.now() + this.#limits.tokenMarginMs)) {
      this.#fail(experiment.id, expiredMessage);
      this.#running.get(experiment.id)?.abort.abort();
    }
  }

  #requeue(id: number, attempts: number): void {
    write(this.#db, (tx) => {
      requeue(tx, id, attempts);
      clearEpochs(tx, id);
    });
  }

  #fail(id: number, message: string): void {
    if (failExperiment(this.#db, id, message)) this.#finished(id);
  }

  #finished(id: number): Experiment {
    const experiment = findExperiment(this.#db, id);
    if (!experiment) throw new Error(`experiment ${id} vanished`);
    this.#emitSafely(() => this.emit('finished', experiment));
    this.#emitMoved();
    return experiment;
  }

  /** Emits an event. A listener that throws does not stop the queue. */
  #emitSafely(emit: () => void): void {
    this.#logErrors('emitting a job event', emit);
  }

  #logErrors(what: string, body: () => void): void {
    try {
      body();
    } catch (error) {
      if (storageFault(error)) this.#storageFailures += 1;
      this.#log(`${what} failed`, error);
    }
  }
}
