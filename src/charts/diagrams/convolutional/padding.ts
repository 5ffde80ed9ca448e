import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, frame, grid, note, pointer, yellow } from '../shapes.ts';
import { plainGrid } from './parts.ts';
import { positionsOf, withRing } from './sliding.ts';

const [cells, k, cell, small] = [5, 3, 18, 14];
const outputOf = (p: number): number => positionsOf(cells, k, p);

export const padding: Diagram = {
  title: 'A frame of zeros keeps the size of the map',
  alt:
    `Left, no padding: a ${k}×${k} filter cannot be centred on the corner of a ${cells}×${cells} input, since part of it would hang over the edge; ` +
    `the output shrinks to ${outputOf(0)}×${outputOf(0)}. Right, padding 1: with a ring of zeros around the input the filter fits on the corner, ` +
    `and the output has ${outputOf(1)}×${outputOf(1)} cells, as many as the input.`,
  height: 242,
  draw(pen) {
    panel(pen, 27, 0, 'no padding (valid)');
    panel(pen, 215, 1, 'padding 1 (same)');
  },
};

function panel(pen: Pen, x: number, p: number, name: string): void {
  const corner: Point = [x + cell, 24 + cell];
  const middle = x + (cells / 2 + 1) * cell;
  pen.text(name, [middle, 8], { size: size.heading, weight: 600 });
  if (p > 0) {
    const ring = withRing(
      Array.from({ length: cells }, () => Array<number>(cells).fill(1)),
      p,
    );
    const written = ring.map((row) => row.map((value) => (value === 0 ? '0' : '')));
    grid(pen, [x, 24], written, { cell, fill: () => palette.card, colour: () => palette.muted });
  }
  plainGrid(pen, corner, [cells, cells], cell, (i, j) => i === 0 && j === 0, palette.muted);
  frame(pen, [x, 24], k, cell, p > 0 ? { colour: yellow } : { colour: palette.alarm, dash: [4, 3] });
  const out = outputOf(p);
  const below = corner[1] + cells * cell + (p > 0 ? cell : 0);
  pointer(pen, [middle, below + 3], [middle, below + 17]);
  const left = middle - (out * small) / 2;
  plainGrid(pen, [left, below + 20], [out, out], small, (i, j) => p > 0 && i === 0 && j === 0);
  pen.text(`${out}×${out}`, [left + out * small + 22, below + 20 + (out * small) / 2], {
    size: 13,
    weight: 600,
  });
  if (p === 0) {
    note(pen, 'dashed: hangs over the edge,', [middle, 214]);
    note(pen, 'so there is no answer here', [middle, 228]);
  }
}
