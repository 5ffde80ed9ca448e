/** Groups words in drawing order into lines, and lines beside each other into rows. */
import { type PdfWord, wordGap } from './pdf-words.ts';

/** Words on one line, without a wide gap between them. */
export interface Segment {
  words: PdfWord[];
  x: number;
  right: number;
  y: number;
  size: number;
  page: number;
}

/** Cells from left to right, each with its lines. A line of text is a row of one cell. */
export interface PdfRow {
  cells: Segment[][];
  /** Position of the last line above the row. */
  floor: number;
}

/** Largest vertical distance within a line, in letter sizes. */
export const sameLine = 0.5;
/** Largest gap between words of a segment, in letter sizes. */
export const wideGap = 1;
/** Largest distance between lines of a cell, in letter sizes. */
const cellGap = 1.7;

/** Bullets and list numbers, which have a wide gap before their text. */
export const marker = /^(?:[•◦▪‣·–*○●■□-]|[([]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)\]])$/i;

export function segmentsOf(words: readonly PdfWord[]): Segment[] {
  const segments: Segment[] = [];
  for (const word of words) {
    const last = segments.at(-1);
    const size = Math.max(word.size, last?.size ?? 0);
    const isMarked = last?.words.length === 1 && marker.test(last.words[0]?.text ?? '');
    const gap = last ? word.x - last.right : 0;
    if (
      last &&
      last.page === word.page &&
      Math.abs(last.y - word.y) < sameLine * size &&
      gap > -sameLine * size &&
      gap < (isMarked ? 3 : wideGap) * size
    ) {
      last.words.push(word);
      last.right = Math.max(last.right, word.right);
      last.size = size;
    } else {
      const { x, right, y, page } = word;
      segments.push({ words: [word], x, right, y, size: word.size, page });
    }
  }
  return segments;
}

/**
 * Groups segments into rows. Programs draw a table row by row and cell by cell: a segment to the right of the last cell
 * is the next cell, a segment below it continues it, and any other segment begins a row.
 */
export function rowsOf(segments: readonly Segment[]): PdfRow[] {
  const rows: PdfRow[] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    const cell = row?.cells.at(-1);
    if (row && cell && isBeside(segment, row, cell)) {
      if (row.cells.length === 1) detach(rows, segment);
      rows.at(-1)?.cells.push([segment]);
    } else if (cell && isBelow(segment, cell)) cell.push(segment);
    else rows.push({ cells: [[segment]], floor: row ? bottomOf(row) : Number.NEGATIVE_INFINITY });
  }
  return rows;
}

export const bottomOf = ({ cells }: PdfRow): number => Math.max(...cells.flat().map(({ y }) => y));
export const topOf = ({ cells }: PdfRow): number => Math.min(...cells.flat().map(({ y, size }) => y - size));

function isBeside(segment: Segment, row: PdfRow, cell: readonly Segment[]): boolean {
  const { x, y, size, page } = segment;
  // Only the lines at this height matter: the first line of a cell may be longer.
  const lower = cell.filter((line) => line.y > y - sameLine * size);
  const lines = lower.length > 0 ? lower : cell;
  return (
    page === cell[0]?.page &&
    x > Math.max(...lines.map(({ right }) => right)) + wordGap * size &&
    y > row.floor + sameLine * size &&
    y < bottomOf(row) + size
  );
}

function isBelow(segment: Segment, cell: readonly Segment[]): boolean {
  const last = cell.at(-1);
  if (!last || segment.page !== last.page) return false;
  const step = segment.y - last.y;
  const overlaps =
    segment.x < Math.max(...cell.map(({ right }) => right)) &&
    segment.right > Math.min(...cell.map(({ x }) => x));
  return (
    overlaps &&
    step > sameLine * segment.size &&
    step < cellGap * segment.size &&
    Math.abs(segment.size - last.size) < 0.1 * last.size
  );
}

/** Splits off the lines above the one beside the next cell: they are not part of this row. */
function detach(rows: PdfRow[], beside: Segment): void {
  const row = rows.at(-1);
  const lines = row?.cells[0];
  if (!row || !lines) return;
  const first = lines.findIndex(({ y, size }) => Math.abs(y - beside.y) < wordGap * size);
  const above = lines[first - 1];
  if (!above) return;
  rows.splice(
    -1,
    1,
    { ...row, cells: [lines.slice(0, first)] },
    {
      cells: [lines.slice(first)],
      floor: above.y,
    },
  );
}
