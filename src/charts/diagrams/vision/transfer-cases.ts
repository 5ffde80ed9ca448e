import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { bold } from './parts.ts';

/** What to do, by number of examples (rows) and likeness to the pre-training (columns). */
const cases = [
  [
    ['the best case', 'train the new', 'last layer only'],
    ['the hardest case', 'early layers and', 'a small new head'],
  ],
  [
    ['easy', 'fine-tune', 'all layers'],
    ['compare both', 'fine-tune all, or', 'from random weights'],
  ],
] as const;
const columns = ['similar pictures', 'different pictures'];
const rows = ['few', 'many'];
const left = 64;
const wide = 148;
const high = 84;

export const transferCases: Diagram = {
  title: 'Does transfer help? Two questions decide',
  alt: `A table of 2 × 2 cases. ${cases
    .flatMap((row, i) =>
      row.map(([name, ...advice], j) => `${rows[i]} examples, ${columns[j]}: ${name}; ${advice.join(' ')}`),
    )
    .join('. ')}.`,
  height: 228,
  draw(pen) {
    columns.forEach((name, j) => {
      note(pen, name, [left + j * (wide + 8) + wide / 2, 10]);
    });
    rows.forEach((name, i) => {
      const y = 24 + i * (high + 8);
      pen.text(name, [0, y + high / 2 - 8], { align: 'left', ...bold });
      note(pen, 'examples', [0, y + high / 2 + 8], 'left');
      cases[i]?.forEach((words, j) => {
        card(pen, [left + j * (wide + 8), y], words, i === 0 && j === 1);
      });
    });
    note(pen, 'similar: as in the pre-training', [left, 216], 'left');
  },
};

function card(
  pen: Pen,
  [x, y]: readonly [number, number],
  [name, ...advice]: readonly [string, ...string[]],
  isHard: boolean,
): void {
  pen.box(x, y, wide, high, {
    fill: palette.raised,
    colour: isHard ? palette.alarm : palette.edge,
    ...(isHard && { width: 2.5, dash: [5, 3] }),
  });
  pen.text(name, [x + wide / 2, y + 20], { ...bold, colour: isHard ? palette.alarm : tints[2] });
  advice.forEach((line, i) => {
    pen.text(line, [x + wide / 2, y + 44 + i * 18]);
  });
}
