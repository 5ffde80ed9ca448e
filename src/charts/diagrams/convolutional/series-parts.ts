import type { Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, segment } from '../shapes.ts';
import { seriesParts, summed } from './made-up-series.ts';

const days = 42;
const parts = seriesParts(days);
const rows = [
  { name: 'the series', values: summed(parts) },
  { name: 'level and trend', values: parts.trend },
  { name: 'rhythm', values: parts.rhythm },
  { name: 'the last values', values: parts.dependence },
  { name: 'noise', values: parts.noise },
];
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** Root of the mean squared distance from the mean. */
const spread = (values: readonly number[]): string => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2))).toFixed(1);
};
const [left, pitch, scale] = [112, 46, 2.5];

export const seriesPartsPicture: Diagram = {
  title: 'A series is a sum, and its noise stays unknown',
  alt:
    `A made-up series of ${days} days and the parts whose sum it is, on one scale: ` +
    `${rows
      .slice(1)
      .map(({ name, values }) => `${name} (± ${spread(values)} °C)`)
      .join(', ')}; the series itself varies by ± ${spread(rows[0]?.values ?? [])} °C. ` +
    'Nobody can predict the noise, however good the network is.',
  height: 238,
  draw(pen) {
    rows.forEach(({ name, values }, i) => {
      const y = 30 + i * pitch + (i === 0 ? 0 : 6);
      const middle = mean(values);
      const at = (t: number): Point => [left + t * 4.9, y - ((values[t] ?? 0) - middle) * scale];
      segment(pen, [left, y], [left + (days - 1) * 4.9, y], { colour: palette.grid, width: 1 });
      pen.line(
        values.map((_, t) => at(t)),
        { colour: i === 0 ? blue : palette.ink, width: i === 0 ? 2.25 : 1.5 },
      );
      pen.text(name, [0, y], { size: 12, weight: i === 0 ? 600 : 400, align: 'left' });
      if (i > 0) pen.text(i === 1 ? '=' : '+', [104, y], { size: 15 });
      note(pen, `± ${spread(values)}`, [368, y], 'right');
    });
    note(pen, 'made-up, in °C', [368, 8], 'right');
  },
};
