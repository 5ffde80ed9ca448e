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
    'Left: a cell with input x_t through weights W, output y_t through V, and a loop through U that brings its ' +
    'hidden state back. Right: the same cell drawn once for each of the steps 1, 2 and 3, from h_0 on; each copy hands ' +
    'its state h to the next through the same U, and uses the same W and V. Here an output leaves at every step; for ' +
    'one answer at the end only the last is used. Below: h_t = tanh(W x_t + U h_(t−1) + b).',
  height: 236,
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

    for (let i = 0; i <= copies; i++) {
      const from = firstCopy + (i - 1) * pitch + cell.wide / 2;
      const start = i === 0 ? from - 2 : from;
      const end = i === copies ? 368 : from + pitch - cell.wide;
      pointer(pen, [start, rows.cell], [end, rows.cell], { colour });
      const at = (start + end) / 2;
      if (i === 0) formula(pen, 'h_0', [start - 9, rows.cell], { colour: palette.muted });
      if (i < copies) formula(pen, 'U', [at - 1, rows.cell - 13], { colour });
      if (i < copies) copy(pen, firstCopy + i * pitch, String(i + 1));
    }
    formula(pen, 'h_t = tanh(W x_t + U h_{t−1} + b)', [184, 198], { size: 16 });
    note(pen, 'the same W, U, V and b at every step', [184, 224]);
  },
};

function copy(pen: Pen, x: number, step: string): void {
  const top = rows.cell - cell.high / 2;
  const bottom = rows.cell + cell.high / 2;
  const above: Point = [x, rows.output];
  const below: Point = [x, rows.input];
  pen.box(x - cell.wide / 2, top, cell.wide, cell.high, { fill: colour, radius: 7 });
  formula(pen, `h_${step}`, [x, rows.cell], { colour: palette.card });
  pointer(pen, [x, rows.input - 15], [x, bottom], { colour });
  pointer(pen, [x, top], [x, rows.output + 15], { colour });
  formula(pen, 'W', [x + 11, (bottom + rows.input - 15) / 2], { colour });
  formula(pen, 'V', [x + 11, (top + rows.output + 15) / 2], { colour });
  node(pen, above, `y_${step}`);
  node(pen, below, `x_${step}`);
}
