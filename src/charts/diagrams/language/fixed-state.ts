import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const shown = [1, 4, 8, 12];
const groupWide = [50, 82, 97, 97];
const cell = { wide: 8, high: 15 };
const perRow = 5;
const rows = { kept: 92, state: 172 };

export const fixedState: Diagram = {
  title: 'Every word kept, or one state rewritten',
  alt:
    `What two networks keep after ${shown.join(', ')} words. Attention keeps a key and a value for every word: ${shown.map((count) => 2 * count).join(', ')} lists of numbers, more with each word. ` +
    `A recurrent network keeps 1 state of fixed size, whatever the length, and rewrites it at each word.`,
  height: 240,
  draw(pen) {
    pen.text('attention: key and value of every word', [0, 12], {
      size: 13,
      weight: 600,
      colour: tints[1],
      align: 'left',
    });
    pen.text('recurrence: one state', [0, 140], {
      size: 13,
      weight: 600,
      colour: networkColour.rnn,
      align: 'left',
    });
    let left = 0;
    shown.forEach((count, i) => {
      const wide = groupWide[i] ?? 0;
      const middle = left + wide / 2;
      const columns = Math.min(count, perRow);
      const lines = Math.ceil(count / perRow);
      for (let at = 0; at < count; at++) {
        const x = middle - (columns * (2 * cell.wide + 3)) / 2 + (at % perRow) * (2 * cell.wide + 3);
        const y = rows.kept - (lines - Math.floor(at / perRow)) * (cell.high + 4);
        pen.box(x, y, cell.wide, cell.high, { fill: tints[1], radius: 1 });
        pen.box(x + cell.wide, y, cell.wide, cell.high, { colour: tints[1], width: 1.5, radius: 1 });
      }
      pen.text(String(2 * count), [middle, rows.kept + 14], { size: 15, weight: 600, colour: tints[1] });
      pen.box(middle - 14, rows.state - 11, 28, 22, { fill: networkColour.rnn, radius: 4 });
      pen.text('1', [middle, rows.state + 25], { size: 15, weight: 600, colour: networkColour.rnn });
      pen.text(count === 1 ? '1 word' : `${count} words`, [middle, 222], { size: 13, colour: palette.ink });
      left += wide + 13;
    });
    note(pen, 'lists of numbers in memory', [368, 140], 'right');
  },
};
