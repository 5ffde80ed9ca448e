/** What learners ask of their own jobs, checked and stored. The queue then tells the process that runs the job. */
import { type Database, write } from '../db/open.ts';
import { rememberServer } from '../db/servers.ts';
import { rememberUser } from '../db/users.ts';
import { UserError } from '../types/errors.ts';
import type { TrainingOptions } from '../types/training.ts';
import type { Submission } from './queue-types.ts';
import { countWaiting } from './tables/duels.ts';
import { epochsOf } from './tables/epochs.ts';
import {
  addExperiment,
  cancelExperiment,
  type Experiment,
  findExperiment,
  joinSeries,
  listExperiments,
} from './tables/experiments.ts';
import { addJob, stopJobIn } from './tables/jobs.ts';

/**
 * Stores jobs of one message, all or none. Several are a series.
 * @throws UserError when the user would have more than `mostWaiting` jobs waiting; those of a duel are not counted
 */
export function submitFor(
  db: Database,
  { user, serverId, messageRef, basedOn, isOpen, alongside }: Submission,
  all: TrainingOptions[],
  mostWaiting: number,
): Experiment[] {
  return write(db, (tx) => {
    rememberUser(tx, user);
    if (serverId !== null) rememberServer(tx, serverId);
    if (!alongside) requireRoom(tx, user.id, all.length, mostWaiting);
    const added = all.map((options) => {
      const experiment = addExperiment(tx, { userId: user.id, serverId, options, basedOn, isOpen });
      addJob(tx, experiment.id, messageRef);
      return experiment;
    });
    const series = all.length > 1 ? joinSeries(tx, added) : added;
    alongside?.(tx, series);
    return series;
  });
}

/** @throws UserError when this user would have more than `most` jobs and duels waiting */
export function requireRoom(db: Database, userId: string, more: number, most: number): void {
  const waiting = countWaiting(db, userId);
  if (waiting + more > most) throw new UserError(tooMany(waiting, more, most));
}

const tooMany = (waiting: number, more: number, most: number): string =>
  more === 1
    ? `You have ${waiting} jobs waiting, the most that one learner may have. Wait until one starts, or cancel one.`
    : `These would be ${more} more jobs, and ${waiting} of yours wait already. One learner may have ${most}: wait until some start, or cancel some.`;

/** Stores that this user cancelled a waiting or running job. @throws UserError when there is none to cancel */
export function cancelFor(db: Database, experimentId: number, userId: string): void {
  own(db, experimentId, userId, 'cancel');
  if (!cancelExperiment(db, experimentId))
    throw new UserError(`Experiment ${experimentId} is over already: there is nothing to cancel.`);
}

/** Stores that this user stopped a running job. @throws UserError when there is none to stop */
export function endEarlyFor(db: Database, experimentId: number, userId: string): Experiment {
  const experiment = own(db, experimentId, userId, 'stop');
  if (experiment.status === 'queued')
    throw new UserError('This run has not begun, so there is nothing to keep. You can cancel it.');
  if (experiment.status !== 'running')
    throw new UserError(`Experiment ${experimentId} is over already: there is nothing to stop.`);
  stopJobIn(db, experimentId, (epochsOf(db, experimentId).at(-1)?.epoch ?? 0) + 1);
  return experiment;
}

/** The waiting and running experiments of a user. */
export const unfinishedOf = (db: Database, userId: string): number[] =>
  (['queued', 'running'] as const).flatMap((status) =>
    listExperiments(db, { userId, status }, { limit: noLimit }).map(({ id }) => id),
  );

/** SQLite's value for no limit. */
const noLimit = -1;

function own(db: Database, experimentId: number, userId: string, what: string): Experiment {
  const experiment = findExperiment(db, experimentId);
  if (!experiment) throw new UserError(`There is no experiment ${experimentId}.`);
  if (experiment.userId !== userId) throw new UserError(`Only the learner who started a job can ${what} it.`);
  return experiment;
}
