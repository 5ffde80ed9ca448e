import { readableOn } from '../../colours.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** A tiny picture of 2 × 2 pixels with three channels. */
const [height, width] = [2, 2];
const channels = ['R', 'G', 'B'] as const;
const pixels = Array.from({ length: height * width }, (_, i) => i + 1);
const orders = [
  {
    ...{ name: 'Keras, TensorFlow.js', shape: 'N, H, W, C', concrete: [1, height, width, channels.length] },
    ...{ says: 'pixel by pixel, its channels side by side' },
    cells: pixels.flatMap((pixel) => channels.map((channel) => ({ pixel, channel }))),
    group: channels.length,
  },
  {
    ...{ name: 'PyTorch', shape: 'N, C, H, W', concrete: [1, channels.length, height, width] },
    ...{ says: 'channel by channel, each a whole picture' },
    cells: channels.flatMap((channel) => pixels.map((pixel) => ({ pixel, channel }))),
    group: pixels.length,
  },
];
const [pitch, wide, gap] = [27, 25, 12];

export const channelOrder: Diagram = {
  title: 'Channels last, or channels first',
  alt:
    `The ${pixels.length * channels.length} numbers of one picture of ${height} × ${width} pixels with the channels R, G and B, in the order in which two libraries keep them. ` +
    `${orders.map(({ name, shape, concrete, cells }) => `${name}, (${shape}) = (${concrete.join(', ')}): ${cells.map(({ channel, pixel }) => `${channel}${pixel}`).join(' ')}`).join('. ')}. ` +
    'They are the same numbers, so a wrong order gives no error where the sizes happen to fit.',
  height: 212,
  draw(pen) {
    orders.forEach(({ name, shape, concrete, says, cells, group }, i) => {
      const y = 10 + i * 98;
      pen.text(name, [0, y], { ...emphasis, align: 'left' });
      pen.text(`(${shape}) = (${concrete.join(', ')})`, [368, y], { ...emphasis, size: 13, align: 'right' });
      cells.forEach(({ pixel, channel }, at) => {
        const x = at * pitch + Math.floor(at / group) * gap;
        const fill = tints[channels.indexOf(channel)] ?? palette.raised;
        pen.box(x, y + 18, wide, 32, { fill, radius: 3 });
        pen.text(`${channel}${pixel}`, [x + wide / 2, y + 34], {
          size: 12,
          weight: 600,
          colour: readableOn(fill),
        });
      });
      note(pen, says, [0, y + 66], 'left');
    });
    note(pen, `one picture of ${height} × ${width} pixels; R1: red of pixel 1`, [184, 204]);
  },
};
