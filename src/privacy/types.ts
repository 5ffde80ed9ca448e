/** How it is written down what each table holds of a person, how long, and what erasing does to it. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Retention } from '../types/config.ts';
import type * as schema from './tables.ts';

/**
 * What a column can hold of a person. `who`: their Discord id or name. `words`: what they wrote, and what was answered.
 * `doings`: what they did, when and how well. `place`: server, channel, message. `derived`: another column once more, in
 * another form. `secret`: a key from Discord for one message. Neither of these two is exported. `nothing`: the same for
 * everybody.
 */
export type Holds = 'who' | 'words' | 'doings' | 'place' | 'derived' | 'secret' | 'nothing';

/** A step of erasing. Conditions are SQL on the table itself, with `:user` for the person's id. */
export type Erasure =
  | { delete: string }
  /** The rows stay, without their maker. */
  | { clear: string; where: string }
  /** A whole statement. */
  | { run: string };

export interface TableRecord<Column extends string = string> {
  /** What the rows are, said to the person: “Experiments that you trained”. */
  what: string;
  why: string;
  kept:
    | { days: keyof Retention }
    | 'until you erase it'
    | 'until its server removes it'
    | 'until it is over'
    | 'until the next night';
  /** Which rows are a person's, as an SQL condition. They are counted, shown and exported. Absent: nobody's. */
  yours?: string;
  /** In this order. */
  erasure: readonly Erasure[];
  /** What the steps come to, in words. */
  erased: string;
  columns: Record<Column, Holds>;
}

type Schema = typeof schema;

/** The names of all tables in the code. */
export type TableName = {
  [Name in keyof Schema]: Schema[Name] extends SQLiteTable ? Name : never;
}[keyof Schema];

type ColumnOf<Table> = Table extends SQLiteTable ? Extract<keyof Table['_']['columns'], string> : never;

/** Part of the record: a table or column that is not classified does not compile. */
export type RecordOf<Name extends TableName> = { [Each in Name]: TableRecord<ColumnOf<Schema[Each]>> };
