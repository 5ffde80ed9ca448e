import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** The example of the lesson: weeks of days with two sensors. */
const [batch, steps, features] = [500, 7, 2];
const sheets = 3;
const cell = 26;
const origin: Point = [84, 56];
const back: Point = [13, -11];

export const inputShapes: Diagram = {
  title: 'Three axes: batch, steps, features',
  alt:
    `${batch} weeks as sheets behind one another, ${sheets} of them drawn. Each sheet has ${steps} columns, the days in order of time, and ${features} rows, the sensors. ` +
    `So the shape is (${batch}, ${steps}, ${features}): batch, steps, features. Keras, TensorFlow.js and PyTorch with batch_first take it so; PyTorch without it wants the steps first, (${steps}, ${batch}, ${features}).`,
  height: 228,
  draw(pen) {
    for (let sheet = sheets - 1; sheet >= 0; sheet--)
      week(pen, [origin[0] + sheet * back[0], origin[1] + sheet * back[1]], sheet === 0);
    const [left, top] = origin;
    const bottom = top + features * cell;
    for (let day = 0; day < steps; day++)
      note(pen, String(day + 1), [left + (day + 0.5) * cell, bottom + 10]);
    pointer(pen, [left, bottom + 22], [left + steps * cell, bottom + 22], { colour: blue, width: 2 });
    pen.text(`${steps} steps: the days`, [left + (steps * cell) / 2, bottom + 36], {
      ...emphasis,
      colour: blue,
    });
    pen.text(`${features} features:`, [left - 10, top + 18], { ...emphasis, align: 'right', size: 12 });
    note(pen, 'sensors', [left - 10, top + 35], 'right');
    pen.text(`batch: ${batch} weeks`, [left + 40, top - 38], { ...emphasis, colour: yellow, align: 'left' });
    const rows = [
      { name: 'Keras, TensorFlow.js', shape: [batch, steps, features] },
      { name: 'PyTorch, batch_first=True', shape: [batch, steps, features] },
      { name: 'PyTorch as it is', shape: [steps, batch, features] },
    ];
    rows.forEach(({ name, shape }, i) => {
      const y = 172 + i * 22;
      pen.text(name, [0, y], { size: 13, align: 'left' });
      pen.text(`(${shape.join(', ')})`, [368, y], { ...emphasis, align: 'right' });
    });
  },
};

function week(pen: Pen, [x, y]: Point, isFront: boolean): void {
  for (let row = 0; row < features; row++)
    for (let day = 0; day < steps; day++) {
      pen.box(x + day * cell, y + row * cell, cell, cell, {
        fill: palette.raised,
        colour: isFront ? palette.ink : yellow,
        width: 1,
        radius: 0,
      });
    }
}
