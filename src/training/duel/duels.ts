/** Holds duels: takes votes, and starts the runs when voting is over. The database holds all of its state. */
import { EventEmitter } from 'node:events';
import { type Database, write } from '../../db/open.ts';
import { rememberServer } from '../../db/servers.ts';
import { findUser, rememberUser } from '../../db/users.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import { UserError } from '../../types/errors.ts';
import type { DatasetName, Network } from '../../types/training.ts';
import { requireRoom } from '../learner-requests.ts';
import type { TrainingQueue } from '../queue.ts';
import { defaultLimits } from '../queue-limits.ts';
import type { Submission } from '../queue-types.ts';
import {
  addDuel,
  type Duel,
  type DuelChoice,
  duelsOf,
  findDuel,
  markCancelled,
  markStarted,
  placeOfDuel,
  saveVote,
  votingDuels,
} from '../tables/duels.ts';
import { seriesOf } from '../tables/experiments.ts';
import { differentNetworks, runsOf } from './runs.ts';

/** How long members may vote, unless the host starts the duel before. */
export const votingMs = 30_000;
/** The pause after the database refused to start a duel. */
const retryMs = 1_000;

export interface DuelRequest {
  host: { id: string; name: string };
  serverId: string | null;
  isOpen: boolean;
  messageRef: MessageRef;
  a: Network;
  b: Network;
  dataset: DatasetName;
  /** How many runs each network has. */
  seeds: number;
}

interface DuelEvents {
  /** Somebody voted; how many did may be the same as before. */
  voted: [duel: Duel];
  /** Voting is over: the runs are queued, or the duel is cancelled. `before` still has the token. */
  closed: [duel: Duel, before: Duel];
}

interface DuelParts {
  db: Database;
  training: TrainingQueue;
  /** People who want no name in public. */
  unnamed: (db: Database) => readonly string[];
  log: (sentence: string, error: unknown) => void;
}

export class Duels extends EventEmitter<DuelEvents> {
  readonly #parts: DuelParts;
  #timer: NodeJS.Timeout | undefined;
  #isOpen = false;

  constructor(parts: DuelParts) {
    super();
    this.#parts = parts;
  }

  /** People whose votes are counted without their names. */
  unnamed(): readonly string[] {
    return this.#parts.unnamed(this.#parts.db);
  }

  /** Goes on with duels of an earlier process: those whose voting is over start at once. Add listeners before. */
  start(): void {
    this.#isOpen = true;
    this.#startDue();
  }

  /** Starts no more duels. They wait in the database for the next start. */
  stop(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  /**
   * Stores a duel and opens the voting.
   * @throws UserError for a network against itself, and when the host has too much waiting
   */
  open({ host, messageRef, ...rest }: DuelRequest, now = Date.now()): Duel {
    differentNetworks(rest.a, rest.b);
    const duel = write(this.#parts.db, (tx) => {
      rememberUser(tx, host);
      if (rest.serverId !== null) rememberServer(tx, rest.serverId);
      requireRoom(tx, host.id, 1, defaultLimits.queuedPerUser);
      return addDuel(tx, { ...rest, hostId: host.id, votesUntil: now + votingMs }, messageRef, now);
    });
    this.#wait();
    return duel;
  }

