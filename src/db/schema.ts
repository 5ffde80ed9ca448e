import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Servers that the bot is or was in, and those where only learners brought it along (`joinedAt` is null). */
export const servers = sqliteTable('servers', {
  id: text().primaryKey(),
  name: text(),
  joinedAt: integer(),
  leftAt: integer(),
  /** The commands are registered for this server alone. */
  ownCommands: integer({ mode: 'boolean' }).notNull().default(false),
});

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  name: text().notNull(),
  firstSeenAt: integer().notNull(),
});

/** Interactions that were acknowledged: a row lives until the answer has arrived, and does not say whose it is. */
export const openReplies = sqliteTable('open_replies', {
  interactionId: text().primaryKey(),
  applicationId: text().notNull(),
  token: text().notNull(),
  expiresAt: integer().notNull(),
});
