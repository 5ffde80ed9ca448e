/** Places the pages of a PDF below each other, as one long page. */
import type { Omissions } from './omissions.ts';
import type { DrawnPage, DrawnText } from './pdf-drawing.ts';
import { type Segment, segmentsOf } from './pdf-rows.ts';
import type { PdfWord } from './pdf-words.ts';

/** In points; larger than any page. */
const pageHeight = 20_000;

/** Each page below the one before, without lines that most pages repeat at the top or bottom. */
export function stackPages(pages: readonly DrawnPage[], omissions: Omissions): DrawnText {
  const repeated = repeatedLines(pages);
  const edges = segmentsOf([...repeated]).filter(({ page }) => page === [...repeated][0]?.page);
  if (edges.length > 0)
    omissions.addSentence(
      `Left out, because most pages repeat it at an edge: ${and(edges.map(({ words }) => `“${words.map(({ text }) => text).join(' ')}”`))}.`,
    );
  for (const { page, words, hidden, sideways, unreadable } of pages) {
    if (words.every((word) => repeated.has(word))) omissions.addPage(page);
    omissions.add('hidden', segmentsOf(hidden).length);
    omissions.add('sideways', sideways);
    omissions.add('unreadable', unreadable);
  }
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

const and = (texts: string[]): string => new Intl.ListFormat('en').format(texts);

/** Running heads and page numbers: first or last lines that most pages share, except for the number. */
function repeatedLines(pages: readonly DrawnText[]): Set<PdfWord> {
  const edges = pages.flatMap(({ words }) => {
    const lines = segmentsOf(words).toSorted((a, b) => a.y - b.y);
    const [first, last] = [lines[0], lines.at(-1)];
    return lines
      .filter(({ y }) => isAt(y, first) || isAt(y, last))
      .flatMap((line) => keysOf(line).map((key) => ({ line, key })));
  });
  const byKey = Map.groupBy(edges, ({ key }) => key);
  const isRepeated = (key: string) =>
    new Set(byKey.get(key)?.map(({ line }) => line.page)).size > Math.max(1, pages.length / 2);
  return new Set(edges.flatMap(({ line, key }) => (isRepeated(key) ? line.words : [])));
}

const isAt = (y: number, line: Segment | undefined): boolean =>
  line !== undefined && Math.abs(y - line.y) < 2;

/** Position and text of a line: unchanged, and with each number relative to the page number. */
function keysOf({ words, y, page }: Segment): string[] {
  const text = words.map((word) => word.text).join(' ');
  const counted = [...text.matchAll(/\d+/g)].slice(0, 4).map(({ 0: number, index }) => {
    const end = index + number.length;
    return `${text.slice(0, index)}#${Number(number) - page}${text.slice(end)}`;
  });
  return [text, ...counted].map((each) => `${Math.round(y / 4)} ${each}`);
}
