import { and, asc, eq, exists, gt, isNotNull, isNull, lte, min, sql } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { decks } from './deck-schema.ts';
import { noteRun, type Run } from './occurrences.ts';
import { schedules } from './schema.ts';

export type Schedule = typeof schedules.$inferSelect;
/** What an admin decides. */
export type Plan = Pick<
  Schedule,
  | 'channelId'
  | 'days'
  | 'time'
  | 'timeZone'
  | 'deckId'
  | 'deckName'
  | 'topics'
  | 'questions'
  | 'openMinutes'
  | 'pingRoleId'
  | 'adapt'
>;
export type { Run } from './occurrences.ts';

export function addSchedule(
  db: Database,
  owner: { serverId: string; ownerId: string },
  plan: Plan,
  next: Run,
  now = Date.now(),
): Schedule {
  return stored(
    db
      .insert(schedules)
      .values({ ...owner, ...plan, ...nextOf(next), paused: false, skipNext: false, createdAt: now })
      .returning()
      .all(),
  );
}

const isKept = isNull(schedules.deletedAt);

/** Undefined where it is deleted. */
export function findSchedule(db: Database, id: number): Schedule | undefined {
  return db
    .select()
    .from(schedules)
    .where(and(eq(schedules.id, id), isKept))
    .get();
}

export function schedulesOf(db: Database, serverId: string): Schedule[] {
  const here = and(eq(schedules.serverId, serverId), isKept);
  return db.select().from(schedules).where(here).orderBy(asc(schedules.id)).all();
}

export function changeSchedule(
  db: Database,
  id: number,
  change: Partial<Plan & Pick<Schedule, 'paused' | 'skipNext' | 'problem' | 'problemTold'>>,
  next?: Run,
): void {
  db.update(schedules)
    .set({ ...change, ...(next && nextOf(next)) })
    .where(eq(schedules.id, id))
    .run();
}

/** A deletion can be undone for this long. */
export const undoMs = 60_000;

/** Deletes a schedule. Its row stays for as long as the deletion can be undone. */
export function deleteSchedule(db: Database, id: number, now = Date.now()): void {
  db.update(schedules).set({ deletedAt: now }).where(eq(schedules.id, id)).run();
}

/** Undoes the deletion of a server's schedule. @returns false where it is too late */
export function restoreSchedule(db: Database, serverId: string, id: number, now = Date.now()): boolean {
  const deleted = and(
    eq(schedules.id, id),
    eq(schedules.serverId, serverId),
    gt(schedules.deletedAt, now - undoMs),
  );
  return db.update(schedules).set({ deletedAt: null }).where(deleted).run().changes === 1;
}

/** Removes the schedules whose deletion cannot be undone any more. */
export function forgetDeletedSchedules(db: Database, now: number): void {
  const old = lte(schedules.deletedAt, now - undoMs);
  // A statement that deletes nothing would still ask for the right to write.
  if (db.select({ id: schedules.id }).from(schedules).where(old).limit(1).all().length === 0) return;
  db.delete(schedules).where(old).run();
}

/** Schedules whose next run has come, the longest due first. */
export function dueSchedules(db: Database, now: number): Schedule[] {
  return db
    .select()
    .from(schedules)
    .where(and(eq(schedules.paused, false), lte(schedules.nextAt, now), isKept))
    .orderBy(asc(schedules.nextAt))
    .all();
}

export function nextScheduleAt(db: Database): number | null {
  const active = and(eq(schedules.paused, false), isKept);
  return (
    db
      .select({ at: min(schedules.nextAt) })
      .from(schedules)
      .where(active)
      .get()?.at ?? null
  );
}

/**
 * In one transaction it records missed runs, claims or skips the latest run, and sets the next one. Returns false and
 * changes nothing when the run was claimed before.
 */
export function claimRun(
  db: Database,
  schedule: Schedule,
  { missed, run, status }: { missed: Run[]; run: Run; status: 'claimed' | 'skipped' },
  next: Run,
  now: number,
): boolean {
  return write(db, (tx) => {
    const stillDue = and(
      eq(schedules.id, schedule.id),
      eq(schedules.nextOccurrence, schedule.nextOccurrence),
    );
    const moved = tx
      .update(schedules)
      .set({ ...nextOf(next), skipNext: false })
      .where(stillDue)
      .run();
    if (moved.changes !== 1) return false;
    for (const each of missed) noteRun(tx, schedule.id, each, 'missed', now);
    return noteRun(tx, schedule.id, run, status, now);
  });
}

/**
 * Pauses the active schedules of a deck before its deletion. A due run is recorded as failed. Paused schedules stay
 * unchanged.
 */
export function pauseSchedulesOf(db: Database, deckId: number, now: number): void {
  const active = and(eq(schedules.deckId, deckId), eq(schedules.paused, false));
  for (const { id, nextAt, nextOccurrence } of db.select().from(schedules).where(active).all()) {
    if (nextAt <= now) noteRun(db, id, { at: nextAt, occurrence: nextOccurrence }, 'failed', now);
    changeSchedule(db, id, { paused: true, problem: 'deck', problemTold: false });
  }
}

/** Takes a deck from its schedules, which keep its name. */
export function detachDeck(db: Database, deckId: number): void {
  db.update(schedules).set({ deckId: null }).where(eq(schedules.deckId, deckId)).run();
}

/** Attaches a new deck to the server's schedules that miss a deck of its name. */
export function attachDeck(db: Database, deck: { id: number; name: string; serverId: string | null }): void {
  if (deck.serverId === null) return;
  const waiting = and(
    eq(schedules.serverId, deck.serverId),
    isNull(schedules.deckId),
    sql`lower(${schedules.deckName}) = lower(${deck.name})`,
  );
  db.update(schedules).set({ deckId: deck.id, deckName: deck.name }).where(waiting).run();
}

/** Schedules that were paused for a missing deck that exists again. */
export function schedulesWithDeckBack(db: Database): Schedule[] {
  const found = and(eq(schedules.problem, 'deck'), isNotNull(schedules.deckId));
  return db.select().from(schedules).where(found).all();
}

/**
 * Schedules whose owner was not yet notified that the deck was deleted or imported again. A deletion that can still be
 * undone is not among them.
 */
export function unreportedProblems(db: Database, now: number): Schedule[] {
  const recently = and(
    eq(decks.serverId, schedules.serverId),
    sql`lower(${decks.name}) = lower(${schedules.deckName})`,
    gt(decks.deletedAt, now - undoMs),
  );
  const mayComeBack = and(
    eq(schedules.problem, 'deck'),
    exists(db.select({ id: decks.id }).from(decks).where(recently)),
  );
  return db
    .select()
    .from(schedules)
    .where(and(eq(schedules.problemTold, false), isKept, sql`${mayComeBack} is not true`))
    .all();
}

/** The schedules of a server that ask from a deck. */
export function schedulesUsing(db: Database, deckId: number): Schedule[] {
  const using = and(eq(schedules.deckId, deckId), isKept);
  return db.select().from(schedules).where(using).orderBy(asc(schedules.id)).all();
}

const nextOf = ({ at, occurrence }: Run) => ({ nextAt: at, nextOccurrence: occurrence });
