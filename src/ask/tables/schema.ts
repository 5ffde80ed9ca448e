/** Questions, what a language model has cost, the documents that servers brought along, and where one may just ask. */
import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { servers, users } from '../../db/schema.ts';

export const outcomes = ['answered', 'declined'] as const;
export const verdicts = ['helpful', 'unhelpful'] as const;

/** Every question and what became of it: for what follows in a thread, and as a list of what the lessons lack. */
export const questions = sqliteTable(
  'questions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    serverId: text().references(() => servers.id, { onDelete: 'cascade' }),
    channelId: text().notNull(),
    question: text().notNull(),
    outcome: text({ enum: outcomes }).notNull(),
    /** What was answered, as Markdown. */
    answer: text().notNull(),
    askedAt: integer().notNull(),
    /** An admin has dealt with it. */
    closedAt: integer(),
  },
  (table) => [
    check('questions_outcome', sql`${table.outcome} in ('answered', 'declined')`),
    index('questions_by_channel').on(table.channelId, table.askedAt),
    index('questions_by_server').on(table.serverId, table.outcome),
    index('questions_by_user').on(table.userId),
  ],
);

/** What a reader thought of an answer; the last word counts. */
export const feedback = sqliteTable(
  'feedback',
  {
    questionId: integer()
      .notNull()
      .references(() => questions.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    verdict: text({ enum: verdicts }).notNull(),
    /** In the reader's words; null where none was given. */
    reason: text(),
    givenAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.questionId, table.userId] }),
    check('feedback_verdict', sql`${table.verdict} in ('helpful', 'unhelpful')`),
  ],
);

/** What a language model was asked to do on a day; `serverId` is empty in direct messages. */
export const modelUse = sqliteTable(
  'model_use',
  {
    /** UTC, as 2026-01-31. */
    day: text().notNull(),
    userId: text().notNull(),
    serverId: text().notNull(),
    calls: integer().notNull().default(0),
    tokens: integer().notNull().default(0),
    /** Millionths of a dollar. */
    cost: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.userId, table.serverId] })],
);

/** What texts mean, as a model put it into numbers: asked once, and again after a long time. */
export const vectors = sqliteTable('vectors', {
  /** SHA-256 of the model's name and the text. */
  hash: text().primaryKey(),
  /** 32-bit floats, of length 1. */
  vector: blob({ mode: 'buffer' }).notNull(),
  madeAt: integer().notNull().default(0),
});
