/** What a schedule does next, and whether it can. */

import { type Database, write } from '../db/open.ts';
import { nextRun } from './calendar.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { hasRun } from './tables/occurrences.ts';
import { changeSchedule, type Run, type Schedule, schedulesWithDeckBack } from './tables/schedules.ts';

/** The first run after `after` that has not taken place yet: a run that is announced is never one that is over. */
export function nextFreeRun(db: Database, schedule: Schedule, after: number): Run {
  let run = nextRun(schedule, after);
  while (hasRun(db, schedule.id, run.occurrence)) run = nextRun(schedule, run.at);
  return run;
}

/** Whether the deck that a schedule asks from is not there (any more). */
export const lacksDeck = ({ deckId, deckName }: Pick<Schedule, 'deckId' | 'deckName'>): boolean =>
  deckId === null && deckName !== null;

/** Schedules that were paused for want of their deck go on once it is there. */
export function resumeSchedules({ db, now }: SchedulerParts): void {
  write(db, (tx) => {
    for (const schedule of schedulesWithDeckBack(tx)) {
      // An owner who has not heard of the loss need not hear of its end.
      const told = !schedule.problemTold;
      const state = { paused: false, problem: null, problemTold: told };
      changeSchedule(tx, schedule.id, state, nextFreeRun(tx, schedule, now()));
    }
  });
}
