/** Pictures and texts of their own on which people asked a network, for the buttons below the answer. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { servers, users } from '../../db/schema.ts';
import type { Sample } from '../../types/recording.ts';

export const ownInputs = sqliteTable(
  'own_inputs',
  {
    // AUTOINCREMENT never reuses the number of a deleted input, which old messages may still show.
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The server in which everybody could see it; null where it was private, or in a closed channel. */
    serverId: text().references(() => servers.id, { onDelete: 'cascade' }),
    /** A picture of 28 × 28 pixels, or the words of a text. */
    sample: text({ mode: 'json' }).$type<Sample>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index('own_inputs_by_user').on(table.userId, table.id),
    index('own_inputs_by_server').on(table.serverId),
  ],
);
