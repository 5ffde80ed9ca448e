/** The queue of training jobs. It lives in the database, so that nothing is lost when the bot dies. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageFault } from '../db/faults.ts';
import type { Database } from '../db/open.ts';
import { write } from '../db/open.ts';
import { rememberServer } from '../db/servers.ts';
import { rememberUser } from '../db/users.ts';
import { UserError } from '../types/errors.ts';
import { createEstimate } from './estimate.ts';
import type { QueueEvents, QueueLimits, QueueOptions, Submission, Wait } from './queue-types.ts';
import { addEpoch, clearEpochs } from './tables/epochs.ts';
import type { Experiment } from './tables/experiments.ts';
import {
  addExperiment,
  cancelExperiment,
  countExperiments,
  failExperiment,
  findExperiment,
  finishExperiment,
  listExperiments,
} from './tables/experiments.ts';
import { addJob, claimNext, expiringJobs, findJob, positionOf, requeue, runningJobs } from './tables/jobs.ts';
import { type JobHooks, NotTaken, type TrainingBackend } from './trainer.ts';

const usualLimits: QueueLimits = { queuedPerUser: 5, attempts: 3, tokenMarginMs: 5_000 };
const [sweepMs, longestSweepMs] = [1_000, 30_000];
/** Before what could not be stored is stored again. */
const firstPauseMs = 100;
/** SQLite's way of saying that there is no limit. */
const allOfThem = -1;
/** How long nothing is handed over after a job was not taken: doubled with each time, up to the last. */
const [firstRestMs, longestRestMs] = [2_000, 60_000];

export class TrainingQueue extends EventEmitter<QueueEvents> {
  readonly #db: Database;
  readonly #trainer: TrainingBackend;
  readonly #workers: () => number;
  readonly #limits: QueueLimits;
  readonly #log: (sentence: string, error: unknown) => void;
  readonly #running = new Map<number, { abort: AbortController; settled: Promise<void> }>();
  #sweep: NodeJS.Timeout | undefined;
  #open = false;
  /** How often the database has refused since it last did not. */
  #refusals = 0;
  /** No job is handed over before this time. */
  #restUntil = 0;
  #restMs = 0;
  #stood = '';

  constructor({ db, backend, workers, limits, log }: QueueOptions) {
    super();
    this.#db = db;
    this.#trainer = backend;
    this.#workers = typeof workers === 'number' ? () => workers : workers;
    this.#limits = { ...usualLimits, ...limits };
    this.#log = log ?? (() => undefined);
  }

  /** Takes up what a dead bot left running, and begins to claim jobs. Listeners should be there before. */
  start(): void {
    this.#open = true;
    this.#tend();
  }

  /**
   * Stores the wish and returns at once. Throws a UserError when the learner has too many jobs waiting. A learner
   * with few jobs of late goes before one with many, then the oldest job.
   */
  submit({ user, serverId, options, place }: Submission): Experiment {
    const experiment = write(this.#db, (tx) => {
      rememberUser(tx, user);
      if (serverId !== null) rememberServer(tx, serverId);
      const waiting = countExperiments(tx, { userId: user.id, status: 'queued' });
      if (waiting >= this.#limits.queuedPerUser) {
        throw new UserError(
          `You have ${waiting} jobs waiting, the most that one learner may have. Wait until one starts, or cancel one.`,
        );
      }
      const added = addExperiment(tx, { userId: user.id, serverId, options });
      addJob(tx, added.id, place);
      return added;
    });
    this.#tell(() => this.emit('queued', experiment));
    this.#moved();
    // Not before the caller has heard that the job is queued.
    queueMicrotask(() => this.#claim());
    return experiment;
  }

