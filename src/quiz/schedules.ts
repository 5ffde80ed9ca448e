/** The next run of a schedule, and schedules whose deck is missing. */

import { type Database, write } from '../db/open.ts';
import { nextRun } from './calendar.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { forgetDeletedDecks } from './tables/decks.ts';
import { hasRun } from './tables/occurrences.ts';
import {
  changeSchedule,
  forgetDeletedSchedules,
  type Run,
  type Schedule,
  schedulesWithDeckBack,
} from './tables/schedules.ts';

/** The first run after `after` that is not recorded yet. */
export function nextFreeRun(db: Database, schedule: Schedule, after: number): Run {
  let run = nextRun(schedule, after);
  while (hasRun(db, schedule.id, run.occurrence)) run = nextRun(schedule, run.at);
  return run;
}

/** Whether the schedule's deck is missing. */
export const lacksDeck = ({ deckId, deckName }: Pick<Schedule, 'deckId' | 'deckName'>): boolean =>
  deckId === null && deckName !== null;

/** Removes schedules and decks whose deletion cannot be undone any more. */
export function forgetDeleted(db: Database, now: number): void {
  forgetDeletedSchedules(db, now);
  forgetDeletedDecks(db, now);
}

/** Resumes schedules whose missing deck was imported again. */
export function resumeSchedules({ db, now }: SchedulerParts): void {
  write(db, (tx) => {
    for (const schedule of schedulesWithDeckBack(tx)) {
      // An owner who was not notified of the loss needs no notice of its end.
      const told = !schedule.problemTold;
      const state = { paused: false, problem: null, problemTold: told };
      changeSchedule(tx, schedule.id, state, nextFreeRun(tx, schedule, now()));
    }
  });
}
