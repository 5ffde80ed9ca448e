/** The types of the record: what each table holds of a person, how long, and how it is erased. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Retention } from '../types/config.ts';
import type * as schema from './tables.ts';

/**
 * The kind of personal data in a column. `who`: Discord id or name. `words`: texts by the person, and replies to them.
 * `doings`: actions with their times and results. `place`: server, channel, message. `derived`: another column in another
 * form. `secret`: a token from Discord for one message. The last two are not exported. `nothing`: no personal data.
 */
export type Holds = 'who' | 'words' | 'doings' | 'place' | 'derived' | 'secret' | 'nothing';

/** A step of an erasure. Conditions are SQL on the table itself, with `:user` for the person's id. */
export type Erasure =
  | { delete: string }
  /** Keeps the rows, and sets the column to null. */
  | { clear: string; where: string }
  /** Runs a whole SQL statement. */
  | { run: string };

export interface TableRecord<Column extends string = string> {
  /** A description for the person, such as “Experiments that you trained”. */
  what: string;
  why: string;
  kept:
    | { days: keyof Retention }
    | 'until you erase it'
    | 'until its server removes it'
    | 'until it is over'
    | 'until the next night'
    | 'until the second night after';
  /** The SQL condition for a person's rows, which are counted, shown and exported. Absent: no row is a person's. */
  yours?: string;
  /** The steps, in this order. */
  erasure: readonly Erasure[];
  /** A description of what the steps do. */
  erased: string;
  columns: Record<Column, Holds>;
}

type Schema = typeof schema;

/** The names of all tables in the code. */
export type TableName = {
  [Name in keyof Schema]: Schema[Name] extends SQLiteTable ? Name : never;
}[keyof Schema];

type ColumnOf<Table> = Table extends SQLiteTable ? Extract<keyof Table['_']['columns'], string> : never;

/** A part of the record. The compiler rejects a table or column without classification. */
export type RecordOf<Name extends TableName> = { [Each in Name]: TableRecord<ColumnOf<Schema[Each]>> };
