/** Decks as CSV, as spreadsheets read and write it (RFC 4180). */
import { stringify } from 'csv-stringify/sync';
import { escapeHtml, hasHtml } from './html.ts';
import { columns, type DeckQuestion, toRow } from './row.ts';

export const writeCsv = (deck: readonly DeckQuestion[]): string =>
  stringify(
    deck.map((question) => {
      const row = toRow(question);
      return columns.map((column) => guarded(row[column] ?? ''));
    }),
    { header: true, columns: [...columns] },
  );

/** What a spreadsheet takes for a formula when it begins a cell. */
const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^-\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** A cell that no spreadsheet runs, and that comes back as it was. */
function guarded(text: string): string {
  const cell = hasHtml(text) ? escapeHtml(text) : text;
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** The apostrophe that keeps a cell from being a formula is no part of it. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
