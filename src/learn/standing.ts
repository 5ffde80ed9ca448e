/** Where a learner stands in the course: which units are done, and which one is next. */

import type { Database } from '../db/open.ts';
import { named } from '../discord/keys.ts';
import { learnerOf } from '../quiz/tables/learners.ts';
import { type Unit, type UnitStep, unitsOn } from '../types/course.ts';
import { UserError } from '../types/errors.ts';
import type { Library } from '../types/lessons.ts';
import { type CourseLearner, type Days, finishUnit, markStep, unitsBegun } from './tables/learners.ts';
import { passedUnits } from './tables/unit-quizzes.ts';

export interface CourseStanding {
  learner: CourseLearner;
  /** Of the path, in order. */
  units: Unit[];
  done: ReadonlySet<string>;
  /** Keys of the steps that are done, by unit. */
  steps: ReadonlyMap<string, ReadonlySet<string>>;
  /** The unit to go on with; undefined once all are done. */
  current: Unit | undefined;
}

/** Notes units whose questions were all right meanwhile, in a group too. */
export function standingOf(
  db: Database,
  { units: all }: Pick<Library, 'units'>,
  learner: CourseLearner,
): CourseStanding {
  for (const unit of passedUnits(db, learner)) finishUnit(db, learner.id, unit, Date.now());
  const begun = unitsBegun(db, learner.id);
  const done = new Set(begun.filter(({ doneAt }) => doneAt !== null).map(({ unit }) => unit));
  const units = unitsOn(all, learner.path, learner.level);
  const first = units.find(({ id }) => !done.has(id));
  const last = units.find(({ id }) => id === learner.unit);
  const goesOn = last && !done.has(last.id) && isOpen({ units, done }, last);
  return {
    ...{ learner, units, done, current: goesOn ? last : first },
    steps: new Map(begun.map(({ unit, steps }) => [unit, new Set(steps)])),
  };
}

/** A unit is open once all before it are done. */
export function isOpen({ units, done }: Pick<CourseStanding, 'units' | 'done'>, unit: Unit): boolean {
  const first = units.findIndex(({ id }) => !done.has(id));
  return done.has(unit.id) || first < 0 || units.indexOf(unit) <= first;
}

/** The unit with this id or its key. @throws UserError where it is gone */
export function unitNamed({ units }: Pick<Library, 'units'>, wanted: string): Unit {
  const unit = named(units, wanted, ({ id }) => id);
  if (!unit)
    throw new UserError('This unit is not in the course any more. `/learn` goes on with the next one.');
  return unit;
}

/** @throws UserError where the unit has changed */
export function stepAt(unit: Unit, at: number): UnitStep {
  const step = unit.steps[at];
  if (!step) throw new UserError('This unit has changed meanwhile. `/learn` opens it anew.');
  return step;
}

/** Notes that a step is done. A unit without questions is over with its last step. */
export function noteStep(db: Database, learner: CourseLearner, unit: Unit, step: UnitStep): void {
  const now = Date.now();
  const day = daysIn(learnerOf(db, learner.userId).timeZone ?? 'UTC', now);
  markStep(db, learner, { unit: unit.id, step: step.key, day, now });
  if (unit.steps.some(({ kind }) => kind === 'quiz')) return;
  const done = new Set(unitsBegun(db, learner.id).find((each) => each.unit === unit.id)?.steps);
  if (unit.steps.every(({ key }) => done.has(key))) finishUnit(db, learner.id, unit.id, now);
}

const dayMs = 24 * 60 * 60_000;

function daysIn(timeZone: string, now: number): Days {
  // Swedish writes dates as YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  return { today: format.format(now), yesterday: format.format(now - dayMs) };
}

/** Days in a row up to today or yesterday; 0 once a day was left out. */
export function streakOf(db: Database, { userId, streak, lastDay }: CourseLearner): number {
  const { today, yesterday } = daysIn(learnerOf(db, userId).timeZone ?? 'UTC', Date.now());
  return lastDay === today || lastDay === yesterday ? streak : 0;
}
