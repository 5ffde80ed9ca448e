import { palette } from '../theme.ts';
import { type Diagram, note, pointer, tints } from './shapes.ts';

const middle = 66;
const high = 60;
const wide = 86;
/** Left edges of the three layers. */
const layers = [
  { x: 0, name: 'first', blame: 20 },
  { x: 118, name: 'second', blame: 30 },
  { x: 236, name: 'last', blame: 50 },
];
const bar = { top: 176, high: 14 };

export const blame: Diagram = {
  title: 'A mistake is traced back, layer by layer',
  alt:
    'Three layers in a row. Grey arrows lead forward through the first, second and last layer to the answer “1”, which is ' +
    'wrong: it was a 7. Red arrows lead back from the mistake through the last and second to the first layer. Each layer ' +
    `gets a share of the blame, here ${layers.map(({ name, blame: share }) => `${name} ${share}%`).join(', ')}, and changes its weights accordingly.`,
  height: 236,
  draw(pen) {
    note(pen, 'forward: the guess', [0, 12], 'left');
    layers.forEach(({ x, name, blame: share }, i) => {
      pen.box(x, middle - high / 2, wide, high, { fill: tints[1], radius: 8 });
      pen.text(name, [x + wide / 2, middle - 9], { size: 14, weight: 600, colour: palette.black });
      pen.text('layer', [x + wide / 2, middle + 10], { size: 13, colour: palette.black });
      const next = layers[i + 1]?.x ?? 354;
      pointer(pen, [x + wide + 3, middle - 14], [next - 3, middle - 14], { width: 2.5 });
      pointer(pen, [next - 3, middle + 14], [x + wide + 3, middle + 14], {
        colour: palette.alarm,
        width: 2.5,
      });
      pen.box(x, bar.top, wide, bar.high, { fill: palette.raised, radius: 4 });
      pen.box(x, bar.top, (wide * share) / 100, bar.high, { fill: palette.alarm, radius: 4 });
      pen.text(`${share}%`, [x + wide / 2, bar.top + 28], { size: 13, colour: palette.alarm });
    });
    pen.text('1', [360, middle - 14], { size: 16, weight: 600 });
    pen.text('7', [360, middle + 14], { size: 16, weight: 600, colour: palette.alarm });
    pen.text('it says 1, but it was a 7', [368, middle + 48], {
      size: 13,
      colour: palette.alarm,
      align: 'right',
    });
    pen.text('back: who is to blame, and how much?', [0, 152], {
      size: 13,
      weight: 600,
      colour: palette.alarm,
      align: 'left',
    });
    note(pen, 'made-up shares; the larger, the more a layer changes', [0, 228], 'left');
  },
};
