/** The tables of questions, feedback, model use and vectors. */
import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { servers, users } from '../../db/schema.ts';

export const outcomes = ['answered', 'declined'] as const;
export const verdicts = ['helpful', 'unhelpful'] as const;

/** Questions and their answers: the history of threads, and the list of open questions. */
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
    /** The answer as Markdown. */
    answer: text().notNull(),
    askedAt: integer().notNull(),
    /** When an admin closed it; null while it is open. */
    closedAt: integer(),
  },
  (table) => [
    check('questions_outcome', sql`${table.outcome} in ('answered', 'declined')`),
    index('questions_by_channel').on(table.channelId, table.askedAt),
    index('questions_by_server').on(table.serverId, table.outcome),
    index('questions_by_user').on(table.userId),
  ],
);

/** Readers' verdicts on answers, one for each reader. */
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
    /** The reader's complaint; null where there is none. */
    reason: text(),
    givenAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.questionId, table.userId] }),
    check('feedback_verdict', sql`${table.verdict} in ('helpful', 'unhelpful')`),
  ],
);

/** The use of the language model by day; `serverId` is empty in direct messages. */
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

/** The embeddings of texts. */
export const vectors = sqliteTable('vectors', {
  /** SHA-256 of the model's name and the text. */
  hash: text().primaryKey(),
  /** 32-bit floats, of length 1. */
  vector: blob({ mode: 'buffer' }).notNull(),
  madeAt: integer().notNull().default(0),
});
