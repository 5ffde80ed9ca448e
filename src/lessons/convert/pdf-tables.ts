/** The tables of a PDF that does not name them. When in doubt, text is text. */
import { isFilled, type Table, textsOf, withoutRepeats } from './pdf-cells.ts';
import { alignedTables } from './pdf-columns.ts';
import type { DrawnText } from './pdf-drawing.ts';
import { griddedTables } from './pdf-grid.ts';
import type { Word } from './pdf-words.ts';

export function tablesOf({ words, boxes }: DrawnText): Table[] {
  const gridded = griddedTables({ words, boxes });
  const taken = new Set(gridded.flatMap((table) => [...table.words]));
  const aligned = alignedTables(words.filter((word) => !taken.has(word)));
  return [...gridded, ...aligned].map(tidied);
}

/** Without a title that stands above the heads, and whole where a page break has repeated or cut something. */
function tidied({ rows, words, edges }: Table): Table {
  const start = rows.findIndex(isFilled);
  const title = new Set(rows.slice(0, start).flat(2));
  return { rows: mended(withoutRepeats(rows.slice(start))), words: words.difference(title), edges };
}

/** The rest of a row on the next page begins, unlike the rows of the table, with nothing or a small letter. */
function mended(rows: Word[][][]): Word[][][] {
  const [head = [], ...body] = rows;
  const whole = [head];
  const isRest = (row: Word[][]) => /^$|^\p{Ll}/u.test(textsOf(row)[0] ?? '');
  const isFirst = (row: Word[][], i: number) => i > 0 && pageOf(row) !== pageOf(body[i - 1] ?? row);
  const isUsual = body.some((row, i) => isRest(row) && !isFirst(row, i));
  for (const [i, row] of body.entries()) {
    const before = whole.at(-1) ?? head;
    if (!isUsual && isFirst(row, i) && isRest(row))
      for (const [column, cell] of row.entries()) before[column]?.push(...cell);
    else whole.push(row);
  }
  return whole;
}

const pageOf = (row: Word[][]): number | undefined => row.flat().at(-1)?.page;
