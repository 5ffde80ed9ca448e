import type { Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, segment } from '../shapes.ts';
import { seriesParts, summed } from './made-up-series.ts';

const window = 28;
const series = summed(seriesParts(window + 1)).map((value) => Math.round(value * 10) / 10);
const [today = 0, tomorrow = 0] = series.slice(-2);
const off = Math.abs(tomorrow - today).toFixed(1);
const [left, pitch, bottom] = [8, 10.6, 184];
const [lowest, highest] = [Math.min(...series), Math.max(...series)];
const at = (t: number): Point => [
  left + t * pitch,
  bottom - 14 - (((series[t] ?? 0) - lowest) / (highest - lowest)) * 110,
];

export const forecasting: Diagram = {
  title: 'From the last 28 days to the next one',
  alt:
    `A made-up series of temperatures. The network sees a window of ${window} days; the next day is wanted. Today it is ${today} °C, so the naive forecast, ` +
    `“like today”, says ${today} °C for tomorrow. The truth is ${tomorrow} °C: the naive forecast is off by ${off} °C. A network has to be nearer than this, on average.`,
  height: 236,
  draw(pen) {
    const next = at(window);
    pen.box(0, 26, window * pitch + 2, bottom - 26, { fill: palette.raised, colour: blue, radius: 6 });
    pen.text(`what the network sees: ${window} days`, [(window * pitch) / 2, 12], {
      size: size.heading,
      weight: 600,
      colour: blue,
    });
    pen.line(
      Array.from({ length: window }, (_, t) => at(t)),
      { colour: palette.ink, width: 1.75 },
    );
    for (let t = 0; t < window; t++) pen.circle(at(t), 2.5, { fill: palette.ink, width: 0 });
    const last = at(window - 1);
    const naive: Point = [next[0] + 24, last[1]];
    segment(pen, last, naive, { colour: palette.ink, dash: [4, 3] });
    segment(pen, naive, [naive[0], next[1]], { colour: palette.alarm, width: 2.5 });
    pen.circle(naive, 4.5, { fill: palette.card, colour: palette.ink, width: 2 });
    pen.circle([naive[0], next[1]], 4.5, { fill: palette.ink, width: 0 });
    pen.text(off, [naive[0] + 9, (naive[1] + next[1]) / 2], {
      size: 13,
      weight: 600,
      colour: palette.alarm,
      align: 'left',
    });
    note(pen, 'tomorrow', [340, 12]);
    note(pen, 'made-up numbers', [368, 202], 'right');
    note(pen, `ring: naive forecast, like today (${today} °C)`, [0, 202], 'left');
    note(pen, `dot: truth (${tomorrow} °C); the naive forecast is off by ${off} °C`, [0, 222], 'left');
  },
};
