import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange, pointer, tints } from '../shapes.ts';

interface Shape {
  name: string;
  example: string;
  cells: number;
  /** Steps, counted from 0, at which something goes in or comes out. */
  inputs: number[];
  outputs: number[];
  /** Whether each output is the next input. */
  feeds?: boolean;
  /** The first step of the second network. */
  decoder?: number;
}
const shapes: Shape[] = [
  { name: 'many to one', example: 'spam or not', cells: 4, inputs: [0, 1, 2, 3], outputs: [3] },
  {
    name: 'many to many',
    example: 'noun, verb, noun, verb',
    cells: 4,
    inputs: [0, 1, 2, 3],
    outputs: [0, 1, 2, 3],
  },
  {
    name: 'one to many',
    example: 'caption of a photo',
    cells: 4,
    inputs: [0],
    outputs: [0, 1, 2, 3],
    feeds: true,
  },
  {
    name: 'sequence to sequence',
    example: 'translation',
    cells: 5,
    inputs: [0, 1, 2],
    outputs: [3, 4],
    feeds: true,
    decoder: 3,
  },
];
const pitch = 34;

export const sequenceShapes: Diagram = {
  title: 'Where inputs go in and outputs come out',
  alt:
    'The same recurrent cell in 4 arrangements; squares below are inputs, circles above are outputs. ' +
    shapes
      .map(
        ({ name, example, cells, inputs, outputs }) =>
          `${name} (${example}): ${cells} steps, ${inputs.length} in, ${outputs.length} out`,
      )
      .join('; ') +
    '. Dashed: an output is the next input. In the last one a second network, the decoder, goes on from the state of the first.',
  height: 248,
  draw(pen) {
    shapes.forEach((shape, i) => {
      pen.within([(i % 2) * 190, Math.floor(i / 2) * 122], () => arrangement(pen, shape));
    });
    note(pen, 'dashed: an output is the next input', [184, 244]);
  },
};

function arrangement(
  pen: Pen,
  { name, example, cells, inputs, outputs, feeds, decoder = cells }: Shape,
): void {
  const at = (step: number, y: number): Point => [14 + step * pitch, y];
  pen.text(name, [0, 8], { size: 13, weight: 600, align: 'left' });
  note(pen, 'out', [at(cells - 1, 0)[0] + 18, 32], 'left');
  note(pen, 'in', [at(cells - 1, 0)[0] + 18, 88], 'left');
  for (let step = 0; step < cells; step++) {
    const [x, y] = at(step, 62);
    pen.box(x - 10, y - 9, 20, 18, { fill: step < decoder ? blue : orange, radius: 4 });
    if (step < cells - 1) pointer(pen, [x + 10, y], [x + pitch - 10, y], { colour: palette.ink });
  }
  for (const step of inputs) {
    const [x, y] = at(step, 90);
    pen.box(x - 6, y - 6, 12, 12, { fill: tints[1], radius: 2 });
    pointer(pen, [x, y - 7], [x, 72], { width: 1.25 });
  }
  for (const step of outputs) {
    const [x, y] = at(step, 32);
    pointer(pen, [x, 52], [x, y + 7], { width: 1.25 });
    pen.circle([x, y], 6, { fill: tints[2], width: 0 });
    if (feeds && step < cells - 1)
      pen.arrow(
        [
          [x + 7, y],
          [x + pitch / 2, y],
          [x + pitch / 2, 80],
          [x + pitch - 6, 80],
          [x + pitch - 6, 72],
        ],
        { colour: palette.muted, width: 1.25, dash: [3, 2] },
      );
  }
  pen.text(example, [0, 105], { size: size.heading, colour: palette.muted, align: 'left' });
}
