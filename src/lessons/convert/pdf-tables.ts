/** Finds the tables of an untagged PDF. In case of doubt it leaves text as text. */
import { isFilled, type Table, textsOf, withoutRepeats } from './pdf-cells.ts';
import { alignedTables } from './pdf-columns.ts';
import type { DrawnText } from './pdf-drawing.ts';
import { griddedTables } from './pdf-grid.ts';
import type { PdfWord } from './pdf-words.ts';

export function tablesOf({ words, boxes }: DrawnText): Table[] {
  const gridded = griddedTables({ words, boxes });
  const taken = new Set(gridded.flatMap((table) => [...table.words]));
  const aligned = alignedTables(words.filter((word) => !taken.has(word)));
  return [...gridded, ...aligned].map(tidyTable);
}

/** Removes the title above the header, and repairs what a page break repeated or split. */
function tidyTable({ rows, words, edges }: Table): Table {
  const start = rows.findIndex(isFilled);
  const title = new Set(rows.slice(0, start).flat(2));
  return { rows: joinSplitRows(withoutRepeats(rows.slice(start))), words: words.difference(title), edges };
}

/** Joins a row that a page break split: its second part begins with nothing or a lower-case letter. */
function joinSplitRows(rows: PdfWord[][][]): PdfWord[][][] {
  const [head = [], ...body] = rows;
  const whole = [head];
  const isRest = (row: PdfWord[][]) => /^$|^\p{Ll}/u.test(textsOf(row)[0] ?? '');
  const isFirst = (row: PdfWord[][], i: number) => i > 0 && pageOf(row) !== pageOf(body[i - 1] ?? row);
  const isUsual = body.some((row, i) => isRest(row) && !isFirst(row, i));
  for (const [i, row] of body.entries()) {
    const before = whole.at(-1) ?? head;
    if (!isUsual && isFirst(row, i) && isRest(row))
      for (const [column, cell] of row.entries()) before[column]?.push(...cell);
    else whole.push(row);
  }
  return whole;
}

const pageOf = (row: PdfWord[][]): number | undefined => row.flat().at(-1)?.page;
