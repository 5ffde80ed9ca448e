import { count } from '../../../text/format.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, pointer, segment, tints } from '../shapes.ts';
import { bold } from './parts.ts';

const [from, to, side] = [64, 128, 3];
const ordinary = side * side * from * to;
const depthwise = side * side * from;
const pointwise = from * to;

const cell = 26;
const rowGap = 42;
/** The maps drawn stand for all. */
const shown = 3;

export const depthwiseDiagram: Diagram = {
  title: 'Depthwise separable: first filter, then mix',
  alt:
    `Maps as squares, three drawn for all. Left, an ordinary convolution: every map that comes in is joined to every map that goes out by ` +
    `${side} × ${side} weights. From ${from} to ${to} channels these are ${count(ordinary)} weights. Right, in two steps: each map has one ${side} × ${side} filter of its own ` +
    `(${count(depthwise)} weights), then a 1 × 1 convolution joins every map to every map (${count(pointwise)} weights). ` +
    `Together ${count(depthwise + pointwise)}, ${Math.round((100 * (depthwise + pointwise)) / ordinary)}% of the ordinary ones.`,
  height: 236,
  draw(pen) {
    pen.text('ordinary', [58, 8], bold);
    pen.text('depthwise, then pointwise', [252, 8], bold);
    const top = 32;
    all(pen, [30, top], [86, top], 3);
    for (const x of [4, 86]) maps(pen, [x, top], x === 86);
    each(pen, [186, top], [238, top]);
    all(pen, [264, top], [318, top], 1);
    maps(pen, [160, top], false);
    maps(pen, [238, top], false);
    maps(pen, [318, top], true);
    const y = top + shown * rowGap + 6;
    note(pen, '3 × 3, all', [58, y]);
    note(pen, 'to all', [58, y + 16]);
    note(pen, '3 × 3, each', [212, y]);
    note(pen, 'by itself', [212, y + 16]);
    note(pen, '1 × 1, all', [296, y]);
    note(pen, 'to all', [296, y + 16]);
    pen.text(`${count(ordinary)} weights`, [58, y + 42], bold);
    pen.text(
      `${count(depthwise)}  +  ${count(pointwise)}  =  ${count(depthwise + pointwise)}`,
      [252, y + 42],
      bold,
    );
    note(pen, `weights from ${from} to ${to} channels`, [184, y + 62]);
  },
};

function maps(pen: Pen, [x, y]: Point, result: boolean): void {
  for (let i = 0; i < shown; i++)
    pen.box(x, y + i * rowGap, cell, cell, {
      fill: result ? palette.raised : (tints[i] ?? palette.raised),
      colour: palette.ink,
      width: 1.5,
      radius: 2,
    });
}

/** Lines from every map to every map. */
function all(pen: Pen, [x, y]: Point, [toX]: Point, width: number): void {
  for (let i = 0; i < shown; i++)
    for (let j = 0; j < shown; j++)
      segment(pen, [x, y + i * rowGap + cell / 2], [toX, y + j * rowGap + cell / 2], {
        colour: palette.muted,
        width,
      });
}

/** An arrow from each map to its own. */
function each(pen: Pen, [x, y]: Point, [toX]: Point): void {
  for (let i = 0; i < shown; i++)
    pointer(pen, [x + 2, y + i * rowGap + cell / 2], [toX - 2, y + i * rowGap + cell / 2], {
      colour: palette.muted,
      width: 3,
    });
}
