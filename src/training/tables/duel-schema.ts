/** Duels of two networks, and the secret votes on who wins. */

import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { enumCheck } from '../../db/enum-check.ts';
import { servers, users } from '../../db/schema.ts';
import { datasets, networks } from '../../types/training.ts';

const duelStatuses = ['voting', 'started', 'cancelled'] as const;

/** What one may vote for: the first network, the second, or no clear winner. */
export const duelChoices = ['a', 'b', 'none'] as const;

/** A duel. Once started it is a series of experiments, which tell how far it is. */
export const duels = sqliteTable(
  'duels',
  {
    // AUTOINCREMENT never reuses the number of a deleted duel, which old messages may still show.
    id: integer().primaryKey({ autoIncrement: true }),
    hostId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    serverId: text().references(() => servers.id, { onDelete: 'set null' }),
    a: text({ enum: networks }).notNull(),
    b: text({ enum: networks }).notNull(),
    dataset: text({ enum: datasets }).notNull(),
    /** How many runs each network has. */
    seeds: integer().notNull(),
    status: text({ enum: duelStatuses }).notNull(),
    votesUntil: integer().notNull(),
    /** The first experiment of its series; null until it starts. */
    series: integer(),
    /** Whether everybody in the server could read the channel that shows it. */
    isOpen: integer({ mode: 'boolean' }).notNull(),
    channelId: text().notNull(),
    messageId: text(),
    /** The interaction's token; null once the jobs of the series hold it. */
    token: text(),
    tokenExpiresAt: integer().notNull(),
    canPost: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    enumCheck('duels_a', table.a),
    enumCheck('duels_b', table.b),
    enumCheck('duels_dataset', table.dataset),
    enumCheck('duels_status', table.status),
    index('duels_by_status').on(table.status),
    index('duels_by_series').on(table.series),
    index('duels_by_host').on(table.hostId),
  ],
);

export const duelVotes = sqliteTable(
  'duel_votes',
  {
    duelId: integer()
      .notNull()
      .references(() => duels.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    choice: text({ enum: duelChoices }).notNull(),
    votedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.duelId, table.userId] }),
    enumCheck('duel_votes_choice', table.choice),
    index('duel_votes_by_user').on(table.userId),
  ],
);
