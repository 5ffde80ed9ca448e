/** Measures claims: one at a time, seed by seed, in a process of its own. What is measured is stored and shown again. */
import { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import type { Database } from '../db/open.ts';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { childEnvironment } from '../processes/environment.ts';
import { lowerPriority } from '../processes/limits.ts';
import { RpcChild, RpcError } from '../processes/rpc-child.ts';
import type { Slots } from '../training/slots.ts';
import { UserError } from '../types/errors.ts';
import type { ClaimName, Machine, Measurement, ProbeRequest, ProbeSize } from '../types/probe.ts';
import type { ClaimSpec } from './claims/claim.ts';
import { type Round, roundsOf, storeMeasurement } from './tables/measurements.ts';

export interface ProberOptions {
  db: Database;
  slots: Slots;
  /** Counts the trainings that run now. */
  running: () => number;
  /** Called with internal faults. */
  log: (sentence: string, error: unknown) => void;
  /** The module of the measuring process; another one in tests. */
  module?: URL;
  size?: ProbeSize;
}

/** How far the measurement of a claim is. */
export interface ProbeState {
  /** Absent until the first seed is measured. */
  round?: Round | undefined;
  /** `queued`: another measurement runs. `waiting`: a training has to end first. `over`: nothing more comes. */
  phase: 'queued' | 'waiting' | 'measuring' | 'over';
  /** How many seeds there will be. */
  wanted: number;
  isCancelled?: true;
}

interface Run {
  userId: string;
  abort: AbortController;
  changes: EventEmitter<{ change: [ProbeState] }>;
  state: ProbeState;
  ended: Promise<ProbeState>;
}

const limits = { timeoutMs: 4 * 60_000, memoryBytes: 3 * 1024 ** 3 };
const readyMs = 60_000;

interface MeasuredClaim {
  measurement: Measurement;
  machine: Machine;
  seconds: number;
}

export class Prober {
  readonly #options: ProberOptions;
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #runs = new Map<ClaimName, Run>();

  constructor(options: ProberOptions) {
    this.#options = options;
  }

  /** The newest round of a claim, whole or not. */
  stored({ claim, version }: ClaimSpec): Round | undefined {
    return roundsOf(this.#options.db, claim, version)[0];
  }

  /**
   * Measures what the newest round lacks, or with `again` a new round. Who asks while a claim is being measured joins that
   * measurement. Resolves with the last state, also where it was cancelled.
   * @throws UserError when a process could not measure
   */
  measure(
    spec: ClaimSpec,
    { userId, again, onChange }: { userId: string; again?: boolean; onChange: (state: ProbeState) => void },
  ): Promise<ProbeState> {
    const run = this.#runs.get(spec.claim) ?? this.#start(spec, userId, again ?? false);
    onChange(run.state);
    run.changes.on('change', onChange);
    return run.ended.finally(() => run.changes.off('change', onChange));
  }

  /** Stops measuring a claim. What is measured stays. @throws UserError unless this user started a measurement that runs */
  async cancel({ claim }: ClaimSpec, userId: string): Promise<ProbeState> {
    const run = this.#runs.get(claim);
    if (!run) throw new UserError('This measurement is over already: there is nothing to cancel.');
    if (run.userId !== userId) throw new UserError('Only who started this measurement can cancel it.');
    run.abort.abort();
    return run.ended;
  }

  /** Cancels everything. */
  async close(): Promise<void> {
    for (const { abort } of this.#runs.values()) abort.abort();
    await Promise.allSettled([...this.#runs.values()].map(({ ended }) => ended));
  }

  #start(spec: ClaimSpec, userId: string, again: boolean): Run {
    const newest = this.stored(spec);
    const round = again || newest === undefined ? (newest?.round ?? 0) + 1 : newest.round;
    const state: ProbeState = {
      phase: this.#queue.pending > 0 ? 'queued' : 'waiting',
      wanted: spec.seeds,
      ...(!again && newest && { round: newest }),
    };
    const run: Run = {
      ...{ userId, state, abort: new AbortController() },
      changes: new EventEmitter(),
      ended: Promise.resolve(state),
    };
    // Many may wait for the same measurement.
    run.changes.setMaxListeners(0);
    run.ended = this.#queue
      .add(() => this.#run(spec, round, run))
      .finally(() => this.#runs.delete(spec.claim));
    this.#runs.set(spec.claim, run);
    return run;
  }

  async #run(spec: ClaimSpec, round: number, run: Run): Promise<ProbeState> {
    const { db, log } = this.#options;
    const { signal } = run.abort;
    const change = (state: Partial<ProbeState>) => {
      run.state = { ...run.state, ...state };
      run.changes.emit('change', run.state);
    };
    let child: RpcChild<ProbeRequest, MeasuredClaim> | undefined;
    try {
      signal.throwIfAborted();
      child = this.#startChild();
      const done = this.#measured(spec, round);
      for (let seed = 1 + spec.seeds * (round - 1) + done; seed <= spec.seeds * round; seed++) {
        change({ phase: 'waiting' });
        const { measurement, machine, seconds } = await this.#measureOne(spec, seed, child, signal, () =>
          change({ phase: 'measuring' }),
        );
        const { claim, version } = spec;
        storeMeasurement(db, { claim, version, round, seed, machine, measurement, seconds });
        change({ round: this.stored(spec) });
      }
    } catch (error) {
      if (signal.aborted) change({ isCancelled: true });
      else {
        log(`measuring ${spec.claim} failed`, error);
        throw failure(error);
      }
    } finally {
      void child?.end(0);
    }
    change({ phase: 'over' });
    return run.state;
  }

  /** How many seeds of a round are stored. */
  #measured(spec: ClaimSpec, round: number): number {
    const newest = this.stored(spec);
    return newest?.round === round ? newest.measurements.length : 0;
  }

  async #measureOne(
    { claim, isTimed }: ClaimSpec,
    seed: number,
    child: RpcChild<ProbeRequest, MeasuredClaim>,
    signal: AbortSignal,
    onStart: () => void,
  ): Promise<MeasuredClaim> {
    const { slots, running, size = 'usual' } = this.#options;
    using _place = await slots.take(isTimed ? 'all' : 'one', running, signal);
    signal.throwIfAborted();
    onStart();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await Promise.race([child.request({ claim, seed, size }), aborted]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #startChild(): RpcChild<ProbeRequest, MeasuredClaim> {
    const child = new RpcChild<ProbeRequest, MeasuredClaim>({
      name: 'measuring process',
      module: this.#options.module ?? new URL('../children/probing.ts', import.meta.url),
      environment: childEnvironment(
        tensorflowEnvironment({ threads: availableParallelism(), device: 'cpu' }),
      ),
      readyTimeoutMs: readyMs,
      limits,
    });
    lowerPriority(child.pid);
    return child;
  }
}

function failure(error: unknown): UserError {
  if (error instanceof UserError) return error;
  const cause = error instanceof RpcError && error.fault === 'time' ? 'took too long' : 'broke off';
  return new UserError(
    `This measurement ${cause}. What was measured before is kept: use the command again to go on.`,
    { cause: error },
  );
}
