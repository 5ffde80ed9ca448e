/** Manages personal data: lists, exports and erases it, and deletes it after its retention. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Cron } from 'croner';
import type { Database, OpenDatabase } from '../db/open.ts';
import {
  isOverwriteDue,
  isQuickToOverwrite,
  markOverwriteDue,
  overwrite,
  truncateWal,
} from '../db/overwrite.ts';
import { ActiveRequests } from '../discord/active-requests.ts';
import { countExperiments } from '../training/tables/experiments.ts';
import { countJobs } from '../training/tables/jobs.ts';
import type { Retention } from '../types/config.ts';
import { UserError } from '../types/errors.ts';
import { copiesOf, eraseFromCopiesApart, removeOldCopies } from './copies.ts';
import { erasePerson } from './erase.ts';
import { exportOf, type Held, heldAbout } from './export.ts';
import { forgetOld } from './retention.ts';

export interface KeeperParts {
  db: OpenDatabase;
  retention: Retention;
  /** Cancels a person's trainings. Resolves when none of them runs any more. */
  cancelJobs(userId: string): Promise<void>;
  /** Called after a server's documents and schedules are deleted. */
  serverForgotten(serverId: string): void;
  log(sentence: string, error?: unknown): void;
}

export interface KeeperLimits {
  /** Waits at most this long for a person's other requests. */
  requestsMs: number;
  /** Waits at most this long until the messages of cancelled trainings show it. */
  messagesMs: number;
  /** Overwrites the file at most once in this time. */
  overwriteMs: number;
}

const defaultLimits: KeeperLimits = { requestsMs: 45_000, messagesMs: 5_000, overwriteMs: 60_000 };
const pollMs = 20;
/** Every night, in the machine's time zone. */
const nightly = '17 4 * * *';

export class PrivacyKeeper {
  readonly requests = new ActiveRequests();
  readonly #parts: KeeperParts;
  readonly #limits: KeeperLimits;
  #forget: (userId: string) => void = () => undefined;
  #cron: Cron | undefined;
  #overwrittenAt = Number.NEGATIVE_INFINITY;

  constructor(parts: KeeperParts, limits: Partial<KeeperLimits> = {}) {
    this.#parts = parts;
    this.#limits = { ...defaultLimits, ...limits };
  }

  /** Sweeps now and every night. @param forget removes a person from caches outside the database */
  start(forget: (userId: string) => void = () => undefined): void {
    this.#forget = forget;
    this.sweep();
    this.#cron = new Cron(nightly, { protect: true, unref: true }, () => this.sweep());
  }

  stop(): void {
    this.#cron?.stop();
  }

  held(userId: string): Held[] {
    return heldAbout(this.#parts.db, userId);
  }

  exportOf(userId: string): string {
    return exportOf(this.#parts.db, userId);
  }

  /**
   * Erases a person from the copies first, then from the database. Call it inside `requests.track`, so that no other
   * request of the person stores something afterwards.
   * @returns whether the bytes are overwritten already; otherwise the next night overwrites them
   * @throws UserError when another request of the person does not end; then the database is unchanged
   */
  async erase(userId: string): Promise<{ isOverwritten: boolean }> {
    const { db, log } = this.#parts;
    const sentences = await eraseFromCopiesApart(copiesOf(db.$client.name), userId);
    for (const sentence of sentences) log(sentence);
    await this.#settle(userId);
    // From here on everything is synchronous, so no other request runs in between.
    erasePerson(db.$client, userId);
    this.#forget(userId);
    return { isOverwritten: this.#overwriteSoon() };
  }

  /** Deletes data after its retention. Logs a failure, and the next night tries again. */
  sweep(now = Date.now()): void {
    const { db, retention, serverForgotten, log } = this.#parts;
    try {
      const { rows, servers } = forgetOld(db, retention, now);
      for (const id of servers) serverForgotten(id);
      for (const sentence of removeOldCopies(copiesOf(db.$client.name), retention.backups, now))
        log(sentence);
      if (rows > 0) markOverwriteDue(db.$client);
      if (isOverwriteDue(db.$client) && !overwrite(db.$client))
        log('overwriting deleted rows failed: another program reads the database');
      if (rows > 0) log(`retention deleted ${rows} rows and ${servers.length} servers`);
    } catch (error) {
      log('retention sweep failed', error);
    }
  }

  /** Cancels the person's trainings, waits until their messages show it, and waits for their other requests. */
  async #settle(userId: string): Promise<void> {
    const { db, cancelJobs } = this.#parts;
    const { requestsMs, messagesMs } = this.#limits;
    do {
      await cancelJobs(userId);
      for (const end = Date.now() + messagesMs; countJobs(db, userId) > 0 && Date.now() < end; )
        await sleep(pollMs);
      if (!(await this.requests.waitUntilAlone(userId, requestsMs)))
        throw new UserError(
          'Something else of yours is still being answered. Nothing was erased from the database yet: press “Erase everything” again in a minute.',
        );
    } while (isTraining(db, userId));
  }

  #overwriteSoon(): boolean {
    const { $client } = this.#parts.db;
    const now = Date.now();
    if (!isQuickToOverwrite($client) || now - this.#overwrittenAt < this.#limits.overwriteMs) {
      truncateWal($client);
      return false;
    }
    this.#overwrittenAt = now;
    return overwrite($client);
  }
}

const isTraining = (db: Database, userId: string): boolean =>
  (['queued', 'running'] as const).some((status) => countExperiments(db, { userId, status }) > 0);
