import { networkColour, palette, size } from '../../theme.ts';
import { type Diagram, note, pointer, yellow } from '../shapes.ts';
import { pixelGrid } from './parts.ts';

const pink = networkColour.lstm;
const frames = 5;
const side = 7;
/** A ball that rolls to the right. */
const frameAt = (t: number): number[][] =>
  Array.from({ length: side }, (_, i) =>
    Array.from(
      { length: side },
      (_, j) =>
        Number(i === side - 1 || (i >= 4 && i < 6 && j >= t + 0 && j < t + 2)) * (i === side - 1 ? 0.3 : 1),
    ),
  );
const pitch = 76;

export const hybridsPicture: Diagram = {
  title: 'The CNN looks, the RNN remembers',
  alt:
    `A video of ${frames} frames: a ball rolls to the right. The same CNN turns each frame into a short vector; all ${frames} frames can go through it at once. ` +
    'An LSTM reads the vectors one after the other and hands its state on. Only after the last frame comes the answer: the ball rolls to the right.',
  height: 244,
  draw(pen) {
    for (let t = 0; t < frames; t++) {
      const middle = 32 + t * pitch;
      note(pen, `frame ${t + 1}`, [middle, 6]);
      pixelGrid(pen, [middle - 24.5, 16], frameAt(t), 7);
      pointer(pen, [middle, 66], [middle, 78]);
      pen.box(middle - 25, 79, 50, 26, { fill: palette.raised, colour: yellow, width: 2 });
      pen.text('CNN', [middle, 92], { size: size.heading, weight: 600, colour: yellow });
      pointer(pen, [middle, 106], [middle, 118]);
      for (let i = 0; i < 4; i++)
        pen.box(middle - 16 + i * 8, 119, 7, 13, {
          fill: (t + i) % 3 === 0 ? yellow : palette.raised,
          colour: palette.muted,
          width: 1,
          radius: 1,
        });
      pointer(pen, [middle, 133], [middle, 149]);
      pen.box(middle - 25, 150, 50, 26, { fill: palette.raised, colour: pink, width: 2 });
      pen.text('LSTM', [middle, 163], { size: size.heading, weight: 600, colour: pink });
      if (t < frames - 1)
        pointer(pen, [middle + 25, 163], [middle + pitch - 25, 163], { colour: pink, width: 2.5 });
    }
    const last = 32 + (frames - 1) * pitch;
    pointer(pen, [last, 177], [last, 193]);
    pen.text('the ball rolls to the right', [368, 204], { size: 13, weight: 600, align: 'right' });
    note(pen, 'same CNN, all frames at once', [0, 198], 'left');
    note(pen, 'LSTM: one after another, short vectors only', [0, 226], 'left');
  },
};
