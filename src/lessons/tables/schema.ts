/** The documents that servers brought along, and the channels where one may just ask. */
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { servers } from '../../db/schema.ts';

/** Documents of one server, turned into Markdown when they were added. */
export const documents = sqliteTable(
  'documents',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    /** The file's name, as it was sent. */
    name: text().notNull(),
    markdown: text().notNull(),
    /** Null once whoever it was has had their data erased. */
    addedBy: text(),
    addedAt: integer().notNull(),
    /** As the reading process left it, of the version `parser`; null until it was read, and where it is refused. */
    parsed: blob({ mode: 'buffer' }),
    parser: text(),
    /** Why it is put aside, as a sentence; null where it is taught from. */
    refusal: text(),
    /** The same, or why there was no room for it; whoever added it is told so once. */
    aside: text(),
    asideTold: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (table) => [uniqueIndex('documents_by_name').on(table.serverId, table.name)],
);

/** Channels and forums in which every question is answered. */
export const studyChannels = sqliteTable(
  'study_channels',
  {
    channelId: text().primaryKey(),
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    /** Null once whoever it was has had their data erased. */
    addedBy: text(),
    addedAt: integer().notNull(),
  },
  (table) => [index('study_channels_by_server').on(table.serverId)],
);
