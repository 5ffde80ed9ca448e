/** Reads the rows of tables and flash cards. */

import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import { type AnkiHeader, readHeader } from './anki.ts';
import type { Candidate, RowProblem, Rows } from './candidate.ts';
import { type CellStyle, readRow } from './cards.ts';
import { mostQuestions } from './check.ts';
import { type ColumnLayout, type ColumnMeaning, columnLayout, namedLayout, usualOrder } from './columns.ts';
import { delimiterOf, readTable, type TableRow } from './table.ts';

/** @throws UserError where it is no table, or too long */
export function readRows(text: string, extension: string): Rows {
  const header = readHeader(text);
  return header ? readNotes(text, header) : readSheet(text, extension);
}

/** An Anki export declares its columns. */
function readNotes(text: string, header: AnkiHeader): Rows {
  const body = text.split('\n').slice(header.lines).join('\n');
  const rows = readTable(body, header.separator).map((each) => ({ ...each, line: each.line + header.lines }));
  const taken = new Set([...header.aside, ...(header.tagsAt === undefined ? [] : [header.tagsAt])]);
  const layout =
    header.names.length > 0 ? namedLayout(header.names, taken) : unnamedLayout(widest(rows), taken);
  if (header.tagsAt !== undefined) layout.meanings[header.tagsAt] = 'tags';
  const style = { html: header.html, decimalComma: false, escapesFormulas: false };
  const { candidates, ...rest } = readAll(rows, layout, style, ({ line }) => line);
  const tags = header.tags.split(/\s+/).filter(Boolean);
  return {
    ...rest,
    candidates:
      tags.length === 0 ? candidates : candidates.map((each) => ({ ...each, tags: [...each.tags, ...tags] })),
  };
}

/** The layout of a note's first fields, without Anki's metadata. */
function unnamedLayout(width: number, taken: ReadonlySet<number>): ColumnLayout {
  const free = usualOrder[Symbol.iterator]();
  const meanings = Array.from({ length: width }, (_, at): ColumnMeaning | undefined =>
    taken.has(at) ? 'ignored' : free.next().value,
  );
  const unknown = meanings.flatMap((meaning, at) => (meaning ? [] : [{ name: '', at }]));
  return { meanings, hasHeader: false, unknown };
}

/** A sheet names its columns in the first row, or starts with the first card. */
function readSheet(text: string, extension: string): Rows {
  const said = /^sep=(.)\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = said?.[1] ?? delimiterOf(body) ?? (extension === 'csv' ? ',' : '\t');
  const rows = readTable(body, delimiter);
  const isCards = extension === 'txt';
  const layout = columnLayout(rows[0]?.cells ?? []);
  const doubts =
    layout.hasHeader || isCards || rows.length === 0
      ? []
      : [
          `The first row names no columns that are known here, so it was taken as a card: ${quote(rows[0]?.cells.slice(0, 2).join(' – ') ?? '')}. If it is a header, call its columns “question” and “answer”.`,
        ];
  const wide = layout.hasHeader ? layout : unnamedLayout(widest(rows), new Set());
  const style = { html: 'maybe', decimalComma: delimiter === ';', escapesFormulas: !isCards } as const;
  const read = readAll(layout.hasHeader ? rows.slice(1) : rows, wide, style, ({ row, line }) =>
    isCards ? line : row,
  );
  return { ...read, doubts: [...doubts, ...read.doubts] };
}

const widest = (rows: readonly TableRow[]): number => Math.max(0, ...rows.map(({ cells }) => cells.length));

function readAll(
  rows: readonly TableRow[],
  layout: ColumnLayout,
  style: CellStyle,
  numberOf: (row: TableRow) => number,
): Rows {
  if (rows.length > mostQuestions)
    throw new UserError(
      `This file has ${rows.length} rows; a deck holds at most ${mostQuestions}. Divide it.`,
    );
  const candidates: Candidate[] = [];
  const problems: RowProblem[] = [];
  const silent: number[] = [];
  for (const row of rows) {
    const read = readRow(row.cells, layout.meanings, style, numberOf(row));
    candidates.push(...read.candidates);
    if (read.problem) problems.push(read.problem);
    else if (read.media) silent.push(numberOf(row));
    if (candidates.length > mostQuestions)
      throw new UserError(
        `This file has more than ${mostQuestions} questions, the most that a deck holds. Divide it.`,
      );
  }
  return {
    candidates,
    problems,
    doubts: [...guesses(layout), ...leftOut(rows, layout), ...withoutMedia(silent)],
  };
}

const guesses = ({ guessed = [] }: ColumnLayout): string[] =>
  guessed.map(({ name, meaning }) => `The field ${quote(name)} was taken as the ${meaning}.`);

const namedAtMost = 8;

/** Reports unknown columns with content. */
function leftOut(rows: readonly TableRow[], { unknown }: ColumnLayout): string[] {
  const used = unknown.filter(({ at }) => rows.some(({ cells }) => (cells[at] ?? '').trim() !== ''));
  if (used.length === 0) return [];
  const names = used
    .slice(0, namedAtMost)
    .map(({ name, at }) => (name === '' ? `number ${at + 1}` : quote(name)));
  const more = used.length > namedAtMost ? ` and ${used.length - namedAtMost} more` : '';
  return [
    used.length === 1
      ? `Column ${names[0]} was not used: its name is not known here.`
      : `Columns ${names.join(', ')}${more} were not used: their names are not known here.`,
  ];
}

const withoutMedia = (rows: readonly number[]): string[] =>
  rows.length === 0
    ? []
    : [
        `Pictures and sounds are left out, in ${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, namedAtMost).join(', ')}${rows.length > namedAtMost ? ` and ${rows.length - namedAtMost} more` : ''}.`,
      ];
