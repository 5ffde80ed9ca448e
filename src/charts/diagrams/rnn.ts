import { formula } from '../formula.ts';
import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { type Diagram, node, note, pointer } from './shapes.ts';

const colour = networkColour.rnn;
const cell = { wide: 42, high: 38 };
const rows = { output: 18, cell: 86, input: 154 };
const left = 54;
const firstCopy = 196;
const pitch = 68;
const copies = 3;

export const rnnDiagram: Diagram = {
  title: 'A recurrent cell, folded and unrolled',
  alt:
    'Left: a cell with input x_t through weights W, and a loop through U that brings its hidden state back. Right: the ' +
    'same cell drawn once for each of the steps 1, 2 and 3, from h_0 on; each copy hands its state h to the next through ' +
    'the same U, and uses the same W. The answer y leaves through V after the last step; in other networks one leaves at ' +
    'every step. Below: h_t = tanh(W x_t + U h_(t−1) + b) and y = V h_3 + c.',
  height: 244,
  draw(pen) {
    copy(pen, left, 't');
    const edge = left - cell.wide / 2;
    pen.bend(
      [edge, rows.cell + 9],
      [edge - 34, rows.cell + 30],
      [edge - 34, rows.cell - 30],
      [edge, rows.cell - 9],
      {
        colour,
      },
    );
    formula(pen, 'U', [edge - 20, rows.cell - 28], { colour });
    note(pen, 'unrolled', [100, rows.cell - 12]);
    pointer(pen, [82, rows.cell], [114, rows.cell], { width: 2 });

    for (let i = 0; i < copies; i++) {
      const x = firstCopy + i * pitch;
      const end = x - cell.wide / 2;
      const start = i === 0 ? end - 28 : end - pitch + cell.wide;
      pointer(pen, [start, rows.cell], [end, rows.cell], { colour });
      if (i === 0) formula(pen, 'h_0', [start - 9, rows.cell], { colour: palette.muted });
      formula(pen, 'U', [(start + end) / 2 - 1, rows.cell - 13], { colour });
      copy(pen, x, String(i + 1));
    }
    answer(pen, firstCopy + (copies - 1) * pitch);
    note(pen, 'the answer, at the end', [firstCopy + (copies - 1) * pitch - 24, rows.output], 'right');
    formula(pen, 'h_t = tanh(W x_t + U h_{t−1} + b)', [124, 200], { size: 16 });
    formula(pen, `y = V h_${copies} + c`, [312, 200], { size: 16 });
    note(pen, 'the same W, U and b at every step', [184, 230]);
  },
};

function copy(pen: Pen, x: number, step: string): void {
  const top = rows.cell - cell.high / 2;
  const bottom = rows.cell + cell.high / 2;
  const below: Point = [x, rows.input];
  pen.box(x - cell.wide / 2, top, cell.wide, cell.high, { fill: colour, radius: 7 });
  formula(pen, `h_${step}`, [x, rows.cell], { colour: palette.card });
  pointer(pen, [x, rows.input - 15], [x, bottom], { colour });
  formula(pen, 'W', [x + 11, (bottom + rows.input - 15) / 2], { colour });
  node(pen, below, `x_${step}`);
}

/** What leaves the last copy. */
function answer(pen: Pen, x: number): void {
  const top = rows.cell - cell.high / 2;
  pointer(pen, [x, top], [x, rows.output + 15], { colour });
  formula(pen, 'V', [x + 11, (top + rows.output + 15) / 2], { colour });
  node(pen, [x, rows.output], 'y');
}
