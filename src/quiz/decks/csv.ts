/** Decks as CSV, as spreadsheets read and write it (RFC 4180). */
import { stringify } from 'csv-stringify/sync';
import { escapeHtml, hasHtml } from './html.ts';
import { columns, type DeckQuestion, toRow } from './row.ts';

export const writeCsv = (deck: readonly DeckQuestion[]): string =>
  stringify(
    deck.map((question) => {
      const row = toRow(question);
      return columns.map((column) => escapeFormula(row[column] ?? ''));
    }),
    { header: true, columns: [...columns] },
  );

/** Openings of a cell that spreadsheets read as a formula. */
const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^-\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** Keeps spreadsheets from running a cell. `unescapeFormula` restores it. */
function escapeFormula(text: string): string {
  const cell = hasHtml(text) ? escapeHtml(text) : text;
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** Removes the apostrophe that keeps a cell from being a formula. */
export const unescapeFormula = (cell: string): string =>
  cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
