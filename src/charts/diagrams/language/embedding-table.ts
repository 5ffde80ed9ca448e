import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { decimals, wordBox } from './parts.ts';

const words = ['free', 'money', 'now'];
const ids = [3, 1, 4];
/** Invented weights: a table of six words with four numbers each. */
const table = Array.from({ length: 6 }, (_, row) =>
  Array.from({ length: 4 }, (_, column) => Math.sin(2.3 * row + 1.7 * column + 1)),
);
const cell = { wide: 40, high: 27 };
const left = 190;
const top = 44;
const colours = [tints[1], tints[2], tints[3]];

export const embeddingTable: Diagram = {
  title: 'A number for each word picks a row of the table',
  alt:
    `The words ${words.map((word, i) => `“${word}” (number ${ids[i]})`).join(', ')} point to rows of a table with ${table.length} rows of 4 numbers. ` +
    `${words.map((word, i) => `“${word}” becomes ${(table[ids[i] ?? 0] ?? []).map((value) => decimals(value, 1)).join(', ')}`).join('; ')}. ` +
    'Rows of words that do not occur are left alone. The numbers are invented; real ones are learned.',
  height: 240,
  draw(pen) {
    note(pen, 'word and number', [58, 16]);
    note(pen, 'table: one row for each word', [left + 2 * cell.wide, 16]);
    table.forEach((row, i) => {
      const at = ids.indexOf(i);
      const y = top + i * cell.high;
      note(pen, String(i), [left - 12, y + cell.high / 2]);
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
      const row = top + ((ids[i] ?? 0) + 0.5) * cell.high;
      wordBox(pen, `${word}  ${ids[i]}`, [58, y], [96, 30], {
        size: 14,
        weight: 600,
        edge: colours[i] ?? palette.ink,
        thick: 2,
      });
      pen.arrow(
        [
          [107, y],
          [left - 22, row],
        ],
        { colour: colours[i] ?? palette.ink, width: 2 },
      );
    });
    note(pen, 'numbers invented; real ones are learned', [184, 228]);
  },
};
