/** The tables of what teachers set up: unfinished forms, questions taken out, and weekly letters. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { servers, users } from '../../db/schema.ts';

/** Set-ups and forms that are not finished. Each belongs to the private message that shows it. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null in direct messages. */
    serverId: text().references(() => servers.id, { onDelete: 'cascade' }),
    /** What was chosen and typed so far. */
    content: text({ mode: 'json' }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('drafts_by_user').on(table.userId)],
);

/** Questions that a server does not want to be asked again. */
export const excludedQuestions = sqliteTable(
  'excluded_questions',
  {
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    /** Id of the fact; all wordings of one fact share it. */
    fact: text().notNull(),
    excludedBy: text().references(() => users.id, { onDelete: 'set null' }),
    excludedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.serverId, table.fact] })],
);

/** Weekly letters about a server. The time of the next one moves before a letter is sent, so that none comes twice. */
export const letters = sqliteTable(
  'letters',
  {
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    timeZone: text().notNull(),
    nextAt: integer().notNull(),
    /** The local date of the latest letter, as 2026-11-30; null before the first. */
    latest: text(),
    /** Why the latest letter did not arrive; null where it did. */
    problem: text({ enum: ['closed', 'rights'] }),
  },
  (table) => [
    primaryKey({ columns: [table.serverId, table.userId] }),
    index('letters_by_next').on(table.nextAt),
    check('letters_problem', sql`${table.problem} in ('closed', 'rights')`),
  ],
);
