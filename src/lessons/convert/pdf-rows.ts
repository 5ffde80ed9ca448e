/** Words in the order in which they are drawn, as lines, and lines that stand side by side, as rows. */
import { type Word, wordGap } from './pdf-words.ts';

/** Words on one line without a wide gap between them. */
export interface Segment {
  words: Word[];
  x: number;
  right: number;
  y: number;
  size: number;
  page: number;
}

/** Cells from left to right, each with its lines; running text is a row of one cell. */
export interface PdfRow {
  cells: Segment[][];
  /** Where the line above everything in it stands. */
  floor: number;
}

/** Letters of the same line differ less than this part of their size in height. */
export const sameLine = 0.5;
/** A gap wider than this part of the size of letters is none between words. */
export const wideGap = 1;
/** Lines further apart than this many sizes are not of one cell. */
const cellGap = 1.7;

/** Bullets and numbers, which stand apart from the text that they belong to. */
export const marker = /^(?:[•◦▪‣·–*○●■□-]|[([]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)\]])$/i;

export function segmentsOf(words: readonly Word[]): Segment[] {
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
 * Writing programs draw a table cell by cell and row by row: what stands to the right of the cell before, below the row
 * before, is the next cell; what stands below in the same place goes on with its cell; everything else begins a row.
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
  // A long first line is no hindrance to what stands beside the last.
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

/** Lines above the one that the next cell stands beside were no part of this row. */
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
