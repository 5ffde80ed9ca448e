import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, green, note, pink, pointer, tints } from '../shapes.ts';

const steps = 6;
const cures = [
  { name: 'handed on unopened', by: 'LSTM, GRU', colour: pink },
  { name: 'shorter route', by: 'attention, skip connections', colour: tints[2] },
  { name: 'faithful stations', by: 'good start, ReLU, normalisation', colour: green },
];
const [first, pitch] = [22, 64.8];

export const threeCures: Diagram = {
  title: 'Three cures for a message that fades',
  alt:
    `Three rows of ${steps} stations through which a message goes back. 1, handed on unopened: a line passes above all stations (LSTM and GRU). 2, a shorter route: an arc leads from the last station straight to the first (dilated convolutions, attention, skip connections). ` +
    '3, faithful stations: each passes on all that it hears (good initialisation, ReLU, normalisation).',
  height: 246,
  draw(pen) {
    cures.forEach(({ name, by, colour }, row) => {
      const [y, head] = [[56, 136, 198][row] ?? 0, [6, 86, 170][row] ?? 0];
      pen.text(`${row + 1}. ${name}`, [0, head], { size: 13, weight: 600, colour, align: 'left' });
      note(pen, by, [368, head], 'right');
      stations(pen, y, row === 2 ? colour : blue, row === 2);
      const [left, right] = [first, first + (steps - 1) * pitch];
      if (row === 0) pointer(pen, [right + 18, y - 25], [left - 18, y - 25], { colour, width: 4 });
      if (row === 1)
        pen.bend([right, y - 12], [right - 50, y - 38], [left + 50, y - 38], [left, y - 12], {
          colour,
          width: 3,
        });
    });
    note(pen, 'the fuller a circle, the more of the message arrives', [184, 232]);
  },
};

function stations(pen: Pen, y: number, colour: string, faithful: boolean): void {
  for (let i = 0; i < steps; i++) {
    const x = first + i * pitch;
    pen.circle([x, y], 11, { fill: palette.raised, colour, width: 2 });
    // The message fades on its way back, from right to left, unless the stations are faithful.
    const share = faithful ? 1 : 0.5 ** (steps - 1 - i);
    if (share > 0.02) pen.circle([x, y], Math.max(1.5, 8 * share), { fill: colour, width: 0 });
    if (i > 0)
      pointer(pen, [x - 12, y], [x - pitch + 12, y], {
        width: faithful ? 2.5 : 1.25,
        colour: faithful ? colour : palette.muted,
      });
  }
}
