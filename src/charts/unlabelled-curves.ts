/** Learning curves labelled with letters, for quiz questions on which curve is whose. */

import { asSentence, figure, letter } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import { labelRoom, metricRange, valueAxis } from './axes.ts';
import type { Metric } from './metric.ts';
import { heading, page } from './page.ts';
import { inner, palette, size } from './theme.ts';
import { altText } from './words.ts';

export interface UnlabelledCurves {
  /** What the picture shows, without the names behind the curves. */
  title: string;
  /** Title of the horizontal axis, which counts from 1. */
  step: string;
  metric: Metric;
  curves: number[][];
}

const letterRoom = 18;
const letterMark = {
  type: 'text' as const,
  align: 'left' as const,
  dx: 5,
  dy: -8,
  fontSize: size.title,
  fontWeight: 600 as const,
};

/** All curves have one neutral colour, because colours stand for networks. A letter marks each curve. */
export function unlabelledCurvesChart({ title, step, metric, curves }: UnlabelledCurves): Chart {
  const values = curves.flatMap((curve, index) =>
    curve.map((value, at) => ({ curve: letter(index), step: at + 1, value })),
  );
  const longest = Math.max(...curves.map((curve) => curve.length));
  const range = metricRange(metric, curves.flat());
  const x = {
    field: 'step',
    type: 'quantitative' as const,
    title: step,
    scale: { domain: [1, Math.max(2, longest)], nice: false, zero: false },
    axis: { format: 'd', grid: false, tickCount: 6, tickMinStep: 1 },
  };
  const y = valueAxis('value', range);
  const detail = { field: 'curve', type: 'nominal' as const };
  const labels = curves.map((_, index) => ({ curve: letter(index), ...standsOut(curves, index) }));
  return {
    name: 'curves.png',
    alt: altText(
      `${asSentence(title)} ${curves.map((curve, i) => `Curve ${letter(i)}: ${course(curve, metric.write)}.`).join(' ')}`,
    ),
    drawing: {
      kind: 'vega',
      spec: page(
        title,
        [],
        [
          {
            title: heading(metric.heading),
            width: inner - labelRoom - letterRoom,
            height: 140,
            layer: [
              { data: { values }, mark: { type: 'line', color: palette.ink }, encoding: { x, y, detail } },
              {
                data: { values: labels },
                encoding: { x, y, text: detail },
                // A margin in the card's colour keeps steep curves from crossing the letter.
                layer: [
                  { mark: { ...letterMark, color: palette.card, stroke: palette.card, strokeWidth: 6 } },
                  { mark: { ...letterMark, color: palette.ink } },
                ],
              },
            ],
          },
        ],
      ),
    },
  };
}

/** The point at which a curve is farthest from all others; of several the last. */
function standsOut(curves: number[][], index: number): { step: number; value: number } {
  const own = curves[index] ?? [];
  const distance = (at: number) =>
    Math.min(
      ...curves.flatMap((other, i) =>
        i === index ? [] : Math.abs((own[at] ?? 0) - (other[at] ?? Infinity)),
      ),
    );
  const best = own.reduce((found, _, at) => (distance(at) >= distance(found) ? at : found), 0);
  return { step: best + 1, value: own[best] ?? 0 };
}

function course(curve: number[], write: (value: number) => string): string {
  const shown = [curve[0], curve[Math.floor(curve.length / 2)], curve.at(-1)];
  return `starts at ${shown.map((value) => write(value ?? Number.NaN)).join(', is at ')} at the end`.replace(
    /, is at ([^,]+) at the end$/,
    ' and ends at $1',
  );
}

/** A metric without a unit, drawn from zero upwards. */
export const plainMetric = (heading: string): Metric => ({
  name: 'error',
  better: 'lower',
  heading,
  write: figure,
});
