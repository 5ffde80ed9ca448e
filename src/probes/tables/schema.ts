/** What probes measured on this machine. It belongs to nobody. */
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { compressedJson } from '../../db/compressed-json.ts';
import type { Machine, Measurement } from '../../types/probe.ts';

export const measurements = sqliteTable(
  'measurements',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    claim: text().notNull(),
    /** The version of the claim's method. */
    version: integer().notNull(),
    /** Counted from 1. A round holds one measurement for each of its seeds. */
    round: integer().notNull(),
    seed: integer().notNull(),
    machine: text({ mode: 'json' }).$type<Machine>().notNull(),
    measurement: compressedJson<Measurement>()().notNull(),
    seconds: integer().notNull(),
    measuredAt: integer().notNull(),
  },
  (table) => [uniqueIndex('measurements_of_claim').on(table.claim, table.version, table.round, table.seed)],
);
