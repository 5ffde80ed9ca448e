import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer } from '../shapes.ts';
import { stateBox } from './parts.ts';

const steps = 28;
/** Steps that are drawn; between the third and the last others are left out. */
const drawn = [1, 2, 3, 0, steps];
const [first, pitch, row, input] = [136, 54, 82, 146];

export const unrolledDiagram: Diagram = {
  title: 'Unrolled: the same cell, once for every step',
  alt:
    `Left: one cell with a loop. Right: the loop is gone; the cell is drawn once for each of ${steps} rows of a digit, each copy gets its row from below and the state of its left neighbour. ` +
    `The answer leaves at the last copy. ${steps} copies, ${steps - 1} arrows between them, and one set of weights. In training the error goes back, from the last copy to the first, against the arrows.`,
  height: 238,
  draw(pen) {
    const folded = 38;
    stateBox(pen, [folded, row], '');
    pen.text('cell', [folded, row], { size: 13, weight: 600, colour: palette.card });
    pen.bend(
      [folded + 20, row - 8],
      [folded + 50, row - 50],
      [folded - 50, row - 50],
      [folded - 20, row - 8],
      {
        colour: blue,
        width: 2.5,
      },
    );
    pointer(pen, [folded, input - 12], [folded, row + 16]);
    note(pen, 'rows', [folded, input]);
    note(pen, 'with a loop', [folded, 16]);
    pointer(pen, [72, row], [104, row], { width: 2 });
    drawn.forEach((step, i) => {
      const x = first + i * pitch;
      if (i < drawn.length - 1)
        pointer(pen, [x + (step ? 20 : 12), row], [x + pitch - (drawn[i + 1] ? 20 : 12), row], {
          colour: blue,
          width: 2.5,
        });
      if (!step) {
        pen.text('· ·', [x, row], { size: 16, weight: 600 });
        return;
      }
      stateBox(pen, [x, row], '');
      pen.text('cell', [x, row], { size: 13, weight: 600, colour: palette.card });
      pointer(pen, [x, input - 12], [x, row + 16]);
      note(pen, `row ${step}`, [x, input]);
    });
    const last = first + (drawn.length - 1) * pitch;
    pointer(pen, [last, row - 16], [last, 28]);
    pen.text('answer', [last, 16], { size: size.heading, weight: 600 });
    note(pen, 'one copy a step', [first + pitch, 16]);
    pointer(pen, [last + 16, 174], [first - 16, 174], { colour: palette.alarm, width: 2.5 });
    pen.text('in training the error goes back', [first + 2 * pitch, 190], { colour: palette.alarm });
    pen.text(`${steps} copies, ${steps - 1} arrows between them, one set of weights`, [184, 222], {
      size: 13,
      weight: 600,
    });
  },
};
