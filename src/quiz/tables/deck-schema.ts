/** The tables of decks, and of questions that a language model wrote; times as in `src/db/schema.ts`. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { servers, users } from '../../db/schema.ts';

/** A set of questions that a server, or with a null server one learner, keeps. */
export const decks = sqliteTable(
  'decks',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    serverId: text().references(() => servers.id, { onDelete: 'cascade' }),
    /** It outlives the person's data. */
    ownerId: text().references(() => users.id, { onDelete: 'set null' }),
    name: text().notNull(),
    createdAt: integer().notNull(),
    /** Set while its deletion can be undone. */
    deletedAt: integer(),
  },
  (table) => [index('decks_by_server').on(table.serverId), index('decks_by_owner').on(table.ownerId)],
);

export const cards = sqliteTable(
  'cards',
  {
    deckId: integer()
      .notNull()
      .references(() => decks.id, { onDelete: 'cascade' }),
    /** Counted from 0, in the order of the file that it came from. */
    position: integer().notNull(),
    /** As it was written. */
    written: text({ mode: 'json' }).notNull(),
    topic: text(),
    /** Names from the file that are no topics. */
    tags: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.deckId, table.position] })],
);

/** What a card is made of before it has a deck. */
export interface NewCard {
  written: unknown;
  topic: string | null;
  tags: string[];
}

/** Decks that wait up to an hour for confirmation of their import. */
export const deckImports = sqliteTable(
  'deck_imports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null: it would be the learner's own. */
    serverId: text().references(() => servers.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    cards: text({ mode: 'json' }).$type<NewCard[]>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('deck_imports_by_user').on(table.userId)],
);

/** Questions that a language model wrote and that passed the checks. They are reused. */
export const writtenQuestions = sqliteTable(
  'written_questions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** SHA-256 of the topic's text. A changed text has another hash. */
    section: text().notNull(),
    topic: text().notNull(),
    /** As an author would write it. */
    written: text({ mode: 'json' }).notNull(),
    writtenAt: integer().notNull(),
  },
  (table) => [index('written_by_section').on(table.section)],
);
