import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, segment } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** One unit, h = tanh(0.9 h + x), hears one signal and then nothing; its series is cut into two pieces. */
const keep = 0.9;
const pieces = [
  [1, 0, 0],
  [0, 0, 0],
];
const colour = networkColour.rnn;
function states(carries: boolean): number[][] {
  let h = 0;
  return pieces.map((piece) => {
    if (!carries) h = 0;
    return piece.map((x) => {
      h = Math.tanh(keep * h + x);
      return h;
    });
  });
}
const rows = [
  { name: 'as usual: each piece starts at 0', states: states(false), carries: false },
  { name: 'carried on: piece 2 goes on from piece 1', states: states(true), carries: true },
];
const [pitch, wide, between] = [56, 42, 36];
const xOf = (piece: number, step: number): number => 4 + piece * (3 * pitch + between) + step * pitch;

export const carriedState: Diagram = {
  title: 'The state goes on where the series was cut',
  alt:
    'A series of six steps, cut into two pieces of three, and the states of one unit that hears a signal at step 1 only. ' +
    `${rows.map(({ name, states: all }) => `${name}: ${all.map((piece) => piece.map((h) => h.toFixed(2)).join(', ')).join(' | ')}`).join('. ')}. ` +
    'Without carrying on, the second piece knows nothing of the signal. The gradient does not cross the cut.',
  height: 210,
  draw(pen) {
    rows.forEach(({ name, states: all, carries }, i) => {
      const y = 8 + i * 92;
      pen.text(name, [0, y], { ...emphasis, size: 13, align: 'left' });
      all.forEach((piece, p) => {
        piece.forEach((h, step) => {
          const x = xOf(p, step);
          if (step > 0) arrow(pen, x - pitch + wide, x, y + 36, palette.muted);
          pen.box(x, y + 20, wide, 32, { fill: h > 0 ? colour : palette.raised, colour, radius: 5 });
          pen.text(h.toFixed(2), [x + wide / 2, y + 36], {
            size: 13,
            weight: 600,
            colour: h > 0 ? palette.black : palette.ink,
          });
        });
        note(pen, `piece ${p + 1}`, [xOf(p, 1) + wide / 2, y + 66]);
      });
      const [from, to] = [xOf(0, 2) + wide, xOf(1, 0)];
      const middle = (from + to) / 2;
      if (carries) arrow(pen, from, to, y + 36, palette.ink);
      segment(pen, [middle, y + 14], [middle, y + 72], { colour: palette.alarm, dash: [4, 3], width: 2 });
    });
    note(pen, 'numbers: the state; dashed: the cut; a signal at step 1 only', [184, 200]);
  },
};

const arrow = (pen: Pen, from: number, to: number, y: number, stroke: string): void =>
  pointer(pen, [from, y], [to, y], { colour: stroke, width: 2 });
