import { palette, size } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';

const sequences = ['A', 'B', 'C'];
const steps = 5;
const inRow = sequences.length * steps;
const [pitch, box] = [24.5, 22];

export const sideBySide: Diagram = {
  title: 'Sequences of a batch walk side by side',
  alt:
    `${sequences.length} sequences (${sequences.join(', ')}) of ${steps} steps each. One by one they take ${inRow} steps in a row. As a mini-batch, step 1 of all ${sequences.length} is computed together, then step 2, ` +
    `and so on: ${steps} steps in a row. The walk of one sequence does not get shorter.`,
  height: 226,
  draw(pen) {
    const style = { size: size.heading, weight: 600, align: 'left' } as const;
    pen.text('one by one', [0, 8], style);
    pen.text(`${inRow} steps in a row`, [368, 8], { ...style, align: 'right' });
    sequences.forEach((name, s) => {
      for (let t = 0; t < steps; t++) cellAt((s * steps + t) * pitch, 24, s, `${name}${t + 1}`);
    });
    pointer(pen, [0, 58], [inRow * pitch - 2, 58], { colour: palette.muted });
    note(pen, 'time', [0, 72], 'left');
    pen.text('as a mini-batch', [0, 106], style);
    pen.text(`${steps} steps in a row`, [368, 106], { ...style, align: 'right' });
    sequences.forEach((name, s) => {
      for (let t = 0; t < steps; t++) cellAt(t * pitch, 122 + s * pitch, s, `${name}${t + 1}`);
    });
    pen.box(-3, 119, box + 6, sequences.length * pitch + 4, { colour: palette.ink, width: 2, radius: 4 });
    pointer(pen, [0, 206], [steps * pitch - 2, 206], { colour: palette.muted });
    note(pen, 'time', [0, 220], 'left');
    note(pen, 'framed: computed together,', [142, 146], 'left');
    note(pen, 'as one large matrix product', [142, 162], 'left');

    function cellAt(x: number, y: number, s: number, name: string): void {
      pen.box(x, y, box, box, { fill: tints[s] ?? palette.raised, radius: 3 });
      pen.text(name, [x + box / 2, y + box / 2], { size: 12, weight: 600, colour: palette.card });
    }
  },
};
