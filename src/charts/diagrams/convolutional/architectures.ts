import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';
import { positionsOf } from './sliding.ts';

const [image, k, units, classes] = [28, 3, 64, 10];
const maps = [8, 16];
const halved = (n: number): number => Math.floor(n / 2);

/** Side and channels after each layer of the CNN. */
function shapes(): (readonly [side: number, channels: number])[] {
  const all: (readonly [number, number])[] = [[image, 1]];
  let side = image;
  for (const channels of maps) {
    side = positionsOf(side, k);
    all.push([side, channels]);
    side = halved(side);
    all.push([side, channels]);
  }
  return all;
}
const stages = shapes();
const [lastSide, lastChannels] = stages.at(-1) ?? [0, 0];
const flat = lastSide ** 2 * lastChannels;
const labels = [
  ...stages.map(([side, channels]) => `${side}×${side}×${channels}`),
  String(flat),
  String(classes),
];
const names = ['image', 'conv', 'pool', 'conv', 'pool', 'flatten', 'dense'];

export const architecturesDiagram: Diagram = {
  title: 'A CNN is a funnel, an RNN is a loop',
  alt:
    `Above, the CNN: ${names.map((name, i) => `${name} ${labels[i]}`).join(', ')}. Height and width shrink, channels grow. ` +
    `Below, the RNN: ${image} rows of ${image} numbers go one by one into a recurrent layer, whose state of ${units} numbers comes back to it at each step; ` +
    `a dense layer makes ${classes} outputs of the last state.`,
  height: 240,
  draw(pen) {
    const heading = { size: size.heading, weight: 600, align: 'left' } as const;
    pen.text('CNN', [0, 8], { ...heading, colour: yellow });
    const middle = 58;
    labels.forEach((label, i) => {
      const x = 25 + i * 53;
      const side = stages[i]?.[0];
      const high = side === undefined ? (i === 5 ? 46 : 20) : side * 1.35;
      const wide = side === undefined ? 7 : side * 1.35;
      pen.box(x - wide / 2, middle - high / 2, wide, high, {
        fill: palette.raised,
        colour: yellow,
        radius: 2,
      });
      if (i < labels.length - 1)
        pointer(pen, [x + wide / 2 + 3, middle], [x + 53 - 18, middle], { width: 1.25 });
      pen.text(names[i] ?? '', [x, 98], { weight: 600 });
      note(pen, label, [x, 114]);
    });
    pen.text('RNN', [0, 142], { ...heading, colour: blue });
    const y = 192;
    for (let i = 0; i < 4; i++)
      pen.box(2 + i * 6, y - 27 + i * 14, 66, 10, {
        fill: palette.raised,
        colour: palette.muted,
        radius: 2,
        width: 1,
      });
    note(pen, `${image} rows of ${image}`, [44, y + 42]);
    pointer(pen, [94, y], [140, y]);
    pen.circle([168, y], 26, { fill: palette.raised, colour: blue, width: 2 });
    note(pen, 'state', [168, y - 7]);
    pen.text(String(units), [168, y + 8], { size: 14, weight: 600 });
    pen.bend([180, y - 24], [196, y - 62], [140, y - 62], [156, y - 24], { colour: blue, width: 2 });
    note(pen, `${image} times, its own state again`, [190, y - 44], 'left');
    note(pen, 'recurrent layer', [168, y + 42]);
    pointer(pen, [198, y], [290, y]);
    note(pen, 'last state', [244, y + 12]);
    pen.box(300, y - 12, 8, 24, { fill: palette.raised, colour: blue, radius: 2 });
    pen.text('dense', [338, y - 7], { weight: 600 });
    note(pen, String(classes), [338, y + 9]);
  },
};