  /** Stores a vote, in place of an earlier one. @throws UserError when voting is over */
  vote(id: number, userId: string, choice: DuelChoice, now = Date.now()): Duel {
    const voted = write(this.#parts.db, (tx) => {
      const duel = known(tx, id);
      if (duel.status === 'cancelled')
        throw new UserError('This duel was cancelled, so nobody votes any more.');
      if (duel.status !== 'voting' || duel.votesUntil <= now)
        throw new UserError('Voting is over: the duel has begun. Votes that came before stay as they were.');
      saveVote(tx, id, userId, choice, now);
      return duel;
    });
    this.emit('voted', voted);
    return voted;
  }

  /** Ends the voting early. @throws UserError for anybody but the host, and when it is over */
  begin(id: number, userId: string): Duel {
    const duel = this.#own(id, userId, 'start');
    if (duel.status === 'cancelled') throw new UserError('This duel was cancelled. `/duel` begins another.');
    if (duel.status === 'started') throw new UserError('This duel has begun already.');
    return this.#begin(duel);
  }

  /** Ends a duel and its runs. @throws UserError for anybody but the host, and when it is over */
  cancel(id: number, userId: string): Duel {
    const duel = this.#own(id, userId, 'cancel');
    const open = this.#unfinished(duel);
    if (duel.status === 'cancelled' || (duel.status === 'started' && open.length === 0))
      throw new UserError('This duel is over already: there is nothing to cancel.');
    return this.#cancel(duel, open);
  }

  /** Ends every duel and every job of a person. Resolves when none of them runs any more. */
  async cancelAll(userId: string): Promise<void> {
    for (const duel of duelsOf(this.#parts.db, userId)) {
      // The queue cancels the runs, and waits for those that it runs.
      if (duel.status === 'voting' || this.#unfinished(duel).length > 0) this.#cancel(duel, []);
    }
    await this.#parts.training.cancelAll(userId);
  }

  #own(id: number, userId: string, what: 'start' | 'cancel'): Duel {
    const duel = known(this.#parts.db, id);
    if (duel.hostId !== userId)
      throw new UserError(`Only <@${duel.hostId}>, who called this duel, can ${what} it.`);
    return duel;
  }

  #unfinished({ series }: Duel): number[] {
    if (series === null) return [];
    return seriesOf(this.#parts.db, series)
      .filter(({ status }) => status === 'queued' || status === 'running')
      .map(({ id }) => id);
  }

  #cancel(duel: Duel, runs: readonly number[]): Duel {
    const { db, training } = this.#parts;
    for (const run of runs) training.cancel(run, duel.hostId);
    markCancelled(db, duel.id);
    return this.#closed(duel);
  }

  /** Queues the runs, pair by pair, in the transaction that ends the voting. */
  #begin(duel: Duel): Duel {
    const { serverId, isOpen } = duel;
    const { db, training } = this.#parts;
    const user = findUser(db, duel.hostId);
    const runs = runsOf(duel);
    const [options] = runs;
    if (!user || !options) throw new Error(`duel ${duel.id} lacks its host or its runs`);
    const alongside: Submission['alongside'] = (tx, [first]) => {
      if (first) markStarted(tx, duel.id, first.id);
    };
    training.submitSeries(
      { user, serverId, isOpen, options, messageRef: placeOfDuel(duel), alongside },
      runs,
    );
    return this.#closed(duel);
  }

  #closed(before: Duel): Duel {
    const duel = known(this.#parts.db, before.id);
    this.emit('closed', duel, before);
    return duel;
  }

  #startDue(): void {
    let pauseMs = 0;
    try {
      const now = Date.now();
      for (const duel of votingDuels(this.#parts.db)) if (duel.votesUntil <= now) this.#begin(duel);
    } catch (error) {
      this.#parts.log('starting a duel failed', error);
      pauseMs = retryMs;
    }
    this.#wait(pauseMs);
  }

  /** Sleeps until the next voting ends, and at least `leastMs`. */
  #wait(leastMs = 0): void {
    clearTimeout(this.#timer);
    if (!this.#isOpen) return;
    try {
      const [next] = votingDuels(this.#parts.db);
      if (!next) return;
      this.#timer = setTimeout(() => this.#startDue(), Math.max(leastMs, next.votesUntil - Date.now()));
    } catch (error) {
      this.#parts.log('reading the duels failed', error);
      this.#timer = setTimeout(() => this.#startDue(), retryMs);
    }
  }
}

function known(db: Database, id: number): Duel {
  const duel = findDuel(db, id);
  if (!duel) throw new UserError('This duel is no longer kept. `/duel` begins another one.');
  return duel;
}
