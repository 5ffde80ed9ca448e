import { palette, size } from '../../theme.ts';
import { blue, type Diagram, grid, note, pointer, yellow } from '../shapes.ts';
import { pixelGrid } from './parts.ts';
import { pixelSeven, positionsOf } from './sliding.ts';

const rows = pixelSeven.length;
const map = positionsOf(rows, 3);
const pixel = 12;

export const imageRows: Diagram = {
  title: 'The whole picture at once, or row after row',
  alt:
    `The same 7 in ${rows}×${rows} pixels, read in two ways. Left, a CNN: all ${map}×${map} answers of a filter come at step 1. ` +
    `Right, an RNN: row 1 makes the first state, row 2 and this state make the second, and so on; the state after step ${rows} holds what was read.`,
  height: 240,
  draw(pen) {
    const heading = { size: size.heading, weight: 600 } as const;
    pen.text('CNN: all places at once', [76, 8], { ...heading, colour: yellow });
    pixelGrid(pen, [33, 26], pixelSeven, pixel);
    pointer(pen, [75, 114], [75, 132]);
    grid(
      pen,
      [30, 136],
      Array.from({ length: map }, () => Array<number>(map).fill(1)),
      {
        cell: 18,
        fill: () => yellow,
        colour: () => palette.card,
      },
    );
    note(pen, 'the number: at which step', [76, 236]);
    note(pen, 'circle: the state, handed on', [276, 236]);
    pen.text('RNN: row after row', [276, 8], { ...heading, colour: blue });
    pixelSeven.forEach((row, i) => {
      const y = 32 + i * 29;
      pen.text(String(i + 1), [196, y], { size: 13, weight: 600, colour: blue });
      pixelGrid(pen, [208, y - pixel / 2], [row], pixel);
      pointer(pen, [296, y], [322, y], { width: 1.25 });
      pen.circle([334, y], 11, { fill: blue, width: 0 });
      if (i < rows - 1) pointer(pen, [334, y + 11], [334, y + 18], { width: 1.5 });
    });
  },
};
