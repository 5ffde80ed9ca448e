/** Decks as CSV, as spreadsheets read and write it (RFC 4180). */
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { UserError } from '../../errors.ts';
import { type Candidate, candidateOf } from './check.ts';
import { type Column, columns, type DeckQuestion, type Row, toRow } from './row.ts';

export const writeCsv = (deck: readonly DeckQuestion[]): string =>
  stringify(
    deck.map((question) => {
      const row = toRow(question);
      return columns.map((column) => row[column] ?? '');
    }),
    { header: true, columns: [...columns] },
  );

/** @throws UserError when it is no CSV, or lacks the columns that are needed */
export function readCsv(text: string): Candidate[] {
  const records = parsed(text);
  const [header, ...rest] = records;
  const names = (header ?? []).map(columnOf);
  if (!names.includes('question') || !names.includes('answer'))
    throw new UserError(
      `The first row must name the columns: “question” and “answer” at least; known are ${columns.join(', ')}.`,
    );
  return rest.flatMap((record, i) => {
    if (record.every((cell) => cell.trim() === '')) return [];
    const row: Row = {};
    for (const [column, name] of names.entries()) if (name) row[name] = record[column] ?? '';
    // As spreadsheets count: the header is the first row.
    return [candidateOf(row, i + 2)];
  });
}

/** Names that other programs give the same columns. */
const synonyms: Record<string, Column> = {
  front: 'question',
  back: 'answer',
  prompt: 'question',
  extra: 'explanation',
  tags: 'topic',
  type: 'kind',
  distractors: 'wrong',
};

export function columnOf(name: string): Column | undefined {
  const key = name.trim().toLowerCase().replaceAll('_', ' ');
  return columns.find((column) => column === key) ?? synonyms[key];
}

/** Spreadsheets of some countries separate by semicolons. */
function parsed(text: string): string[][] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, each) =>
    firstLine.split(each).length > firstLine.split(best).length ? each : best,
  );
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`This is no CSV that I can read: ${error.message.replace(/\.?$/, '.')}`);
  }
}
