import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';

/** What the layers of the small CNN of the lesson hand on for one picture. */
const layers = [
  { name: 'conv.', values: 26 * 26 * 8 },
  { name: 'pool', values: 13 * 13 * 8 },
  { name: 'conv.', values: 11 * 11 * 16 },
  { name: 'pool', values: 5 * 5 * 16 },
  { name: 'output', values: 10 },
];
const all = layers.reduce((total, { values }) => total + values, 0);
const pair = layers[0] && layers[1] ? layers[0].values + layers[1].values : 0;
const batch = 128;
const bytes = 4;
const megabytes = ((all * bytes * batch) / 1e6).toFixed(1);
const written = (count: number): string => count.toLocaleString('en');
const pitch = 74;
const highest = 54;

export const activationMemoryDiagram: Diagram = {
  title: 'Training keeps every layer’s values',
  alt:
    `Two rows of bars, the values that five layers of a small CNN hand on for one picture: ` +
    `${layers.map(({ name, values }) => `${name} ${written(values)}`).join(', ')}. In use two neighbours are kept at a time, at most ` +
    `${written(pair)} values; the others are gone or not yet made. In training all ${written(all)} are kept, and a batch of ${batch} ` +
    `pictures takes ${megabytes} MB.`,
  height: 246,
  draw(pen) {
    row(pen, 0, 'in use', `two at a time: at most ${written(pair)}`, (i) => i < 2);
    row(pen, 128, 'in training', `all: ${written(all)} · batch of ${batch}: ${megabytes} MB`, () => true);
  },
};

function row(pen: Pen, top: number, name: string, remark: string, kept: (layer: number) => boolean): void {
  const bottom = top + 98;
  pen.text(name, [0, top + 10], { size: 13, weight: 600, align: 'left' });
  note(pen, remark, [368, top + 10], 'right');
  layers.forEach(({ name: layer, values }, i) => {
    const x = i * pitch + 8;
    const high = Math.max(2, (highest * values) / (layers[0]?.values ?? 1));
    const isKept = kept(i);
    pen.box(x, bottom - high, 56, high, {
      fill: isKept ? networkColour.cnn : palette.card,
      colour: isKept ? networkColour.cnn : palette.muted,
      dash: isKept ? [] : [3, 3],
      width: 1,
      radius: Math.min(4, high / 2),
    });
    pen.text(isKept ? written(values) : '–', [x + 28, bottom - high - 9], {
      weight: isKept ? 600 : 400,
    });
    note(pen, layer, [x + 28, bottom + 12]);
  });
}
