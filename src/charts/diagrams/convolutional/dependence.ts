import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, segment, yellow } from '../shapes.ts';

const places = 5;
const reach = 1;
const pitch = 34;
const rows = { out: 58, in: 132 };

export const dependence: Diagram = {
  title: 'A CNN looks at all places, an RNN reads in order',
  alt:
    `Two layers over ${places} places. Left, a CNN: each output is computed from ${2 * reach + 1} neighbouring inputs, and no output needs another, so all come at once. ` +
    `Right, an RNN: each state is computed from its input and from the state before, so ${places} steps follow one another, and the last one still carries what was read first.`,
  height: 232,
  draw(pen) {
    const heading = { size: size.heading, weight: 600 } as const;
    pen.text('CNN: all at step 1', [88, 10], { ...heading, colour: yellow });
    pen.text(`RNN: steps 1 to ${places}`, [286, 10], { ...heading, colour: blue });
    convolution(pen, 8);
    recurrence(pen, 222);
    segment(pen, [186, 4], [186, 228], { colour: palette.edge });
    const lines = [
      ['no output needs another:', 'every state needs the last:'],
      ['all at once', 'one after another'],
      ['keeps nothing', 'carries the past along'],
    ];
    lines.forEach((pair, i) => {
      pair.forEach((text, side) => {
        const at: Point = [side === 0 ? 88 : 282, 176 + i * 20];
        if (i === 0) note(pen, text, at);
        else pen.text(text, at, { size: 13, weight: 600 });
      });
    });
  },
};

function inputs(pen: Pen, x: number): void {
  for (let i = 0; i < places; i++) {
    pen.box(x + i * pitch - 10, rows.in - 10, 20, 20, {
      fill: palette.raised,
      colour: palette.muted,
      radius: 3,
    });
    note(pen, String(i + 1), [x + i * pitch, rows.in + 22]);
  }
}

function convolution(pen: Pen, left: number): void {
  const x = left + 12;
  for (let i = 0; i < places; i++)
    for (let j = Math.max(0, i - reach); j <= Math.min(places - 1, i + reach); j++)
      segment(pen, [x + j * pitch, rows.in - 10], [x + i * pitch, rows.out + 11], {
        colour: palette.ink,
        width: 1.25,
      });
  for (let i = 0; i < places; i++) {
    pen.circle([x + i * pitch, rows.out], 11, { fill: yellow, width: 0 });
    note(pen, '1', [x + i * pitch, rows.out - 22]);
  }
  inputs(pen, x);
}

function recurrence(pen: Pen, x: number): void {
  for (let i = 0; i < places; i++) {
    const at: Point = [x + i * pitch, rows.out];
    pointer(pen, [at[0], rows.in - 10], [at[0], rows.out + 12], { width: 1.25 });
    pen.circle(at, 11, { fill: blue, width: 0 });
    if (i < places - 1) pointer(pen, [at[0] + 11, at[1]], [at[0] + pitch - 11, at[1]], { width: 2 });
    note(pen, String(i + 1), [at[0], rows.out - 22]);
  }
  inputs(pen, x);
}
