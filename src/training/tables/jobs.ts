import type { SQL } from 'drizzle-orm';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { type Database, stored } from '../../db/open.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import type { Experiment } from './experiments.ts';
import { toExperiment } from './experiments.ts';
import { experiments, jobs } from './schema.ts';

export interface Job {
  experiment: Experiment;
  messageRef: MessageRef;
  /** How often a training process started it. */
  attempts: number;
  /** The epoch in which the learner stopped the run. */
  stopIn: number | null;
}

/** Jobs that started within this time lower their user's priority. */
const recentMs = 60 * 60 * 1000;

export function addJob(db: Database, experimentId: number, messageRef: MessageRef): void {
  db.insert(jobs)
    .values({ experimentId, ...messageRef })
    .run();
}

export function findJob(db: Database, experimentId: number): Job | undefined {
  return jobsWhere(db, eq(jobs.experimentId, experimentId))[0];
}

/** Deletes a job whose message shows the outcome, or never can. */
export function closeJob(db: Database, experimentId: number): void {
  db.delete(jobs).where(eq(jobs.experimentId, experimentId)).run();
}

/** How many jobs of a user are not over, or not yet shown as over. */
export function countJobs(db: Database, userId: string): number {
  return jobsWhere(db, eq(experiments.userId, userId)).length;
}

/** Jobs that are over, but whose message does not show it yet. Oldest first. */
export function pendingJobs(db: Database): Job[] {
  return jobsWhere(db, inArray(experiments.status, ['done', 'failed', 'cancelled']));
}

/** Jobs that run, or ran when the bot crashed. */
export function runningJobs(db: Database): Job[] {
  return jobsWhere(db, eq(experiments.status, 'running'));
}

/** Unfinished jobs whose message only a token can edit that expires before `time`. */
export function expiringJobs(db: Database, time: number): Job[] {
  const unfinished = inArray(experiments.status, ['queued', 'running']);
  return jobsWhere(db, and(unfinished, eq(jobs.canPost, false), lt(jobs.tokenExpiresAt, time)));
}

/** Marks the next job as running and returns it. Call it inside a `write` transaction. */
export function claimNext(db: Database, now: number): Experiment | undefined {
  const next = db.get<{ id: number } | undefined>(sql`${queueOrder(now)} order by turn, id limit 1`);
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

/** Stores in which epoch the learner stopped a run, so that a second attempt ends there too. */
export function stopJobIn(db: Database, experimentId: number, epoch: number): void {
  db.update(jobs).set({ stopIn: epoch }).where(eq(jobs.experimentId, experimentId)).run();
}

/** The position in the queue: 1 for the job that starts next; undefined for a job that does not wait. */
export function positionOf(db: Database, experimentId: number, now = Date.now()): number | undefined {
  const order = sql`select id, row_number() over (order by turn, id) as position from (${queueOrder(now)})`;
  return db.get<{ position: number } | undefined>(
    sql`select position from (${order}) where id = ${experimentId}`,
  )?.position;
}

/** Waiting jobs in the order in which they start. */
export function waitingJobs(db: Database, now = Date.now()): Job[] {
  const waiting = jobsWhere(db, eq(experiments.status, 'queued'));
  const byId = new Map(waiting.map((job) => [job.experiment.id, job]));
  const order = db.all<{ id: number }>(sql`${queueOrder(now)} order by turn, id`);
  return order.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Puts a running job back in the queue, with a new count of attempts. */
export function requeue(db: Database, experimentId: number, attempts: number): void {
  db.update(experiments)
    .set({ status: 'queued', startedAt: null })
    .where(and(eq(experiments.id, experimentId), eq(experiments.status, 'running')))
    .run();
  db.update(jobs).set({ attempts, claimedAt: null }).where(eq(jobs.experimentId, experimentId)).run();
}

/**
 * Every waiting job with its turn: the number of the user's recently started jobs, plus its position among the user's
 * waiting jobs. Ordered by turn, then id, users with fewer recent jobs come first, then older jobs.
 */
function queueOrder(now: number) {
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
  const { channelId, messageId, token, tokenExpiresAt, canPost, attempts, stopIn } = row;
  return { messageRef: { channelId, messageId, token, tokenExpiresAt, canPost }, attempts, stopIn };
}

/** Whether the message of the interaction with this token belongs to a job, which will finish it. */
export const isJobToken = (db: Database, token: string): boolean =>
  db.select({ id: jobs.experimentId }).from(jobs).where(eq(jobs.token, token)).get() !== undefined;