  /** Cancels a waiting or running job of this learner. Throws a UserError when there is none to cancel. */
  cancel(experimentId: number, userId: string): Experiment {
    const experiment = findExperiment(this.#db, experimentId);
    if (!experiment) throw new UserError(`There is no experiment ${experimentId}.`);
    if (experiment.userId !== userId)
      throw new UserError('Only the learner who started a job can cancel it.');
    if (!cancelExperiment(this.#db, experimentId)) {
      throw new UserError(`Experiment ${experimentId} is over already: there is nothing to cancel.`);
    }
    this.#running.get(experimentId)?.abort.abort();
    return this.#finished(experimentId);
  }

  /** Cancels every job of this learner, and resolves when none of them runs any more. */
  async cancelAll(userId: string): Promise<void> {
    const unfinished = (['queued', 'running'] as const).flatMap((status) =>
      listExperiments(this.#db, { userId, status }, { limit: allOfThem }),
    );
    const running = unfinished.map(({ id }) => this.#running.get(id)?.settled);
    for (const { id } of unfinished) this.cancel(id, userId);
    await Promise.all(running);
  }

  /** Where a waiting job stands now; undefined for one that does not wait. */
  wait(experimentId: number): Wait | undefined {
    const place = positionOf(this.#db, experimentId);
    return place === undefined ? undefined : this.waitAt(place);
  }

  /** What keeps the job at this place of the queue. */
  waitAt(place: number): Wait {
    const workers = this.#workers();
    if (workers === 0) return { place, reason: 'noMachine' };
    if (this.#isResting) return { place, reason: 'notTaken' };
    return { place, reason: place <= workers - this.#running.size ? 'starting' : 'busy' };
  }

  get #isResting(): boolean {
    return Date.now() < this.#restUntil;
  }

  /** Stops claiming and puts running jobs back, as if they had never begun. Calling it again does no harm. */
  async stop(): Promise<void> {
    this.#open = false;
    clearTimeout(this.#sweep);
    const settled = [...this.#running].map(([id, job]) => {
      this.#guard(`putting experiment ${id} back`, () =>
        this.#putBack(id, (findJob(this.#db, id)?.attempts ?? 1) - 1),
      );
      job.abort.abort();
      return job.settled;
    });
    await Promise.all(settled);
  }

  #tend(): void {
    const before = this.#refusals;
    this.#guard('looking for abandoned jobs', () => this.#takeUpAbandoned());
    this.#guard('looking for expired jobs', () => this.#expire());
    this.#claim();
    if (this.#refusals === before) this.#refusals = 0;
    // While the database refuses, it is asked ever less often.
    const pauseMs = Math.min(longestSweepMs, sweepMs * 2 ** this.#refusals);
    clearTimeout(this.#sweep);
    if (this.#open) this.#sweep = setTimeout(() => this.#tend(), pauseMs);
  }

  /** Jobs that nobody runs though they are said to run: the bot died, or their end could not be stored. */
  #takeUpAbandoned(): void {
    for (const { experiment, attempts } of runningJobs(this.#db)) {
      const { id } = experiment;
      if (this.#running.has(id)) continue;
      if (attempts < this.#limits.attempts) this.#putBack(id, attempts);
      else
        this.#fail(
          id,
          `This job was given up: it broke off ${attempts} times without an end. Try it smaller.`,
        );
    }
  }

  /** Starts as many jobs as there are workers for. A database that cannot be written now is tried again later. */
  #claim(): void {
    this.#guard('claiming a job', () => {
      while (this.#open && !this.#isResting && this.#running.size < this.#workers()) {
        const experiment = write(this.#db, (tx) => claimNext(tx, Date.now()));
        if (!experiment) break;
        const abort = new AbortController();
        this.#running.set(experiment.id, { abort, settled: this.#run(experiment, abort.signal) });
        this.#moved();
      }
    });
    // Machines come and go, too.
    const stands = `${this.#workers()} ${this.#isResting}`;
    if (stands !== this.#stood) this.#moved();
    this.#stood = stands;
  }

  #moved(): void {
    this.#tell(() => this.emit('moved'));
  }

  async #run(experiment: Experiment, signal: AbortSignal): Promise<void> {
    const { id, options } = experiment;
    const estimate = createEstimate();
    const hooks: JobHooks = {
      onProgress: (progress) => {
        const secondsLeft = estimate(progress, Date.now());
        if (!signal.aborted) this.#tell(() => this.emit('progress', experiment, progress, secondsLeft));
      },
      onEpoch: (epoch) => {
        if (signal.aborted) return;
        // A job goes on without it: its end stores all epochs.
        this.#guard(`storing an epoch of experiment ${id}`, () => addEpoch(this.#db, id, epoch));
        this.#tell(() => this.emit('epoch', experiment, epoch));
      },
    };
    this.#tell(() => this.emit('started', experiment));
    let settle: () => void;
    try {
      const result = await this.#trainer.run(options, hooks, signal);
      this.#restMs = 0;
      settle = () => {
        if (finishExperiment(this.#db, id, result)) this.#finished(id);
      };
    } catch (error) {
      settle = () => {
        if (signal.aborted) return;
        if (error instanceof NotTaken) this.#rest(id, error);
        else this.#fail(id, this.#sayable(error, id));
      };
    }
    await this.#storeEnd(id, settle, signal);
    this.#running.delete(id);
    this.#claim();
  }

  /** What took minutes to find is not thrown away because the disk is full or locked: it is tried again. */
  async #storeEnd(id: number, settle: () => void, signal: AbortSignal): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestSweepMs, 2 * pauseMs)) {
      try {
        return settle();
      } catch (error) {
        this.#log(`storing the end of experiment ${id} failed`, error);
        if (!storageFault(error) || !this.#open) return;
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    }
  }

  /** The job waits again, as if it had never begun, and so does everything behind it. */
  #rest(id: number, error: NotTaken): void {
    this.#putBack(id, (findJob(this.#db, id)?.attempts ?? 1) - 1);
    if (this.#restMs === 0) this.#log('jobs wait because they are not taken', error);
    this.#restMs = Math.min(longestRestMs, this.#restMs * 2 || firstRestMs);
    this.#restUntil = Date.now() + this.#restMs;
  }

  #sayable(error: unknown, id: number): string {
    if (error instanceof UserError) return error.message;
    this.#log(`experiment ${id} failed`, error);
    return `This job failed by a fault of ours. It is in the bot's log under experiment ${id}.`;
  }

  #expire(): void {
    for (const { experiment } of expiringJobs(this.#db, Date.now() + this.#limits.tokenMarginMs)) {
      this.#fail(experiment.id, expired);
      this.#running.get(experiment.id)?.abort.abort();
    }
  }

  #putBack(id: number, attempts: number): void {
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
    this.#tell(() => this.emit('finished', experiment));
    this.#moved();
    return experiment;
  }

  /** A listener that throws is at fault itself, and must not stop the queue. */
  #tell(emit: () => void): void {
    this.#guard('telling of a job', emit);
  }

  #guard(what: string, body: () => void): void {
    try {
      body();
    } catch (error) {
      if (storageFault(error)) this.#refusals += 1;
      this.#log(`${what} failed`, error);
    }
  }
}

const expired =
  'This job was stopped: here the bot can change its answer for 15 minutes only, waiting included. Run it in a server that has the bot, or make it smaller.';
