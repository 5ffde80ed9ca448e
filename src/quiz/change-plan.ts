/** Changes a schedule without losing a run that is due or announced. */

import { write } from '../db/open.ts';
import { startDueRuns } from './runs.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { lacksDeck, nextFreeRun } from './schedules.ts';
import { noteRun } from './tables/occurrences.ts';
import { changeSchedule, findSchedule, type Plan, type Schedule } from './tables/schedules.ts';

/**
 * Changes a schedule and sets its next run by the new plan. The schedule is active afterwards, unless `change` pauses it
 * or its deck is missing. A due run is claimed by the old plan first; if that fails, it is recorded as missed.
 */
export async function changePlan(
  parts: SchedulerParts,
  id: number,
  change: Partial<Plan & Pick<Schedule, 'paused'>>,
): Promise<void> {
  await startDueRuns(parts);
  const now = parts.now();
  write(parts.db, (tx) => {
    const old = findSchedule(tx, id);
    if (!old) return;
    if (!old.paused && old.nextAt <= now) {
      const run = { at: old.nextAt, occurrence: old.nextOccurrence };
      noteRun(tx, id, run, old.skipNext ? 'skipped' : 'missed', now);
    }
    const whole = { ...old, ...change };
    const state = lacksDeck(whole)
      ? { problem: 'deck', paused: true }
      : { problem: change.paused ? old.problem : null, paused: change.paused ?? false };
    changeSchedule(tx, id, { ...change, ...state }, nextFreeRun(tx, whole, now));
  });
}
