import type { Pen, Point } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';

const places = 3;
const strongest = 9;
const simple = (bar: number): number[] =>
  Array.from({ length: places }, (_, cell) => (cell === bar ? strongest : 0));
const complex = (bar: number): number => Math.max(...simple(bar));
const rows = Array.from({ length: places }, (_, bar) => ({ bar, cells: simple(bar), all: complex(bar) }));

const rowPitch = 66;
const top = 44;

export const simpleComplexDiagram: Diagram = {
  title: 'Simple cells know the place, complex cells do not',
  alt:
    `A bar of light at one of ${places} places, three simple cells that look at one place each, and a complex cell that takes the ` +
    `largest of their answers. ${rows.map(({ bar, cells, all }) => `Bar at place ${bar + 1}: simple cells ${cells.join(' ')}, complex cell ${all}`).join('. ')}. ` +
    'The simple cells correspond to a convolution, the complex cell to pooling.',
  height: 248,
  draw(pen) {
    pen.text('what the eye sees', [52, 10], { size: 12, weight: 600 });
    pen.text('simple cells', [196, 10], { size: 12, weight: 600 });
    pen.text('complex cell', [330, 10], { size: 12, weight: 600 });
    note(pen, '(convolution)', [196, 26]);
    note(pen, '(pooling)', [330, 26]);
    rows.forEach(({ bar, cells, all }, row) => {
      const y = top + row * rowPitch;
      eye(pen, [8, y], bar);
      cells.forEach((answer, i) => {
        cell(pen, [156 + i * 40, y + 24], answer);
      });
      pointer(pen, [104, y + 24], [134, y + 24]);
      pointer(pen, [256, y + 24], [308, y + 24]);
      note(pen, 'largest', [281, y + 12]);
      cell(pen, [330, y + 24], all);
    });
  },
};

function eye(pen: Pen, [x, y]: Point, bar: number): void {
  pen.box(x, y, 88, 48, { fill: palette.black, colour: palette.edge, radius: 3 });
  pen.box(x + 16 + bar * 26, y + 7, 6, 34, { fill: palette.white, radius: 1 });
}

function cell(pen: Pen, at: Point, answer: number): void {
  const fires = answer > 0;
  pen.circle(at, 16, {
    fill: fires ? networkColour.cnn : palette.card,
    colour: fires ? networkColour.cnn : palette.muted,
  });
  pen.text(String(answer), at, {
    ...{ size: 14, weight: fires ? 600 : 400 },
    colour: fires ? palette.black : palette.muted,
  });
}
