/** Tables whose cells are separated by space alone. */
import { isTable, type Table, textsOf, withoutRepeats } from './pdf-cells.ts';
import { bottomOf, marker, type PdfRow, rowsOf, segmentsOf, topOf } from './pdf-rows.ts';
import type { PdfWord } from './pdf-words.ts';

type Span = { left: number; right: number };

/** In letter sizes: the least gap between columns, and the largest between rows. */
const [minColumnGap, maxRowGap] = [0.2, 3];
/** Cells with more lines than this are paragraphs. */
const maxLines = 5;

export function alignedTables(words: readonly PdfWord[]): Table[] {
  const rows = rowsOf(segmentsOf(words));
  const tables: Table[] = [];
  for (let i = 0, free = 0; i < rows.length; ) {
    const block = blockAt(rows, i);
    const whole = block.length > 1 ? [...touchingAbove(block, rows.slice(free, i)), ...block] : block;
    const table = tableOf(whole);
    if (table) tables.push(table);
    i += table ? block.length : 1;
    if (table) free = i;
  }
  return tables;
}

/** The longest run of rows from `start` on that keeps the column gaps of each row free. */
function blockAt(rows: readonly PdfRow[], start: number): PdfRow[] {
  const block: PdfRow[] = [];
  let columns: Span[] = [];
  for (const row of rows.slice(start)) {
    const before = block.at(-1);
    if (before ? !follows(row, before) : row.cells.length < 2) break;
    const more = union(columns, row);
    const isLost = gaps(columns).some((gap) => !gaps(more).some((kept) => overlap(kept, gap)));
    if (![...(isLost ? block : []), row].every((each) => isSeparated(each, gaps(more)))) break;
    columns = more;
    block.push(row);
  }
  // A single cell below the first column may be text; below another column it continues a row.
  const isAfter = ({ cells }: PdfRow) =>
    cells.length < 2 && (cells[0]?.[0]?.x ?? 0) < (columns[0]?.right ?? 0);
  return block.slice(0, block.findLastIndex((row) => !isAfter(row)) + 1);
}

/** Rows above the block whose cells are so close that they were taken for a line of text. */
function touchingAbove(block: readonly PdfRow[], above: readonly PdfRow[]): PdfRow[] {
  const whole = [...block];
  for (const row of above.toReversed()) {
    const [first] = whole;
    const more = [row, ...whole];
    const free = gaps(more.reduce(union, []));
    const fits = row.cells.flat().length === 1 && first && follows(first, row);
    if (!fits || !more.every((each) => isSeparated(each, free))) break;
    const gutters = free.filter((gap) => separates(whole, gap));
    if (gutters.length === 0 || !gutters.every((gap) => separates(more, gap))) break;
    if (splitAt(row, gutters).filter((cell) => cell.length > 0).length < 2) break;
    whole.unshift(row);
  }
  return whole.slice(0, whole.length - block.length);
}

/** Whether a free gap lies between any two neighbouring cells. */
const isSeparated = ({ cells }: PdfRow, free: readonly Span[]): boolean =>
  cells.slice(1).every((cell, i) => {
    const end = Math.max(...(cells[i] ?? []).map(({ right }) => right));
    const start = Math.min(...cell.map(({ x }) => x));
    return free.some(({ left, right }) => left >= end - 1 && right <= start + 1);
  });

function follows(row: PdfRow, before: PdfRow): boolean {
  const [size, other] = [sizeOf(row), sizeOf(before)];
  if (Math.abs(size - other) > 0.2 * other) return false;
  const gap = topOf(row) - bottomOf(before);
  return pageOf(row) !== pageOf(before) || (gap > -size / 2 && gap < maxRowGap * size);
}

const sizeOf = (row: PdfRow): number => row.cells[0]?.[0]?.size ?? 1;
const pageOf = (row: PdfRow): number | undefined => row.cells[0]?.[0]?.page;
const wordsOf = (row: PdfRow): PdfWord[] => row.cells.flat().flatMap(({ words }) => words);

/** Merges a row's words into the occupied spans, from left to right. */
function union(spans: readonly Span[], row: PdfRow): Span[] {
  const all: Span[] = [];
  const added = wordsOf(row).map(({ x, right }) => ({ left: x, right }));
  for (const { left, right } of [...spans, ...added].sort((a, b) => a.left - b.left)) {
    const last = all.at(-1);
    if (last && left - last.right < minColumnGap * sizeOf(row)) last.right = Math.max(last.right, right);
    else all.push({ left, right });
  }
  return all;
}

const gaps = (spans: readonly Span[]): Span[] =>
  spans.slice(1).map(({ left }, i) => ({ left: spans[i]?.right ?? left, right: left }));

const overlap = (a: Span, b: Span) => a.left < b.right && b.left < a.right;

/**
 * Whether a gap separates cells in every row that has text on both sides of it. Cells that nearly touch must align with
 * cells of other rows, or be the column headers.
 */
