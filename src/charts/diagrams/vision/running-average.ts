import type { Point } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, pointer, segment } from '../shapes.ts';
import { bold } from './parts.ts';

const centre = 5;
const keep = 0.9;
const steps = 45;

/** Means of batches around 5, the same at every drawing. */
const batchMeans = (() => {
  let state = 7;
  return Array.from({ length: steps }, () => {
    state = (state * 48271) % 2147483647;
    return centre + 3 * (state / 2147483647 - 0.5);
  });
})();
const stored: number[] = [];
for (const batchMean of batchMeans) stored.push(keep * (stored.at(-1) ?? 0) + (1 - keep) * batchMean);

const left = 30;
const right = 296;
const bottom = 200;
const x = (step: number) => left + (step / steps) * (right - left);
const y = (value: number) => bottom - value * 26;

export const runningAverage: Diagram = {
  title: 'The stored mean needs time to settle',
  alt:
    `${steps} training steps. Dots: the mean of each batch, which jumps between ${Math.min(...batchMeans).toFixed(1)} and ` +
    `${Math.max(...batchMeans).toFixed(1)}. Line: the stored mean, which starts at 0 and keeps ${keep} of itself at each step: ` +
    `${[5, 10, 20, steps].map((step) => `${stored[step - 1]?.toFixed(1)} after ${step}`).join(', ')}. ` +
    `In use the last stored value, ${stored.at(-1)?.toFixed(1)}, takes the place of every batch.`,
  height: 240,
  draw(pen) {
    for (const value of [0, 2, 4, 6]) {
      segment(pen, [left, y(value)], [right, y(value)], { colour: palette.grid });
      note(pen, decimals(value), [left - 8, y(value)], 'right');
    }
    for (const step of [0, 10, 20, 30, 40]) note(pen, String(step), [x(step), bottom + 14]);
    note(pen, 'training steps', [(left + right) / 2, bottom + 31]);
    batchMeans.forEach((value, i) => {
      pen.circle([x(i + 1), y(value)], 2.5, { fill: palette.muted, width: 0 });
    });
    const points = [0, ...stored].map((value, i): Point => [x(i), y(value)]);
    pen.line(points, { colour: networkColour.cnn, width: 2.5 });
    const last = y(stored.at(-1) ?? 0);
    pointer(pen, [right + 2, last], [368, last], { colour: networkColour.cnn, width: 2.5 });
    note(pen, 'dots: the mean of each batch, used in training', [x(22.5), y(7.1)]);
    pen.text('stored mean', [x(9), y(2.6)], { align: 'left', colour: networkColour.cnn, ...bold });
    pen.text('in use:', [334, last + 16], bold);
    note(pen, 'always this', [334, last + 32]);
  },
};
