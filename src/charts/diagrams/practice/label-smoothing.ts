import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note } from '../shapes.ts';

const classes = 10;
const right = 7;
const smoothing = 0.1;
const other = smoothing / classes;
const targets = {
  hard: Array.from({ length: classes }, (_, i) => (i === right ? 1 : 0)),
  smooth: Array.from({ length: classes }, (_, i) => (i === right ? 1 - smoothing + other : other)),
};
/** The smallest loss that there is: what an answer equal to the target costs. */
const lowest = -targets.smooth.reduce((total, y) => total + y * Math.log(y), 0);

const pitch = 36;
const panel = { high: 62, wide: 24 };

export const labelSmoothingDiagram: Diagram = {
  title: 'Label smoothing: a little for every class',
  alt:
    `Two rows of bars, the targets for a picture of a ${right} over ${classes} classes. Ordinary: 1.00 for class ${right} and 0 for all ` +
    `others; the loss can fall to 0. Smoothed by ${smoothing}: ${decimals(targets.smooth[right] ?? 0, 2)} for class ${right} and ` +
    `${decimals(other, 2)} for each other one; the loss cannot fall below ${decimals(lowest, 2)}.`,
  height: 244,
  draw(pen) {
    row(pen, 0, 'ordinary target', 'the loss can fall to 0', targets.hard);
    row(pen, 124, `smoothed by ${smoothing}`, `the loss stays above ${decimals(lowest, 2)}`, targets.smooth);
  },
};

function row(pen: Pen, top: number, name: string, remark: string, target: readonly number[]): void {
  const bottom = top + 22 + panel.high + 14;
  pen.text(name, [0, top + 10], { size: 13, weight: 600, align: 'left' });
  note(pen, remark, [368, top + 10], 'right');
  target.forEach((y, i) => {
    const x = 4 + i * pitch;
    const high = Math.max(1, y * panel.high);
    const isRight = i === right;
    pen.box(x, bottom - high, panel.wide, high, {
      fill: isRight ? networkColour.gru : palette.muted,
      radius: Math.min(3, high / 2),
    });
    pen.text(
      isRight ? decimals(y, 2) : String(Number(y.toFixed(2))),
      [x + panel.wide / 2, bottom - high - 9],
      {
        weight: isRight ? 600 : 400,
      },
    );
    note(pen, String(i), [x + panel.wide / 2, bottom + 11]);
  });
}
