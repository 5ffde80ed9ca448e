/** Training runs, their learning curves, and the jobs whose messages are not finished. */

import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { compressedJson } from '../../db/compressed-json.ts';
import { enumCheck } from '../../db/enum-check.ts';
import { servers, users } from '../../db/schema.ts';
import type { Frame, Mistake, Watched } from '../../types/recording.ts';
import type { TrainedNetwork } from '../../types/trained-network.ts';
import {
  datasets,
  type LayerSummary,
  networks,
  type Outcome,
  type TrainingOptions,
  type TrainingResult,
} from '../../types/training.ts';

export const statuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export type Status = (typeof statuses)[number];

/** The options of a run that have no column of their own. */
export type Refinements = Omit<
  TrainingOptions,
  'network' | 'dataset' | 'samples' | 'epochs' | 'units' | 'batch' | 'learningRate' | 'seed'
>;

/** One training run. The result's columns are null until `status` is done. */
export const experiments = sqliteTable(
  'experiments',
  {
    // AUTOINCREMENT never reuses the number of a deleted experiment, which old messages may still show.
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    serverId: text().references(() => servers.id, { onDelete: 'set null' }),
    network: text({ enum: networks }).notNull(),
    dataset: text({ enum: datasets }).notNull(),
    samples: integer().notNull(),
    epochs: integer().notNull(),
    units: integer().notNull(),
    batch: integer().notNull(),
    learningRate: real().notNull(),
    seed: integer().notNull(),
    /** The options that are rarely given. */
    refinements: text({ mode: 'json' }).$type<Refinements>().notNull().default({}),
    status: text({ enum: statuses }).notNull(),
    params: integer(),
    /** Classifications only, 0…1 on the test part. */
    accuracy: real(),
    /** The error of a forecast in the data set's unit, or the bits per character of a language. `baseline` is that of the naive forecast, or of the 3-gram. */
    mae: real(),
    baseline: real(),
    device: text({ enum: ['cpu', 'gpu'] }),
    versions: text({ mode: 'json' }).$type<TrainingResult['versions']>(),
    layers: text({ mode: 'json' }).$type<LayerSummary[]>(),
    outcome: text({ mode: 'json' }).$type<Outcome>(),
    parts: text({ mode: 'json' }).$type<TrainingResult['parts']>(),
    trainingSeconds: real(),
    totalSeconds: real(),
    /** The epoch in which the learner stopped the run; null where it ran to its end. */
    stoppedIn: integer(),
    /** The experiment that this one changes, and the first experiment of the series to which it belongs. */
    basedOn: integer(),
    series: integer(),
    /** Whether everybody in the server could read the channel that shows it. */
    isOpen: integer({ mode: 'boolean' }).notNull().default(false),
    /** What the learner reads when `status` is failed. */
    error: text(),
    createdAt: integer().notNull(),
    startedAt: integer(),
    finishedAt: integer(),
  },
  (table) => [
    check('experiments_status', sql`${table.status} in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    enumCheck('experiments_network', table.network),
    enumCheck('experiments_dataset', table.dataset),
    enumCheck('experiments_device', table.device),
    index('experiments_by_status').on(table.status),
    index('experiments_by_user').on(table.userId, table.startedAt),
    index('experiments_by_server').on(table.serverId),
  ],
);

/** A learning curve. SQLite keeps no NaN: null in a number's place is a value that diverged. */
export const epochs = sqliteTable(
  'epochs',
  {
    experimentId: integer()
      .notNull()
      .references(() => experiments.id, { onDelete: 'cascade' }),
    epoch: integer().notNull(),
    loss: real(),
    valLoss: real(),
    metric: real(),
    valMetric: real(),
    gradientNorm: real(),
    seconds: real().notNull(),
  },
  (table) => [primaryKey({ columns: [table.experimentId, table.epoch] })],
);

/** What a finished run showed while it learned. Runs of earlier versions have no row. */
export const recordings = sqliteTable('recordings', {
  experimentId: integer()
    .primaryKey()
    .references(() => experiments.id, { onDelete: 'cascade' }),
  watched: compressedJson<Watched>()().notNull(),
  frames: compressedJson<Frame[]>()().notNull(),
  mistakes: compressedJson<Mistake[]>()().notNull(),
  mistakeCount: integer().notNull(),
});

/** The networks of finished runs: the newest of each learner (see `keepNetwork`). */
export const keptNetworks = sqliteTable('kept_networks', {
  experimentId: integer()
    .primaryKey()
    .references(() => experiments.id, { onDelete: 'cascade' }),
  /** Shape of one example, and name and shape of each weight. */
  shapes: text({ mode: 'json' }).$type<Pick<TrainedNetwork, 'input' | 'weights'>>().notNull(),
  /** The weights' values, one after the other: float32, little-endian, compressed. */
  weights: blob({ mode: 'buffer' }).notNull(),
});

/** A row exists from the submission of a job until its message shows the outcome. */
export const jobs = sqliteTable('jobs', {
  experimentId: integer()
    .primaryKey()
    .references(() => experiments.id, { onDelete: 'cascade' }),
  /** How often a training process started it. */
  attempts: integer().notNull().default(0),
  claimedAt: integer(),
  /** The epoch in which the learner stopped the run. A second attempt trains to the end of that epoch. */
  stopIn: integer(),
  channelId: text().notNull(),
  /** Null until Discord reports the id of the reply. */
  messageId: text(),
  /** The interaction's token. Without the permission to post, it is the only way to edit the message. */
  token: text().notNull(),
  tokenExpiresAt: integer().notNull(),
  canPost: integer({ mode: 'boolean' }).notNull(),
});
