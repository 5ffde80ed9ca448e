import type { PdfWord } from './pdf-words.ts';

export interface Table {
  /** Row by row and cell by cell; cells may be empty. */
  rows: PdfWord[][][];
  words: Set<PdfWord>;
  /** Left edges of the columns. */
  edges: number[];
}

/** With a smaller share of filled cells it is a chart or a form. */
const minFilledShare = 0.4;

export function isTable({ rows, edges }: Table): boolean {
  const cells = rows.flat();
  const filled = cells.filter((cell) => cell.length > 0);
  const several = rows.filter(isFilled);
  return edges.length > 1 && several.length > 1 && filled.length >= minFilledShare * cells.length;
}

/** Whether more than one cell holds text. */
export const isFilled = (row: readonly PdfWord[][]): boolean =>
  row.filter((cell) => cell.length > 0).length > 1;

export const textsOf = (row: readonly PdfWord[][]): string[] =>
  row.map((cell) => cell.map(({ text }) => text).join(' '));

/** Removes the header rows that are repeated at the top of each page. */
export function withoutRepeats(rows: readonly PdfWord[][][]): PdfWord[][][] {
  const heads = textsOf(rows[0] ?? []).join('\n');
  return rows.filter((row, i) => i === 0 || textsOf(row).join('\n') !== heads);
}
