/** Tables whose cells are separated by lines. */
import { isTable, type Table } from './pdf-cells.ts';
import type { Box, DrawnText } from './pdf-drawing.ts';
import { rowsOf, segmentsOf } from './pdf-rows.ts';
import type { PdfWord } from './pdf-words.ts';

/** In points: the thickest line, the gap at which lines still touch, the narrowest column with text. */
const [maxThickness, tolerance, minColumnWidth] = [2.5, 3, 10];
/** A page with more lines shows a map or a chart. */
const maxLines = 4000;
/** Shortest line, as a share of the table's width or height, that separates all cells. */
const minLineShare = 0.25;

export function griddedTables({ words, boxes }: DrawnText): Table[] {
  const lines = boxes.filter(
    ({ left, right, top, bottom }) =>
      Math.min(right - left, bottom - top) < maxThickness &&
      Math.max(right - left, bottom - top) > 2 * maxThickness,
  );
  const wordsOn = Map.groupBy(words, ({ page }) => page);
  const tables = [...Map.groupBy(lines, ({ page }) => page)].flatMap(([page, drawn]) =>
    groupTouching(drawn).flatMap((group) => tableIn(group, wordsOn.get(page) ?? [])),
  );
  return joinAcrossPages(words, tables).filter(isTable);
}

/** Groups of lines that touch each other, from the top. */
function groupTouching(lines: readonly Box[]): Box[][] {
  if (lines.length > maxLines) return [];
  const groups: Box[][] = [];
  const rest = new Set(lines.toSorted((a, b) => a.top - b.top));
  for (const first of rest) {
    const group = [first];
    rest.delete(first);
    for (const line of group)
      for (const other of rest)
        if (touches(line, other)) {
          group.push(other);
          rest.delete(other);
        }
    groups.push(group);
  }
  return groups;
}

const touches = (a: Box, b: Box): boolean =>
  a.left - tolerance < b.right &&
  b.left - tolerance < a.right &&
  a.top - tolerance < b.bottom &&
  b.top - tolerance < a.bottom;

function tableIn(lines: readonly Box[], words: readonly PdfWord[]): Table[] {
  const [left, right] = [Math.min(...lines.map((l) => l.left)), Math.max(...lines.map((l) => l.right))];
  const [top, bottom] = [Math.min(...lines.map((l) => l.top)), Math.max(...lines.map((l) => l.bottom))];
  const across = lines.filter((line) => line.right - line.left > line.bottom - line.top);
  const down = lines.filter((line) => line.right - line.left <= line.bottom - line.top);
  const ys = positions(
    across.map((l) => [l.top, l.right - l.left]),
    minLineShare * (right - left),
  );
  const xs = positions(
    down.map((l) => [l.left, l.bottom - l.top]),
    minLineShare * (bottom - top),
  );
  if (xs.length < 3 || ys.length < 2) return [];
  const inside = words.filter(
    ({ x, right: end, y, size }) =>
      middle(x, end) > left && middle(x, end) < right && y > top && y - size / 2 < bottom,
  );
  if (inside.some((word) => down.some((line) => isCut(word, line)))) return [];
  const columnOf = new Map(
    inside.map((word) => [word, cellIndex(xs, middle(word.x, word.right), down, 'left', word)]),
  );
  const rowOf = new Map(inside.map((word) => [word, cellIndex(ys, centre(word), across, 'top', word)]));
  const filled = new Set(columnOf.values());
  const columns = xs.slice(0, -1).flatMap((x, i) => {
    return filled.has(i) || (xs[i + 1] ?? x) - x > minColumnWidth ? [i] : [];
  });
  const rows = ys
    .map((_, i) => inside.filter((word) => rowOf.get(word) === i))
    .flatMap(splitRows)
    .map((row) => columns.map((column) => row.filter((word) => columnOf.get(word) === column)))
    .filter((row) => row.some((cell) => cell.length > 0));
  const edges = columns.map((i) => xs[i] ?? 0);
  return rows.length > 0 ? [{ rows, words: new Set(rows.flat(2)), edges }] : [];
}

const centre = ({ y, size }: PdfWord): number => y - size / 3;

const isCut = (word: PdfWord, line: Box): boolean =>
  word.x < line.left - tolerance &&
  word.right > line.right + tolerance &&
  line.top < centre(word) &&
  line.bottom > centre(word);

/** Index of the last line before a word that runs along the word. Cells may span several places. */
function cellIndex(
  places: readonly number[],
  at: number,
  lines: readonly Box[],
  edge: 'left' | 'top',
  word: PdfWord,
): number {
  const [from, to, across] =
    edge === 'left'
      ? (['top', 'bottom', centre(word)] as const)
      : (['left', 'right', middle(word.x, word.right)] as const);
  const isDrawn = (place: number) =>
    lines.some(
      (line) =>
        Math.abs(line[edge] - place) < 2 * tolerance &&
        line[from] - tolerance < across &&
        line[to] + tolerance > across,
    );
  return places.findLastIndex((place, i) => place < at && (i === 0 || isDrawn(place)));
}

/** Positions of lines: close ones are merged, and those that are too short together are dropped. */
function positions(lines: readonly [at: number, length: number][], enough: number): number[] {
  const places: { at: number; last: number; length: number }[] = [];
  for (const [at, length] of lines.toSorted(([a], [b]) => a - b)) {
    const place = places.at(-1);
    if (place && at - place.last < tolerance) {
      place.last = at;
      place.length += length;
    } else places.push({ at, last: at, length });
  }
  return places.filter(({ length }) => length >= enough).map(({ at, last }) => middle(at, last));
}

/** Splits the words between two lines into rows, if several rows have several cells. */
function splitRows(words: PdfWord[]): PdfWord[][] {
  const rows = rowsOf(segmentsOf(words));
  const isSeveral = rows.filter(({ cells }) => cells.length > 1).length > 1;
  return isSeveral ? rows.map(({ cells }) => cells.flat().flatMap((segment) => segment.words)) : [words];
}

/** Joins tables that have the same columns and only a page break between them. */
function joinAcrossPages(words: readonly PdfWord[], tables: readonly Table[]): Table[] {
  const place = new Map(words.map((word, i) => [word, i]));
  const span = ({ words: inside }: Table) => {
    const places = [...inside].map((word) => place.get(word) ?? 0);
    return { first: Math.min(...places), last: Math.max(...places) };
  };
  const all: Table[] = [];
  for (const table of tables.toSorted((a, b) => span(a).first - span(b).first)) {
    const before = all.at(-1);
    const last = before ? span(before).last : -1;
    const { first } = span(table);
    const goesOn =
      first === last + 1 &&
      words[last]?.page !== words[first]?.page &&
      before?.edges.length === table.edges.length &&
      before.edges.every((x, i) => Math.abs(x - (table.edges[i] ?? 0)) < minColumnWidth);
    if (before && goesOn) {
      before.rows.push(...table.rows);
      for (const word of table.words) before.words.add(word);
    } else all.push(table);
  }
  return all;
}

const middle = (a: number, b: number): number => (a + b) / 2;
