import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { occurrences } from './schema.ts';

/** A run of a schedule: its time, and its occurrence id. */
export interface Run {
  at: number;
  occurrence: string;
}

export type Occurrence = typeof occurrences.$inferSelect;

export function occurrencesOf(db: Database, scheduleId: number, limit = 20): Occurrence[] {
  return db
    .select()
    .from(occurrences)
    .where(eq(occurrences.scheduleId, scheduleId))
    .orderBy(desc(occurrences.dueAt))
    .limit(limit)
    .all();
}

/** Whether a run took place, or was skipped, missed or failed. */
export function hasRun(db: Database, scheduleId: number, occurrence: string): boolean {
  const same = and(eq(occurrences.scheduleId, scheduleId), eq(occurrences.occurrence, occurrence));
  return db.select().from(occurrences).where(same).get() !== undefined;
}

/** Records a run. False when it was recorded before. */
export function noteRun(
  db: Database,
  scheduleId: number,
  { at, occurrence }: Run,
  status: Occurrence['status'],
  now: number,
): boolean {
  const row = { scheduleId, occurrence, dueAt: at, status, claimedAt: now };
  return db.insert(occurrences).values(row).onConflictDoNothing().run().changes === 1;
}

/** The run that created a quiz. */
export function occurrenceOfQuiz(db: Database, quizId: number): Occurrence | undefined {
  return db.select().from(occurrences).where(eq(occurrences.quizId, quizId)).get();
}

/** Whether a later run of the same schedule was claimed, skipped or missed. */
export function isSuperseded(db: Database, { scheduleId, dueAt }: Occurrence): boolean {
  const later = and(eq(occurrences.scheduleId, scheduleId), gt(occurrences.dueAt, dueAt));
  return db.select().from(occurrences).where(later).limit(1).get() !== undefined;
}

export function settleRun(
  db: Database,
  { scheduleId, occurrence }: Pick<Occurrence, 'scheduleId' | 'occurrence'>,
  change: Partial<Pick<Occurrence, 'status' | 'quizId' | 'told'>>,
): void {
  db.update(occurrences)
    .set(change)
    .where(and(eq(occurrences.scheduleId, scheduleId), eq(occurrences.occurrence, occurrence)))
    .run();
}

/** Missed or failed runs that the schedule's owner was not notified of. */
export function unreportedRuns(db: Database): Occurrence[] {
  return db
    .select()
    .from(occurrences)
    .where(and(inArray(occurrences.status, ['missed', 'failed']), eq(occurrences.told, false)))
    .orderBy(asc(occurrences.dueAt))
    .all();
}
