/** Tables whose cells are parted by lines. */
import { isTable, type Table } from './pdf-cells.ts';
import type { Box, DrawnText } from './pdf-drawing.ts';
import { rowsOf, segmentsOf } from './pdf-rows.ts';
import type { Word } from './pdf-words.ts';

/** Points: thicker ones are no lines, closer ones meet, narrower spaces hold no text. */
const [thickest, slack, narrowest] = [2.5, 3, 10];
/** A page with more lines than this holds a map or a chart. */
const mostLines = 4000;
/** A line counts from this part of the table's breadth or height; others part a few cells only. */
const longEnough = 0.25;

export function griddedTables({ words, boxes }: DrawnText): Table[] {
  const lines = boxes.filter(
    ({ left, right, top, bottom }) =>
      Math.min(right - left, bottom - top) < thickest && Math.max(right - left, bottom - top) > 2 * thickest,
  );
  const wordsOn = Map.groupBy(words, ({ page }) => page);
  const tables = [...Map.groupBy(lines, ({ page }) => page)].flatMap(([page, drawn]) =>
    together(drawn).flatMap((group) => tableIn(group, wordsOn.get(page) ?? [])),
  );
  return joined(words, tables).filter(isTable);
}

/** Lines that touch one another, group by group from the top. */
function together(lines: readonly Box[]): Box[][] {
  if (lines.length > mostLines) return [];
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
  a.left - slack < b.right &&
  b.left - slack < a.right &&
  a.top - slack < b.bottom &&
  b.top - slack < a.bottom;

function tableIn(lines: readonly Box[], words: readonly Word[]): Table[] {
  const [left, right] = [Math.min(...lines.map((l) => l.left)), Math.max(...lines.map((l) => l.right))];
  const [top, bottom] = [Math.min(...lines.map((l) => l.top)), Math.max(...lines.map((l) => l.bottom))];
  const across = lines.filter((line) => line.right - line.left > line.bottom - line.top);
  const down = lines.filter((line) => line.right - line.left <= line.bottom - line.top);
  const ys = positions(
    across.map((l) => [l.top, l.right - l.left]),
    longEnough * (right - left),
  );
  const xs = positions(
    down.map((l) => [l.left, l.bottom - l.top]),
    longEnough * (bottom - top),
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
    return filled.has(i) || (xs[i + 1] ?? x) - x > narrowest ? [i] : [];
  });
  const rows = ys
    .map((_, i) => inside.filter((word) => rowOf.get(word) === i))
    .flatMap(parted)
    .map((row) => columns.map((column) => row.filter((word) => columnOf.get(word) === column)))
    .filter((row) => row.some((cell) => cell.length > 0));
  const edges = columns.map((i) => xs[i] ?? 0);
  return rows.length > 0 ? [{ rows, words: new Set(rows.flat(2)), edges }] : [];
}

const centre = ({ y, size }: Word): number => y - size / 3;

const isCut = (word: Word, line: Box): boolean =>
  word.x < line.left - slack &&
  word.right > line.right + slack &&
  line.top < centre(word) &&
  line.bottom > centre(word);

/** The last of some places before a word where there is a line beside or above it: cells may span several. */
function cellIndex(
  places: readonly number[],
  at: number,
  lines: readonly Box[],
  edge: 'left' | 'top',
  word: Word,
): number {
  const [from, to, across] =
    edge === 'left'
      ? (['top', 'bottom', centre(word)] as const)
      : (['left', 'right', middle(word.x, word.right)] as const);
  const isDrawn = (place: number) =>
    lines.some(
      (line) =>
        Math.abs(line[edge] - place) < 2 * slack && line[from] - slack < across && line[to] + slack > across,
    );
  return places.findLastIndex((place, i) => place < at && (i === 0 || isDrawn(place)));
}

/** Where lines stand, those close together as one; only places where they are long enough altogether. */
function positions(lines: readonly [at: number, length: number][], enough: number): number[] {
  const places: { at: number; last: number; length: number }[] = [];
  for (const [at, length] of lines.toSorted(([a], [b]) => a - b)) {
    const place = places.at(-1);
    if (place && at - place.last < slack) {
      place.last = at;
      place.length += length;
    } else places.push({ at, last: at, length });
  }
  return places.filter(({ length }) => length >= enough).map(({ at, last }) => middle(at, last));
}

/** Between two lines there may stand several rows: then each has several cells side by side. */
function parted(words: Word[]): Word[][] {
  const rows = rowsOf(segmentsOf(words));
  const isSeveral = rows.filter(({ cells }) => cells.length > 1).length > 1;
  return isSeveral ? rows.map(({ cells }) => cells.flat().flatMap((segment) => segment.words)) : [words];
}

/** Tables with the same columns and nothing but a page break between them are one. */
function joined(words: readonly Word[], tables: readonly Table[]): Table[] {
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
      before.edges.every((x, i) => Math.abs(x - (table.edges[i] ?? 0)) < narrowest);
    if (before && goesOn) {
      before.rows.push(...table.rows);
      for (const word of table.words) before.words.add(word);
    } else all.push(table);
  }
  return all;
}

const middle = (a: number, b: number): number => (a + b) / 2;
