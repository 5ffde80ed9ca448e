import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';
import { bold } from './parts.ts';

/** Side and channels at each size, from the top down. */
const sizes = [0, 1, 2, 3].map((depth) => ({ side: 128 / 2 ** depth, channels: 16 * 2 ** depth }));
const high = 34;
const step = 58;
const wide = (depth: number) => 92 - depth * 8;
const y = (depth: number) => 20 + depth * step;
const leftOf = (depth: number) => depth * 34;
const rightOf = (depth: number) => 368 - depth * 34 - wide(depth);
const said = (depth: number) => {
  const { side, channels } = sizes[depth] ?? { side: 0, channels: 0 };
  return `${side} × ${side} × ${channels}`;
};

export const uNet: Diagram = {
  title: 'U-Net: down, up, and across',
  alt:
    `Boxes in the shape of a U. Down the left side the maps shrink: ${[0, 1, 2].map(said).join(', ')}; at the bottom ${said(3)}. ` +
    `Up the right side they grow again: ${[2, 1, 0].map(said).join(', ')}. Dashed arrows lead across at each of the upper three sizes, from the left to the right: ` +
    `they carry the fine maps. The result is a class for each pixel.`,
  height: 240,
  draw(pen) {
    note(pen, 'picture', [leftOf(0) + wide(0) / 2, 8]);
    note(pen, 'class of each pixel', [368, 8], 'right');
    for (const depth of [0, 1, 2]) {
      box(pen, leftOf(depth), depth);
      box(pen, rightOf(depth), depth);
      const middle = y(depth) + high / 2;
      pointer(pen, [leftOf(depth) + wide(depth) + 4, middle], [rightOf(depth) - 4, middle], {
        colour: networkColour.cnn,
        width: 2.5,
        dash: [6, 4],
      });
      const down = leftOf(depth) + wide(depth) / 2 + 8;
      pointer(pen, [down, y(depth) + high + 2], [down, y(depth + 1) - 2], { width: 2 });
      const up = rightOf(depth) + wide(depth) / 2 - 8;
      pointer(pen, [up, y(depth + 1) - 2], [up, y(depth) + high + 2], { width: 2 });
    }
    bottom(pen);
    pen.text('across: where', [184, y(0) + high / 2 - 12], { colour: networkColour.cnn, ...bold });
    note(pen, 'down: what', [0, y(2) + high + 2], 'left');
    note(pen, 'up: both', [368, y(2) + high + 2], 'right');
  },
};

function box(pen: Pen, x: number, depth: number): void {
  pen.box(x, y(depth), wide(depth), high, { fill: palette.raised, colour: palette.muted });
  pen.text(said(depth), [x + wide(depth) / 2, y(depth) + high / 2]);
}

/** The smallest maps join both sides. */
function bottom(pen: Pen): void {
  const from = leftOf(3);
  const across = 368 - 2 * from;
  pen.box(from, y(3), across, high, { fill: palette.raised, colour: palette.muted });
  pen.text(said(3), [184, y(3) + high / 2]);
}
