/** The tables of a PDF that does not name them. When in doubt, text is text. */
import { isFilled, type Table, textsOf } from './pdf-cells.ts';
import { alignedTables } from './pdf-columns.ts';
import type { Drawing } from './pdf-drawing.ts';
import { griddedTables } from './pdf-grid.ts';
import type { Word } from './pdf-words.ts';

export function tablesOf({ words, boxes }: Drawing): Table[] {
  const gridded = griddedTables({ words, boxes });
  const taken = new Set(gridded.flatMap((table) => [...table.words]));
  const aligned = alignedTables(words.filter((word) => !taken.has(word)));
  return [...gridded, ...aligned].map(tidied);
}

/** Without a title that stands above the heads; what a page break has repeated or cut is whole again. */
function tidied({ rows: all, words, edges }: Table): Table {
  const start = all.findIndex(isFilled);
  const [head = [], ...body] = all.slice(start);
  const heads = textsOf(head).join();
  const rows = [head];
  for (const row of body) {
    const before = rows.at(-1) ?? head;
    if (textsOf(row).join() === heads) continue;
    const isCut = row[0]?.length === 0 && pageOf(row) !== pageOf(before);
    if (isCut) for (const [i, cell] of row.entries()) before[i]?.push(...cell);
    else rows.push(row);
  }
  return { rows, words: words.difference(new Set(all.slice(0, start).flat(2))), edges };
}

const pageOf = (row: readonly Word[][]): number | undefined => row.flat().at(-1)?.page;
