import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Servers that the bot is or was in, and those where only users have installed it (`joinedAt` is null). */
export const servers = sqliteTable('servers', {
  id: text().primaryKey(),
  name: text(),
  joinedAt: integer(),
  leftAt: integer(),
  /** The commands are registered for this server only. */
  ownCommands: integer({ mode: 'boolean' }).notNull().default(false),
});

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  name: text().notNull(),
  firstSeenAt: integer().notNull(),
});

/** Acknowledged interactions. A row exists until the reply has arrived, and does not name the user. */
export const openReplies = sqliteTable('open_replies', {
  interactionId: text().primaryKey(),
  applicationId: text().notNull(),
  token: text().notNull(),
  expiresAt: integer().notNull(),
});
