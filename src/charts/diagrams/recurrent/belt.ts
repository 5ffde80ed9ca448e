import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pink, pointer } from '../shapes.ts';

/** A value of 1 on the belt with an open forget gate, and in a made-up RNN that reworks it at each step. */
const steps = 5;
const reworked = Array.from({ length: steps }).reduce<number[]>(
  (all) => [...all, Math.tanh(0.9 * (all.at(-1) ?? 0))],
  [0.9],
);
const onBelt = reworked.map(() => 0.9);
const [first, pitch, wide] = [24, 64, 44];

export const beltPicture: Diagram = {
  title: 'On the belt a value stays, in an RNN it is reworked',
  alt:
    `Above, the cell state of an LSTM over ${steps} steps, with the forget gate at 1 and nothing added: the value stays ${onBelt.join(', ')}. ` +
    `Below, a made-up plain RNN, h = tanh(0.9 h): the value is reworked at each step, ${reworked.map((value) => value.toFixed(2)).join(', ')}.`,
  height: 230,
  draw(pen) {
    const rows = [
      { name: 'LSTM: the cell state, a belt', values: onBelt, y: 56, colour: pink },
      { name: 'plain RNN: reworked at every step', values: reworked, y: 156, colour: blue },
    ];
    for (const { name, values, y, colour } of rows) {
      const belt = colour === pink;
      pen.text(name, [0, y - 38], { size: 13, weight: 600, colour, align: 'left' });
      if (belt) pointer(pen, [0, y + 24], [366, y + 24], { colour, width: 5 });
      values.forEach((value, i) => {
        const x = first + i * pitch;
        pen.box(x - wide / 2, y - 19, wide, 38, {
          fill: belt ? palette.ink : palette.raised,
          colour,
          radius: 4,
        });
        pen.text(value.toFixed(2), [x, y], {
          size: 14,
          weight: 600,
          colour: belt ? palette.black : palette.ink,
        });
        if (belt || i === values.length - 1) return;
        pointer(pen, [x + wide / 2, y], [x + pitch - wide / 2, y], { colour, width: 2 });
        note(pen, 'tanh', [x + pitch / 2, y + 30]);
      });
    }
    note(pen, 'nobody takes it off: it stays, for 5 steps or for 500', [184, 94]);
    pen.text('made up: gate 1, nothing added; h = tanh(0.9 h)', [184, 216], {
      size: size.text,
      colour: palette.muted,
    });
  },
};
