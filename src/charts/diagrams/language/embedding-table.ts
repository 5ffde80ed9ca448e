import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const words = ['free', 'money', 'now'];
const ids = [214, 87, 31];
/** The rows that are drawn, of a table of 2,000. */
const rows = [30, 31, 87, 88, 213, 214];
/** Invented weights: four numbers for each word. */
const table = rows.map((row) =>
  Array.from({ length: 4 }, (_, column) => Math.sin(1.5 * row + 2.3 * column + 1)),
);
const vector = (id = 0): string =>
  (table[rows.indexOf(id)] ?? []).map((value) => decimals(value, 1)).join(', ');
const cell = { wide: 40, high: 27 };
const left = 190;
const top = 40;
/** Between rows that are no neighbours. */
const gap = 9;
const rowTop = (i: number): number => top + i * cell.high + Math.floor(i / 2) * gap;
const colours = [tints[1], tints[2], tints[3]];

export const embeddingTable: Diagram = {
  title: 'A number for each word picks a row of the table',
  alt:
    `The words ${words.map((word, i) => `“${word}” (number ${ids[i]})`).join(', ')} point to rows of a table with 2,000 rows of 4 numbers, of which ${rows.length} are drawn. ` +
    `${words.map((word, i) => `“${word}” becomes ${vector(ids[i])}`).join('; ')}. ` +
    'Rows of words that do not occur are left alone. The numbers are invented; real ones are learned.',
  height: 246,
  draw(pen) {
    note(pen, 'word and number', [58, 16]);
    note(pen, 'table: one row for each word', [left + 2 * cell.wide, 16]);
    table.forEach((row, i) => {
      const at = ids.indexOf(rows[i] ?? 0);
      const y = rowTop(i);
      note(pen, String(rows[i]), [left - 6, y + cell.high / 2], 'right');
      row.forEach((value, j) => {
        pen.box(left + j * cell.wide, y, cell.wide, cell.high, {
          fill: at < 0 ? palette.card : palette.raised,
          colour: palette.edge,
          width: 1,
          radius: 0,
        });
        pen.text(decimals(value, 1), [left + (j + 0.5) * cell.wide, y + cell.high / 2], {
          size: 12,
          weight: at < 0 ? 400 : 600,
          colour: at < 0 ? palette.muted : palette.ink,
        });
      });
      if (at >= 0)
        pen.box(left, y, 4 * cell.wide, cell.high, {
          colour: colours[at] ?? palette.ink,
          width: 2.5,
          radius: 3,
        });
    });
    words.forEach((word, i) => {
      const y = 66 + i * 56;
      const row = rowTop(rows.indexOf(ids[i] ?? 0)) + cell.high / 2;
      wordBox(pen, `${word}  ${ids[i]}`, [58, y], [96, 30], {
        size: 14,
        weight: 600,
        edge: colours[i] ?? palette.ink,
        thick: 2,
      });
      pointer(pen, [107, y], [left - 32, row], { colour: colours[i] ?? palette.ink, width: 2 });
    });
    note(pen, 'numbers invented; real ones are learned', [184, 236]);
  },
};