function separates(rows: readonly PdfRow[], gap: Span): boolean {
  const at = middle(gap);
  const parted: { start: number; end: number; width: number }[] = [];
  const touching: PdfRow[] = [];
  for (const row of rows) {
    const { cells } = row;
    const i = cells.findIndex((cell, n) => n > 0 && cell.every(({ x }) => x > at));
    const before = cells[i - 1];
    if (before?.every(({ right }) => right < at)) {
      const end = Math.max(...before.map(({ right }) => right));
      const width = end - Math.min(...before.map(({ x }) => x));
      parted.push({ start: Math.min(...(cells[i] ?? []).map(({ x }) => x)), end, width });
    } else if (wordsOf(row).some(({ x }) => x < at) && wordsOf(row).some(({ x }) => x > at))
      touching.push(row);
  }
  return (
    parted.length > 0 &&
    touching.every((row) => {
      const isNear = (a: number, b: number) => Math.abs(a - b) < 0.1 * sizeOf(row);
      const start = Math.min(...wordsOf(row).flatMap(({ x }) => (x > at ? [x] : [])));
      const end = Math.max(...wordsOf(row).flatMap(({ right }) => (right < at ? [right] : [])));
      const flush = parted.filter((other) => isNear(other.end, end));
      const isHead = row === rows[0] && isHeadOf(rows.slice(1), row, start, end);
      return (
        isHead ||
        parted.some((other) => isNear(other.start, start)) ||
        flush.some(({ width }) => !isNear(width, flush[0]?.width ?? width))
      );
    })
  );
}

/** Whether a row is bold, with text below the words on both sides of the gap. */
function isHeadOf(rows: readonly PdfRow[], row: PdfRow, start: number, end: number): boolean {
  const heads = wordsOf(row).filter(({ x, right }) => x === start || right === end);
  return (
    wordsOf(row).every(({ bold }) => bold) &&
    heads.every((head) =>
      rows.some((other) => wordsOf(other).some(({ x, right }) => x < head.right && head.x < right)),
    )
  );
}

const middle = ({ left, right }: Span): number => (left + right) / 2;

function splitAt(row: PdfRow, gutters: readonly Span[]): PdfWord[][] {
  const columnOf = ({ x }: PdfWord) => gutters.filter((gap) => x > middle(gap)).length;
  return Array.from({ length: gutters.length + 1 }, (_, i) => wordsOf(row).filter((w) => columnOf(w) === i));
}

function tableOf(block: readonly PdfRow[]): Table | undefined {
  const gutters = gaps(block.reduce(union, [])).filter((gap) => separates(block, gap));
  const rows = joinContinuedRows(withoutRepeats(mergeHalfColumns(block.map((row) => splitAt(row, gutters)))));
  const table = { rows, words: new Set(block.flatMap(wordsOf)), edges: (rows[0] ?? []).map((_, i) => i) };
  return isTable(table) && hasHead(rows) && !isProse(block, rows) ? table : undefined;
}

/** Joins two columns where no row has text in both: a left-aligned header above right-aligned numbers. */
function mergeHalfColumns(rows: PdfWord[][][]): PdfWord[][][] {
  for (let i = 1; i < (rows[0]?.length ?? 0); i++) {
    const isHalf = rows.every((row) => !row[i - 1]?.length || !row[i]?.length);
    if (!isHalf || !(rows[0]?.[i - 1]?.length || rows[0]?.[i]?.length)) continue;
    for (const row of rows) row.splice(i - 1, 2, [...(row[i - 1] ?? []), ...(row[i] ?? [])]);
    i--;
  }
  return rows;
}

/** Appends a row to the one before if only one of its cells, not the first, has text. */
function joinContinuedRows(rows: PdfWord[][][]): PdfWord[][][] {
  const all: PdfWord[][][] = [];
  for (const row of rows) {
    const before = all.at(-1);
    const isRest = row[0]?.length === 0 && row.filter((cell) => cell.length > 0).length === 1;
    if (before && isRest) for (const [i, cell] of row.entries()) before[i]?.push(...cell);
    else all.push(row);
  }
  return all;
}

/** Two rows are a table only if the first is bold and the second is not. */
function hasHead(rows: readonly PdfWord[][][]): boolean {
  const [head = [], ...body] = rows;
  return (
    body.length > 1 || (head.flat().every(({ bold }) => bold) && !body.flat(2).every(({ bold }) => bold))
  );
}

/** Whether the block is a list, numbered formulas, code, a table of contents or text in columns. */
function isProse(block: readonly PdfRow[], rows: readonly PdfWord[][][]): boolean {
  if (rows.flat(2).every(({ mono }) => mono)) return true;
  const texts = rows.map(textsOf);
  const isMarks = (column: number) =>
    texts.every((row) => /^\(?[\d.]+\)?$|^$/.test(row.at(column) ?? '') || marker.test(row.at(column) ?? ''));
  if (texts[0]?.length === 2 && (isMarks(0) || isMarks(-1))) return true;
  const cells = block.flatMap((row) => row.cells);
  const lines = cells.reduce((sum, cell) => sum + cell.length, 0);
  return lines > maxLines * cells.length || isSideBySide(block, texts);
}

/** Text in columns, drawn line by line: the lines are long and close to each other. */
function isSideBySide(block: readonly PdfRow[], texts: readonly string[][]): boolean {
  const close = block.slice(1).filter((row, i) => {
    const before = block[i];
    return before && bottomOf(row) - bottomOf(before) < 1.5 * sizeOf(row);
  });
  const long = texts.filter((row) => row.filter((text) => text.length > 25).length > 1);
  return close.length > 0.8 * (block.length - 1) && long.length > 0.6 * texts.length;
}
