import { count } from '../../../text/format.ts';
import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { bold } from './parts.ts';

/** The layers of a CNN by what they find, from the first to the last. */
const layers = ['edges', 'textures', 'parts'];
const features = 2048;
const head = (classes: number) => features * classes + classes;
const [old, own] = [1000, 5];
const wide = 66;
const high = 44;

export const transfer: Diagram = {
  title: 'Keep what is general, replace the last layer',
  alt:
    `Two networks, one above the other. Above: pre-trained on a large data set, with layers that find ${layers.join(', ')}, and a ` +
    `last layer for ${count(old)} classes. Its three layers are copied into the network below, where they are frozen, drawn with a ` +
    `dashed edge. Only the last layer there is new: ${own} classes, ${count(head(own))} numbers to learn from ${features} features.`,
  height: 236,
  draw(pen) {
    note(pen, 'pre-training: a large data set', [0, 8], 'left');
    network(pen, 22, `${count(old)} classes`, false);
    layers.forEach((_, i) => {
      const x = xOf(i) + wide / 2;
      pointer(pen, [x, 22 + high + 6], [x, 128], { width: 2 });
    });
    note(pen, 'copied', [xOf(1) + wide / 2 + 8, 96], 'left');
    note(pen, 'thrown away', [xOf(3) + 42, 84]);
    network(pen, 134, `${own} classes`, true);
    note(pen, 'your own few examples: these layers stay frozen', [0, 196], 'left');
    pen.text('new', [xOf(3) + 42, 196], bold);
    note(pen, `${count(head(own))} numbers to learn, in the last layer only`, [0, 218], 'left');
  },
};

const xOf = (i: number): number => i * (wide + 22);

function network(pen: Pen, y: number, last: string, frozen: boolean): void {
  const middle = y + high / 2;
  layers.forEach((name, i) => {
    const x = xOf(i);
    pen.box(x, y, wide, high, {
      fill: palette.raised,
      colour: frozen ? palette.ink : palette.edge,
      width: frozen ? 2 : 1.5,
      ...(frozen && { dash: [4, 3] }),
    });
    pen.text(name, [x + wide / 2, middle]);
    pointer(pen, [x + wide + 2, middle], [x + wide + 20, middle], { width: 2 });
  });
  pen.box(xOf(3), y, 84, high, { fill: frozen ? tints[2] : palette.raised, colour: palette.edge });
  pen.text(last, [xOf(3) + 42, middle], { ...bold, colour: frozen ? palette.card : palette.muted });
}
