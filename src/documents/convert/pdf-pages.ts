/** The pages of a PDF as one long page. */
import type { Drawing } from './pdf-drawing.ts';
import { type Segment, segmentsOf } from './pdf-rows.ts';
import type { Word } from './pdf-words.ts';

/** Points: enough for any page. */
const pageHeight = 20_000;

/** Each page below the one before, without the lines that all of them repeat at the top or bottom. */
export function stacked(pages: readonly Drawing[]): Drawing {
  const repeated = furniture(pages);
  return {
    words: pages.flatMap(({ words }, i) =>
      words.filter((word) => !repeated.has(word)).map((word) => ({ ...word, y: word.y + i * pageHeight })),
    ),
    boxes: pages.flatMap(({ boxes }, i) =>
      boxes.map((box) => ({
        ...box,
        top: box.top + i * pageHeight,
        bottom: box.bottom + i * pageHeight,
      })),
    ),
  };
}

/** Running heads and page numbers: on most pages the first or last line is the same but for the number. */
function furniture(pages: readonly Drawing[]): Set<Word> {
  const edges = pages.flatMap(({ words }) => {
    const lines = segmentsOf(words).toSorted((a, b) => a.y - b.y);
    const [first, last] = [lines[0], lines.at(-1)];
    return lines
      .filter(({ y }) => isAt(y, first) || isAt(y, last))
      .map((line) => ({ line, key: keyOf(line) }));
  });
  const byKey = Map.groupBy(edges, ({ key }) => key);
  const isRepeated = (key: string) =>
    new Set(byKey.get(key)?.map(({ line }) => line.page)).size > Math.max(1, pages.length / 2);
  return new Set(edges.flatMap(({ line, key }) => (isRepeated(key) ? line.words : [])));
}

const isAt = (y: number, line: Segment | undefined): boolean =>
  line !== undefined && Math.abs(y - line.y) < 2;

/** Place and text of a line; numbers count from the page. */
function keyOf({ words, y, page }: Segment): string {
  const text = words.map((word) => word.text).join(' ');
  return `${Math.round(y / 4)} ${text.replace(/\d+/, (number) => `#${Number(number) - page}`)}`;
}
