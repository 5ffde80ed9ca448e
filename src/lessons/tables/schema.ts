/** Servers' own documents, and the channels where questions are answered without a command. */
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { servers } from '../../db/schema.ts';

/** Documents of one server, converted to Markdown when they were added. */
export const documents = sqliteTable(
  'documents',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    serverId: text()
      .notNull()
      .references(() => servers.id, { onDelete: 'cascade' }),
    /** The name of the uploaded file. */
    name: text().notNull(),
    markdown: text().notNull(),
    /** Null once this person's data was erased. */
    addedBy: text(),
    addedAt: integer().notNull(),
    /** Serialised by version `parser` of the reading process; null until it is parsed, and where it cannot be read. */
    parsed: blob({ mode: 'buffer' }),
    parser: text(),
    /** Why it cannot be read, as a sentence; null where it can. */
    refusal: text(),
    /** Why it is rejected: `refusal`, or that it did not fit in. Null where it is taught from. */
    aside: text(),
    /** Whether its author was told about `aside`. */
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
    /** Null once this person's data was erased. */
    addedBy: text(),
    addedAt: integer().notNull(),
  },
  (table) => [index('study_channels_by_server').on(table.serverId)],
);
