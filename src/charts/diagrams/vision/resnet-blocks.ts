import { count } from '../../../text/format.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, operator, pointer } from '../shapes.ts';
import { bold } from './parts.ts';

interface Layer {
  side: number;
  from: number;
  to: number;
}

const blocks: readonly { name: string; layers: readonly Layer[] }[] = [
  {
    name: 'two full layers',
    layers: [
      { side: 3, from: 256, to: 256 },
      { side: 3, from: 256, to: 256 },
    ],
  },
  {
    name: 'bottleneck',
    layers: [
      { side: 1, from: 256, to: 64 },
      { side: 3, from: 64, to: 64 },
      { side: 1, from: 64, to: 256 },
    ],
  },
];
const weightsOf = ({ side, from, to }: Layer) => side * side * from * to;
const total = (layers: readonly Layer[]) => layers.reduce((sum, layer) => sum + weightsOf(layer), 0);
const saying = ({ side, from, to }: Layer) => `${side} × ${side}, ${from} to ${to}`;
const wide = 116;
const high = 28;

export const resnetBlocks: Diagram = {
  title: 'A path past the layers, and a cheaper block',
  alt: `Two residual blocks on 256 channels. In both, the input x goes through the layers and also past them, and both are added. ${blocks
    .map(
      ({ name, layers }) =>
        `${name}: ${layers.map((layer) => `${saying(layer)} channels (${count(weightsOf(layer))} weights)`).join(', then ')}; ` +
        `together ${count(total(layers))} weights`,
    )
    .join('. ')}.`,
  height: 246,
  draw(pen) {
    blocks.forEach(({ name, layers }, i) => {
      block(pen, 44 + i * 190, name, layers);
    });
  },
};

function block(pen: Pen, left: number, name: string, layers: readonly Layer[]): void {
  const middle = left + wide / 2;
  const top = 44;
  const end = 202;
  const gap = (end - 12 - top - layers.length * high) / (layers.length + 1);
  pen.text(name, [middle, 6], bold);
  note(pen, 'x', [middle, 24]);
  const side = left - 16;
  pen.arrow(
    [
      [middle, 36],
      [side, 36],
      [side, end],
      [middle - 10, end],
    ],
    { colour: networkColour.cnn, width: 2.5 },
  );
  let from = 32;
  layers.forEach((layer, i) => {
    const y = top + gap * (i + 1) + high * i;
    pointer(pen, [middle, from], [middle, y - 2], { width: 2 });
    pen.box(left, y, wide, high, { fill: palette.raised, colour: palette.edge });
    pen.text(saying(layer), [middle, y + high / 2]);
    note(pen, count(weightsOf(layer)), [middle + 8, y + high + 9], 'left');
    from = y + high + 1;
  });
  pointer(pen, [middle, from], [middle, end - 10], { width: 2 });
  operator(pen, [middle, end], '+');
  pen.text('x + f(x)', [middle + 16, end], { align: 'left' });
  pen.text(`${count(total(layers))} weights`, [middle, end + 26], bold);
}
