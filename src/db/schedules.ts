import { and, asc, eq, lte, min } from 'drizzle-orm';
import { type Database, stored, write } from './open.ts';
import { occurrences, schedules } from './schema.ts';

export type Schedule = typeof schedules.$inferSelect;
/** What an admin decides. */
export type Plan = Pick<
  Schedule,
  | 'channelId'
  | 'days'
  | 'time'
  | 'timeZone'
  | 'deckId'
  | 'topics'
  | 'questions'
  | 'openMinutes'
  | 'pingRoleId'
  | 'adapt'
>;
/** A run of a schedule: when, and what its place in the plan is called. */
export interface Run {
  at: number;
  occurrence: string;
}

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

export function findSchedule(db: Database, id: number): Schedule | undefined {
  return db.select().from(schedules).where(eq(schedules.id, id)).get();
}

export function schedulesOf(db: Database, serverId: string): Schedule[] {
  return db.select().from(schedules).where(eq(schedules.serverId, serverId)).orderBy(asc(schedules.id)).all();
}

export function changeSchedule(
  db: Database,
  id: number,
  change: Partial<Plan & Pick<Schedule, 'paused' | 'skipNext' | 'problem'>>,
  next?: Run,
): void {
  db.update(schedules)
    .set({ ...change, ...(next && nextOf(next)) })
    .where(eq(schedules.id, id))
    .run();
}

export function deleteSchedule(db: Database, id: number): void {
  db.delete(schedules).where(eq(schedules.id, id)).run();
}

/** Schedules whose next run has come, the longest due first. */
export function dueSchedules(db: Database, now: number): Schedule[] {
  return db
    .select()
    .from(schedules)
    .where(and(eq(schedules.paused, false), lte(schedules.nextAt, now)))
    .orderBy(asc(schedules.nextAt))
    .all();
}

export function nextScheduleAt(db: Database): number | null {
  const active = eq(schedules.paused, false);
  return (
    db
      .select({ at: min(schedules.nextAt) })
      .from(schedules)
      .where(active)
      .get()?.at ?? null
  );
}

/**
 * In one transaction: what was missed is written down, the latest run is claimed (or skipped, or missed as well), and
 * the next one is set. Returns false, and changes nothing, when somebody else has claimed it.
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
    const { id: scheduleId } = schedule;
    for (const { at, occurrence } of missed) {
      const row = { scheduleId, occurrence, dueAt: at, status: 'missed', claimedAt: now } as const;
      tx.insert(occurrences).values(row).onConflictDoNothing().run();
    }
    const row = { scheduleId, occurrence: run.occurrence, dueAt: run.at, status, claimedAt: now } as const;
    return tx.insert(occurrences).values(row).onConflictDoNothing().run().changes === 1;
  });
}

const nextOf = ({ at, occurrence }: Run) => ({ nextAt: at, nextOccurrence: occurrence });
