import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import type { Outcome, TrainingOptions, TrainingResult } from '../../types/training.ts';
import { addEpoch, epochsOf } from './epochs.ts';
import { keepNetwork } from './networks.ts';
import { addRecording } from './recordings.ts';
import { experiments, type Status } from './schema.ts';

export interface Experiment {
  id: number;
  userId: string;
  serverId: string | null;
  options: TrainingOptions;
  status: Status;
  /** The result of a done run, without its curve (see `epochsOf`, `resultOf`). */
  result: Omit<TrainingResult, 'options' | 'epochs' | 'recording' | 'trained'> | null;
  /** The error message for the user of a failed run. */
  error: string | null;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** The experiment that this one changes. */
  basedOn: number | null;
  /** The first experiment of the series to which this one belongs: runs of other seeds, or a duel. */
  series: number | null;
  /** Whether everybody in the server could read the channel that shows it. */
  isOpen: boolean;
}

/** A run to store: whose it is, and where it is shown. */
export interface NewExperiment {
  userId: string;
  serverId: string | null;
  options: TrainingOptions;
  basedOn?: number | undefined;
  isOpen?: boolean | undefined;
}

/** Which experiments to list. An absent key matches all. */
export interface ExperimentFilter {
  userId?: string;
  status?: Status;
}

export function addExperiment(db: Database, input: NewExperiment, now = Date.now()): Experiment {
  const { options, ...owner } = input;
  const { network, dataset, samples, epochs, units, batch, learningRate, seed, ...refinements } = options;
  const columns = { network, dataset, samples, epochs, units, batch, learningRate, seed, refinements };
  return toExperiment(
    stored(
      db
        .insert(experiments)
        .values({ ...owner, ...columns, status: 'queued', createdAt: now })
        .returning()
        .all(),
    ),
  );
}

/** Makes these experiments one series, named after the first. */
export function joinSeries(db: Database, added: readonly Experiment[]): Experiment[] {
  const series = added[0]?.id ?? null;
  const ids = added.map(({ id }) => id);
  db.update(experiments).set({ series }).where(inArray(experiments.id, ids)).run();
  return added.map((experiment) => ({ ...experiment, series }));
}

/** The experiments of a series, oldest first. */
export const seriesOf = (db: Database, series: number): Experiment[] =>
  db
    .select()
    .from(experiments)
    .where(eq(experiments.series, series))
    .orderBy(experiments.id)
    .all()
    .map(toExperiment);

export function findExperiment(db: Database, id: number): Experiment | undefined {
  const row = db.select().from(experiments).where(eq(experiments.id, id)).get();
  return row && toExperiment(row);
}

/** Newest first. */
export function listExperiments(
  db: Database,
  filter: ExperimentFilter,
  page: { limit: number; offset?: number },
): Experiment[] {
  return db
    .select()
    .from(experiments)
    .where(matching(filter))
    .orderBy(desc(experiments.id))
    .limit(page.limit)
    .offset(page.offset ?? 0)
    .all()
    .map(toExperiment);
}

export function countExperiments(db: Database, filter: ExperimentFilter): number {
  return db.select({ rows: count() }).from(experiments).where(matching(filter)).get()?.rows ?? 0;
}

/** The ids of a person's best run on each data set. */
export function bestRuns(db: Database, userId: string): Set<number> {
  const rows = db.all<{ id: number; place: number }>(sql`
    select id, row_number() over (partition by dataset order by accuracy desc, mae asc, id) as place
    from ${experiments} where user_id = ${userId} and status = 'done'`);
  return new Set(rows.filter(({ place }) => place === 1).map(({ id }) => id));
}

/** The result of a done run with its curve, without its recording and its network; undefined for any other run. */
export function resultOf(db: Database, experiment: Experiment): TrainingResult | undefined {
  const { options, result, id } = experiment;
  return result ? { ...result, options, epochs: epochsOf(db, id) } : undefined;
}

/** Stores the result of a running experiment. Returns false, and changes nothing, when it does not run any more. */
export function finishExperiment(
  db: Database,
  id: number,
  result: TrainingResult,
  now = Date.now(),
): boolean {
  const { outcome, seconds, params, device, versions, layers, parts, stoppedIn } = result;
  return write(db, (tx) => {
    const stored = settle(tx, id, ['running'], {
      ...{ status: 'done', finishedAt: now, params, device, versions, layers, parts, outcome, stoppedIn },
      ...{ trainingSeconds: seconds.training, totalSeconds: seconds.total },
      ...scoreColumns(outcome),
    });
    if (stored) for (const epoch of result.epochs) addEpoch(tx, id, epoch);
    if (stored && result.recording) addRecording(tx, id, result.recording);
    if (stored && result.trained) keepNetwork(tx, id, result.trained);
    return stored;
  });
}

function scoreColumns(outcome: Outcome): Partial<typeof experiments.$inferInsert> {
  if (outcome.kind === 'classification') return { accuracy: outcome.accuracy };
  if (outcome.kind === 'forecast') return { mae: outcome.mae, baseline: outcome.baseline };
  return { mae: outcome.bits, baseline: outcome.ngrams.at(-1) ?? null };
}

/** Returns false, and changes nothing, when the experiment is over already. */
export function failExperiment(db: Database, id: number, error: string, now = Date.now()): boolean {
  return settle(db, id, ['queued', 'running'], { status: 'failed', error, finishedAt: now });
}

/** Returns false, and changes nothing, when the experiment is over already. */
export function cancelExperiment(db: Database, id: number, now = Date.now()): boolean {
  return settle(db, id, ['queued', 'running'], { status: 'cancelled', finishedAt: now });
}

function settle(
  db: Database,
  id: number,
  from: Status[],
  change: Partial<typeof experiments.$inferInsert>,
): boolean {
  const due = and(eq(experiments.id, id), inArray(experiments.status, from));
  return db.update(experiments).set(change).where(due).run().changes === 1;
}

function matching(filter: ExperimentFilter) {
  const { userId, status } = filter;
  return and(
    userId === undefined ? undefined : eq(experiments.userId, userId),
    status === undefined ? undefined : eq(experiments.status, status),
  );
}

/** Converts a row to an experiment. */
export function toExperiment(row: typeof experiments.$inferSelect): Experiment {
  const { id, userId, serverId, status, error, createdAt, startedAt, finishedAt } = row;
  const { basedOn, series, isOpen } = row;
  const { network, dataset, samples, epochs, units, batch, learningRate, seed, refinements } = row;
  return {
    ...{ id, userId, serverId, status, error, createdAt, startedAt, finishedAt },
    ...{ basedOn, series, isOpen },
    options: { network, dataset, samples, epochs, units, batch, learningRate, seed, ...refinements },
    result: toResult(row),
  };
}

function toResult(row: typeof experiments.$inferSelect): Experiment['result'] {
  const { params, layers, outcome, parts, device, versions, trainingSeconds, totalSeconds } = row;
  if (params === null || !layers || !outcome || !parts || !device || !versions) return null;
  const seconds = { training: trainingSeconds ?? 0, total: totalSeconds ?? 0 };
  const { stoppedIn } = row;
  return {
    ...{ params, layers, outcome, parts, device, versions, seconds },
    ...(stoppedIn !== null && { stoppedIn }),
  };
}
