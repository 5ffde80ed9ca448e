/** How far the learners of a server are in the course. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../db/open.ts';
import type { Unit } from '../types/course.ts';
import type { Library } from '../types/lessons.ts';
import { standingOf } from './standing.ts';
import { type ClassLearner, classLearners } from './tables/class.ts';
import { type MissedQuestion, mostMissed } from './tables/unit-quizzes.ts';

export interface CourseClass {
  learners: number;
  /** Who is at which unit, the farthest first; undefined where the path is finished. */
  places: { unit: Unit | undefined; at: ClassLearner[] }[];
  missed: MissedQuestion[];
}

const [missedShown, fewestAnswers] = [5, 2];
/** Yields to the event loop after this long. */
const sliceMs = 10;

export async function courseClass(db: Database, library: Library, serverId: string): Promise<CourseClass> {
  const all = classLearners(db, serverId);
  const byUnit = new Map<Unit | undefined, ClassLearner[]>();
  let begun = performance.now();
  for (const learner of all) {
    const { current } = standingOf(db, library, learner);
    byUnit.set(current, [...(byUnit.get(current) ?? []), learner]);
    if (performance.now() - begun < sliceMs) continue;
    await nextTurn();
    begun = performance.now();
  }
  const order = (unit: Unit | undefined) => (unit ? library.units.indexOf(unit) : library.units.length);
  return {
    learners: all.length,
    places: [...byUnit].map(([unit, at]) => ({ unit, at })).sort((a, b) => order(b.unit) - order(a.unit)),
    missed: mostMissed(db, serverId, fewestAnswers, missedShown),
  };
}
