import { mixed, readableOn } from '../../colours.ts';
import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, frame, grid, note, pointer } from '../shapes.ts';
import { bold } from './parts.ts';
import { covered, scoreOf, shade, side, tinySeven } from './tiny-seven.ts';

const patch = 2;
const places = Array.from({ length: side - patch + 1 }, (_, i) => i);
const whole = scoreOf(tinySeven);
const drops = places.map((i) => places.map((j) => whole - scoreOf(covered(tinySeven, i, j, patch))));
const most = Math.max(...drops.flat());
const at = drops.flat().indexOf(most);
const [row, column] = [Math.floor(at / places.length), at % places.length];
const cell = 20;
const wide = 25;
const top = 24;
const right = 368 - places.length * wide;

const shadeOf = (drop: number) => mixed(palette.raised, networkColour.cnn, Math.max(0, drop) / most);

export const occlusionDiagram: Diagram = {
  title: 'Occlusion: cover a part, look at the drop',
  alt:
    `Left, the picture of a 7 in ${side} × ${side} pixels with a patch of ${patch} × ${patch} on it: the score falls from ${whole} to ${whole - most}. ` +
    `Right, the drop for each place of the patch, rows ${drops.map((line) => line.map((drop) => decimals(drop)).join(' ')).join(' / ')}. ` +
    `The largest drop, ${most}, is framed: on the level stroke. Where the patch covers no stroke, the drop is 0.`,
  height: 232,
  draw(pen) {
    note(pen, 'the picture, a part covered', [(side * cell) / 2, 10]);
    shade(pen, [0, top], tinySeven, cell);
    pen.box(column * cell, top + row * cell, patch * cell, patch * cell, {
      fill: palette.muted,
      colour: palette.ink,
      width: 2,
      radius: 0,
    });
    note(pen, 'drop, by place of the patch', [right + (places.length * wide) / 2, 10]);
    grid(pen, [right, top], drops, {
      cell: wide,
      fill: (i, j) => shadeOf(drops[i]?.[j] ?? 0),
      colour: (i, j) => readableOn(shadeOf(drops[i]?.[j] ?? 0)),
    });
    frame(pen, [right + column * wide, top + row * wide], 1, wide, { colour: palette.ink });
    const middle = top + (side * cell) / 2;
    pointer(pen, [side * cell + 14, middle], [right - 14, middle], { width: 2 });
    const below = top + places.length * wide + 20;
    pen.text(`whole: score ${whole}     covered: score ${whole - most}     drop ${most}`, [0, below], {
      align: 'left',
      ...bold,
    });
    note(pen, 'The network runs once for each place of the patch:', [0, below + 20], 'left');
    note(
      pen,
      `${places.length} · ${places.length} = ${places.length ** 2} times here.`,
      [0, below + 36],
      'left',
    );
  },
};
