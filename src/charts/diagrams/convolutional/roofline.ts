import type { Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, segment } from '../shapes.ts';

/** An invented card: operations and bytes per second. Numbers of four bytes. */
const [peak, bandwidth, bytes] = [10e12, 500e9, 4];
const ridge = peak / bandwidth;
const speed = (intensity: number): number => Math.min(peak, bandwidth * intensity);
/** A product of matrix and batch fetches each weight once, and uses it for two operations on each example. */
const ofBatch = (batch: number): number => (2 * batch) / bytes;
const points = [1, 4, 16, 64].map((batch) => ({ batch, intensity: ofBatch(batch) }));
const tera = (value: number): string => `${Number((value / 1e12).toPrecision(2))}`;
const plot = { left: 46, right: 360, top: 34, bottom: 186 };
const range = { intensity: [0.25, 128], speed: [0.1e12, 16e12] } as const;
const along = (value: number, [low, high]: readonly [number, number]): number =>
  Math.log(value / low) / Math.log(high / low);
const at = (intensity: number): Point => [
  plot.left + along(intensity, range.intensity) * (plot.right - plot.left),
  plot.bottom - along(speed(intensity), range.speed) * (plot.bottom - plot.top),
];

export const roofline: Diagram = {
  title: 'Fetching limits the speed, until the batch is large',
  alt:
    `Speed against operations per byte fetched, both on logarithmic axes, for an invented card with a peak of ${tera(peak)} trillion operations and ${bandwidth / 1e9} billion bytes per second. ` +
    `An RNN step: ${points.map(({ batch, intensity }) => `batch ${batch}, ${intensity} operations per byte, at most ${tera(speed(intensity))} trillion per second`).join('; ')}. ` +
    `From ${ridge} operations per byte on, arithmetic is the limit.`,
  height: 240,
  draw(pen) {
    pen.line(
      [
        [plot.left, plot.top],
        [plot.left, plot.bottom],
        [plot.right, plot.bottom],
      ],
      { colour: palette.edge },
    );
    pen.line([at(range.intensity[0]), at(ridge), at(range.intensity[1])], {
      colour: palette.ink,
      width: 2.5,
    });
    pen.text('peak of arithmetic', [plot.right, at(ridge)[1] - 12], { size: size.heading, align: 'right' });
    pen.text('limit of fetching', [at(3)[0] - 10, at(3)[1] - 8], { size: size.heading, align: 'right' });
    points.forEach(({ batch, intensity }) => {
      const [x, y] = at(intensity);
      pen.circle([x, y], 6, { fill: blue, colour: palette.card, width: 2 });
      pen.text(`batch ${batch}`, [x + 10, y + 13], { size: 12, weight: 600, colour: blue, align: 'left' });
      pen.text(tera(speed(intensity)), [plot.left - 8, y], { align: 'right' });
      segment(pen, [plot.left, y], [x - 7, y], { colour: palette.grid, dash: [2, 3], width: 1 });
      note(pen, String(intensity), [x, plot.bottom + 13]);
    });
    note(pen, 'trillion operations per second', [0, 10], 'left');
    note(pen, 'operations per byte fetched', [plot.right, plot.bottom + 30], 'right');
    pen.text('RNN step', [plot.left, plot.bottom + 30], {
      size: size.heading,
      weight: 600,
      colour: blue,
      align: 'left',
    });
    note(pen, 'an invented card', [368, 10], 'right');
  },
};
