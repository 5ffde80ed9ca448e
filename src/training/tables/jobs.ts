import type { SQL } from 'drizzle-orm';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { type Database, stored } from '../../db/open.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import type { Experiment } from './experiments.ts';
import { toExperiment } from './experiments.ts';
import { experiments, jobs } from './schema.ts';

export interface Job {
  experiment: Experiment;
  place: MessageRef;
  /** How often a training process took it up. */
  attempts: number;
}

/** A learner who just trained waits behind one who has not, for this long. */
const recentMs = 60 * 60 * 1000;

export function addJob(db: Database, experimentId: number, place: MessageRef): void {
  db.insert(jobs)
    .values({ experimentId, ...place })
    .run();
}

export function findJob(db: Database, experimentId: number): Job | undefined {
  return jobsWhere(db, eq(jobs.experimentId, experimentId))[0];
}

/** The message shows how the job ended, or can never show it: nothing is owed any more. */
export function closeJob(db: Database, experimentId: number): void {
  db.delete(jobs).where(eq(jobs.experimentId, experimentId)).run();
}

/** How many jobs of a learner are not over, or not shown to be over. */
export function countJobs(db: Database, userId: string): number {
  return jobsWhere(db, eq(experiments.userId, userId)).length;
}

/** Jobs that are over while their message does not show it yet, oldest first. */
export function pendingJobs(db: Database): Job[] {
  return jobsWhere(db, inArray(experiments.status, ['done', 'failed', 'cancelled']));
}

/** Jobs that a training process has, or had when the bot died. */
export function runningJobs(db: Database): Job[] {
  return jobsWhere(db, eq(experiments.status, 'running'));
}

/** Unfinished jobs whose message can only be edited by a token that dies before `time`. */
export function expiringJobs(db: Database, time: number): Job[] {
  const unfinished = inArray(experiments.status, ['queued', 'running']);
  return jobsWhere(db, and(unfinished, eq(jobs.canPost, false), lt(jobs.tokenExpiresAt, time)));
}

/** Starts the job whose turn it is and returns it. Call it inside a `write` transaction. */
export function claimNext(db: Database, now: number): Experiment | undefined {
  const next = db.get<{ id: number } | undefined>(sql`${turns(now)} order by turn, id limit 1`);
  if (!next) return undefined;
  const row = stored(
    db
      .update(experiments)
      .set({ status: 'running', startedAt: now })
      .where(eq(experiments.id, next.id))
      .returning()
      .all(),
  );
  db.update(jobs)
    .set({ claimedAt: now, attempts: sql`${jobs.attempts} + 1` })
    .where(eq(jobs.experimentId, next.id))
    .run();
  return toExperiment(row);
}

/** 1 for the job that starts next; undefined for one that does not wait. */
export function positionOf(db: Database, experimentId: number, now = Date.now()): number | undefined {
  const order = sql`select id, row_number() over (order by turn, id) as position from (${turns(now)})`;
  return db.get<{ position: number } | undefined>(
    sql`select position from (${order}) where id = ${experimentId}`,
  )?.position;
}

/** Waiting jobs in the order in which they start. */
export function waitingJobs(db: Database, now = Date.now()): Job[] {
  const waiting = jobsWhere(db, eq(experiments.status, 'queued'));
  const byId = new Map(waiting.map((job) => [job.experiment.id, job]));
  const order = db.all<{ id: number }>(sql`${turns(now)} order by turn, id`);
  return order.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Puts a running job back in the queue; `attempts` says how often it counts as tried. */
export function requeue(db: Database, experimentId: number, attempts: number): void {
  db.update(experiments)
    .set({ status: 'queued', startedAt: null })
    .where(and(eq(experiments.id, experimentId), eq(experiments.status, 'running')))
    .run();
  db.update(jobs).set({ attempts, claimedAt: null }).where(eq(jobs.experimentId, experimentId)).run();
}

/**
 * Every waiting job with its turn: the learner's jobs started of late, plus its place among the learner's own.
 * Ordered by turn, then age, this is exactly "whoever had least of late goes first, then the oldest", played out
 * to the end of the queue.
 */
function turns(now: number) {
  return sql`
    select e.id as id, row_number() over (partition by e.user_id order by e.id) + (
      select count(*) from ${experiments} r where r.user_id = e.user_id and r.started_at > ${now - recentMs}
    ) as turn
    from ${experiments} e where e.status = 'queued'`;
}

function jobsWhere(db: Database, condition: SQL | undefined): Job[] {
  return db
    .select()
    .from(jobs)
    .innerJoin(experiments, eq(jobs.experimentId, experiments.id))
    .where(condition)
    .orderBy(jobs.experimentId)
    .all()
    .map((row) => ({ experiment: toExperiment(row.experiments), ...toJob(row.jobs) }));
}

function toJob(row: typeof jobs.$inferSelect): Omit<Job, 'experiment'> {
  const { channelId, messageId, token, tokenExpiresAt, canPost, attempts } = row;
  return { place: { channelId, messageId, token, tokenExpiresAt, canPost }, attempts };
}

/** Whether a job has taken over the message of the interaction with this token: the job brings it to its end. */
export const isJobToken = (db: Database, token: string): boolean =>
  db.select({ id: jobs.experimentId }).from(jobs).where(eq(jobs.token, token)).get() !== undefined;
