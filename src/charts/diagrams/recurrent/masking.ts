import { palette, size } from '../../theme.ts';
import { twoDecimals } from '../numbers.ts';
import { blue, type Diagram, note, orange } from '../shapes.ts';
import { unitStates } from './parts.ts';

const words = ['call', 'me', 'now'];
const padding = 4;
const tokens = [...words, ...Array.from({ length: padding }, () => 'pad')];
const inputs = [0.3, -0.2, 0.9, ...Array.from({ length: padding }, () => 0)];
const real = tokens.map((_, i) => i < words.length);
const without = unitStates(inputs, 0.5);
const masked = unitStates(inputs, 0.5, real);
const alone = unitStates(inputs.slice(0, words.length), 0.5).at(-1) ?? 0;
const end = (states: number[]) => twoDecimals(states.at(-1) ?? 0);
const [first, pitch, wide] = [70, 43, 37];

export const maskingPicture: Diagram = {
  title: 'A mask: the state waits while padding passes',
  alt:
    `A message of ${words.length} words, “${words.join(' ')}”, is filled up with ${padding} padding tokens. One unit, h_t = tanh(0.5 h_(t−1) + x_t), reads it. Without a mask its states are ${without.map(twoDecimals).join(', ')}: the padding wears the message away. ` +
    `With the mask ${real.map(Number).join(' ')} they are ${masked.map(twoDecimals).join(', ')}: at padding the state is carried over. Read alone, the message ends at ${twoDecimals(alone)}, the same.`,
  height: 238,
  draw(pen) {
    const rows = [
      { name: 'no mask', states: without, y: 62, colour: orange },
      { name: 'masked', states: masked, y: 150, colour: blue },
    ];
    tokens.forEach((token, i) => {
      const x = first + i * pitch;
      pen.box(x, 2, wide, 24, {
        fill: palette.raised,
        colour: palette.muted,
        width: 1,
        ...(real[i] ? {} : { dash: [3, 2] }),
      });
      pen.text(token, [x + wide / 2, 14], {
        size: size.heading,
        weight: real[i] ? 600 : 400,
        colour: real[i] ? palette.ink : palette.muted,
      });
      pen.text(real[i] ? '1' : '0', [x + wide / 2, 112], { size: 13, weight: 600 });
    });
    pen.text('mask', [0, 112], { size: 13, weight: 600, align: 'left' });
    for (const { name, states, y, colour } of rows) {
      pen.text(name, [0, y], { size: 13, weight: 600, colour, align: 'left' });
      states.forEach((h, i) => {
        const x = first + i * pitch;
        pen.box(x, y - 18, wide, 36, { fill: palette.raised, radius: 5 });
        pen.box(x, y + 18 - 36 * Math.abs(h), wide, 36 * Math.abs(h), { fill: `${colour}99`, radius: 3 });
        pen.text(twoDecimals(h), [x + wide / 2, y], { size: size.heading, weight: 600 });
      });
    }
    pen.text(`at the end: ${end(without)} without, ${end(masked)} with the mask`, [184, 196], {
      size: 13,
      weight: 600,
    });
    note(pen, `read alone, without padding: ${twoDecimals(alone)}`, [184, 216]);
    note(pen, 'a made-up unit with the recurrent weight 0.5', [184, 233]);
  },
};
