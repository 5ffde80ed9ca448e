/** Parses tables with any common delimiter. */
import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../types/errors.ts';

export interface TableRow {
  cells: string[];
  /** As a spreadsheet counts it: from 1, empty rows included. */
  row: number;
  /** The line of the file on which it begins, from 1. */
  line: number;
}

/** More rows than any deck has, with header and empty rows. */
const mostRows = 5_000;
const mostColumns = 200;

/**
 * Rows without any text are left out.
 * @throws UserError where a quotation mark is never closed, or the table is too large
 */
export function readTable(text: string, delimiter: string): TableRow[] {
  const records = parsed(text, delimiter);
  if (records.length === mostRows)
    throw new UserError(`This file has more than ${mostRows} rows. Divide it into several files.`);
  if (records.some(({ record }) => record.length > mostColumns))
    throw new UserError(`This table has more than ${mostColumns} columns.`);
  return records
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }) => ({
      cells: record,
      row: info.records + info.empty_lines,
      line: info.lines - record.reduce((sum, cell) => sum + newlinesIn(cell), 0),
    }));
}

const newlinesIn = (cell: string): number => cell.split('\n').length - 1;

interface Parsed {
  record: string[];
  info: { lines: number; records: number; empty_lines: number };
}

function parsed(text: string, delimiter: string): Parsed[] {
  const options = {
    info: true,
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: mostRows,
  } as const;
  try {
    return parse(text, options) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Tab-separated files rarely quote, so the mark is plain text there.
    if (delimiter === '\t') return parse(text, { ...options, quote: null }) as unknown as Parsed[];
    throw new UserError(
      `This table cannot be read: ${error.message.replace(/\.?$/, '.')} Check the quotation marks (").`,
    );
  }
}

const delimiters = ['\t', ';', ',', '|'];
const sampleRows = 20;
const sampleLength = 50_000;

/** The delimiter that gives most of the first rows as many cells as the first; undefined where none does. */
export function delimiterOf(text: string): string | undefined {
  let best: { delimiter: string; share: number } | undefined;
  for (const delimiter of delimiters) {
    const counts = cellCounts(text.slice(0, sampleLength), delimiter);
    const [first = 1] = counts;
    if (first < 2) continue;
    const share = counts.filter((count) => count === first).length / counts.length;
    if (!best || share > best.share) best = { delimiter, share };
  }
  return best?.delimiter;
}

/** How many cells each of the first rows has; a quotation mark counts where a cell begins or ends with it. */
function cellCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let [cells, quoted, mayQuote, empty] = [1, false, true, true];
  for (const letter of text) {
    if (quoted) {
      quoted = letter !== '"';
      // Two marks in a quoted cell stand for one.
      mayQuote = true;
      empty = false;
    } else if (letter === '\n') {
      if (!empty) counts.push(cells);
      if (counts.length === sampleRows) return counts;
      [cells, mayQuote, empty] = [1, true, true];
    } else if (letter === delimiter) {
      cells++;
      mayQuote = true;
    } else {
      quoted = letter === '"' && mayQuote;
      mayQuote = false;
      if (letter.trim() !== '') empty = false;
    }
  }
  if (!empty) counts.push(cells);
  return counts;
}
