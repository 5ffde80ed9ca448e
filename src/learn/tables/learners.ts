/** A learner's path through the course, and the steps that are done. */
import { and, eq, isNull } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import type { CourseLevel, CoursePath } from '../../types/course.ts';
import { courseLearners, courseUnits } from './schema.ts';

export type CourseLearner = typeof courseLearners.$inferSelect;
export type UnitProgress = typeof courseUnits.$inferSelect;

/** Who learns where. */
export interface LearnerPlace {
  userId: string;
  serverId: string | null;
}

const here = ({ userId, serverId }: LearnerPlace) =>
  and(
    eq(courseLearners.userId, userId),
    serverId === null ? isNull(courseLearners.serverId) : eq(courseLearners.serverId, serverId),
  );

export function courseLearner(db: Database, place: LearnerPlace): CourseLearner | undefined {
  return db.select().from(courseLearners).where(here(place)).get();
}

/** Begins the course, or changes the path. What is done stays done. */
export function choosePath(
  db: Database,
  place: LearnerPlace,
  { path, level }: { path: CoursePath; level: CourseLevel },
  now: number,
): CourseLearner {
  return write(db, (tx) => {
    const known = courseLearner(tx, place);
    return stored(
      known
        ? tx
            .update(courseLearners)
            .set({ path, level, unit: null })
            .where(eq(courseLearners.id, known.id))
            .returning()
            .all()
        : tx
            .insert(courseLearners)
            .values({ ...place, path, level, startedAt: now })
            .returning()
            .all(),
    );
  });
}

/** Notes that a unit was opened: `/learn` goes on there. */
export function openUnit(db: Database, learnerId: number, unit: string, now: number): void {
  write(db, (tx) => {
    tx.update(courseLearners).set({ unit }).where(eq(courseLearners.id, learnerId)).run();
    tx.insert(courseUnits).values({ learnerId, unit, steps: [], startedAt: now }).onConflictDoNothing().run();
  });
}

export function unitsBegun(db: Database, learnerId: number): UnitProgress[] {
  return db.select().from(courseUnits).where(eq(courseUnits.learnerId, learnerId)).all();
}

const within = (learnerId: number, unit: string) =>
  and(eq(courseUnits.learnerId, learnerId), eq(courseUnits.unit, unit));

/** @param day today, in the learner's time zone, with the day before it */
export function markStep(
  db: Database,
  { id: learnerId }: Pick<CourseLearner, 'id'>,
  { unit, step, day, now }: { unit: string; step: string; day: Days; now: number },
): void {
  openUnit(db, learnerId, unit, now);
  write(db, (tx) => {
    const steps = tx.select().from(courseUnits).where(within(learnerId, unit)).get()?.steps ?? [];
    if (!steps.includes(step))
      tx.update(courseUnits)
        .set({ steps: [...steps, step] })
        .where(within(learnerId, unit))
        .run();
    countDay(tx, learnerId, day);
  });
}

/** A day and the one before it, as YYYY-MM-DD. */
export interface Days {
  today: string;
  yesterday: string;
}

function countDay(tx: Database, learnerId: number, { today, yesterday }: Days): void {
  const learner = tx.select().from(courseLearners).where(eq(courseLearners.id, learnerId)).get();
  if (!learner || learner.lastDay === today) return;
  const streak = learner.lastDay === yesterday ? learner.streak + 1 : 1;
  tx.update(courseLearners).set({ streak, lastDay: today }).where(eq(courseLearners.id, learnerId)).run();
}

/** A unit is over. It keeps the time at which it was over first. */
export function finishUnit(db: Database, learnerId: number, unit: string, now: number): void {
  openUnitIfNew(db, learnerId, unit, now);
  db.update(courseUnits)
    .set({ doneAt: now })
    .where(and(within(learnerId, unit), isNull(courseUnits.doneAt)))
    .run();
}

const openUnitIfNew = (db: Database, learnerId: number, unit: string, now: number) =>
  db.insert(courseUnits).values({ learnerId, unit, steps: [], startedAt: now }).onConflictDoNothing().run();
