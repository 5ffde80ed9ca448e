/** The learning curve of a run: loss and metric per epoch, on training and validation data. */

import { asSentence, figure, plural } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import type { EpochRecord, TrainingOptions } from '../types/training.ts';
import { epochAxis, fromZero, labelRoom, metricRange, overhang, type Range, valueAxis } from './axes.ts';
import { type Metric, metricOf } from './metric.ts';
import { heading, type Panel, page } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { altText, runSubtitle } from './words.ts';

const gap = 16;
const plotWidth = (inner - gap) / 2 - labelRoom - overhang;
const plotHeight = 126;
/** Lines with more epochs are drawn without points. */
const maxEpochsWithPoints = 30;
/** What the legend calls the parts of the data, as a Vega expression. */
const partNames = `datum.label === 'validation' ? 'unseen data (validation)' : 'training data'`;

/** The learning curve so far, on an axis of all planned epochs. */
export function progressChart(options: TrainingOptions, epochs: EpochRecord[]): Chart {
  const metric = metricOf(options.dataset);
  const done = epochs.length < options.epochs ? ` of ${options.epochs}` : '';
  const last = epochs.at(-1);
  const title = !last
    ? `No epoch of ${options.epochs} finished yet`
    : (divergence(epochs) ??
      `Epoch ${last.epoch}${done}: validation ${metric.name} ${metric.write(last.valMetric)}`);
  return {
    name: 'progress.png',
    alt: altText(`${asSentence(title)} ${runSubtitle(options)}. ${curveWords(epochs, metric)}`),
    drawing: {
      kind: 'vega',
      spec: page(title, [runSubtitle(options)], [curvePanel(options, epochs, metric)]),
    },
  };
}

/** A level to hold the metric against. */
export interface ReferenceLine {
  value: number;
  /** Heads the plot: what is drawn, and what the line is. */
  heading: string;
}

/** Loss and metric side by side, together 368 logical pixels wide. */
export function curvePanel(
  options: TrainingOptions,
  epochs: EpochRecord[],
  metric: Metric,
  reference?: ReferenceLine,
): Panel {
  const total = Math.max(options.epochs, ...epochs.map(({ epoch }) => epoch));
  const values = epochs.flatMap((e) => [
    { epoch: e.epoch, part: 'training', loss: finite(e.loss), metric: finite(e.metric) },
    { epoch: e.epoch, part: 'validation', loss: finite(e.valLoss), metric: finite(e.valMetric) },
  ]);
  const loss = fromZero(epochs.flatMap((e) => [e.loss, e.valLoss]));
  const score = metricRange(metric, [
    ...epochs.flatMap((e) => [e.metric, e.valMetric]),
    ...(reference ? [reference.value] : []),
  ]);
  const domain = ['validation', 'training'];
  const place = (text: string) => ({ title: heading(text), width: plotWidth, height: plotHeight });
  const lines = (field: 'loss' | 'metric', range: typeof loss) => ({
    mark: { type: 'line' as const, point: total <= maxEpochsWithPoints ? { size: 28 } : false },
    encoding: {
      x: epochAxis(total),
      y: valueAxis(field, range),
      color: {
        field: 'part',
        type: 'nominal' as const,
        scale: { domain, range: [networkColour[options.network], palette.muted] },
        legend: { symbolType: 'stroke' as const, labelExpr: partNames },
      },
      strokeDash: { field: 'part', type: 'nominal' as const, scale: { domain, range: [[], [4, 4]] } },
    },
  });
  return {
    data: { values },
    spacing: gap,
    resolve: { scale: { color: 'shared', strokeDash: 'shared' } },
    hconcat: [
      { ...place('Loss'), ...lines('loss', loss) },
      reference
        ? {
            ...place(reference.heading),
            layer: [levelOf(reference, score), lines('metric', score)],
          }
        : { ...place(metric.heading), ...lines('metric', score) },
    ],
  };
}

/** A horizontal line. */
const levelOf = ({ value }: ReferenceLine, range: Range) => ({
  data: { values: [{ at: value }] },
  mark: { type: 'rule' as const, color: palette.ink, strokeWidth: 1.5, strokeDash: [2, 3] },
  encoding: { y: valueAxis('at', range) },
});

/** The curve's main numbers in words. */
export function curveWords(epochs: EpochRecord[], metric: Metric): string {
  const last = epochs.at(-1);
  if (!last) return 'The axes are still empty.';
  const best = bestEpoch(epochs, metric);
  return (
    `After ${plural(last.epoch, 'epoch')}: loss ${figure(last.loss)} on training and ${figure(last.valLoss)} on ` +
    `validation data, ${metric.name} ${metric.write(last.metric)} and ${metric.write(last.valMetric)}.` +
    (best ? ` Best validation ${metric.name}: ${metric.write(best.valMetric)} in epoch ${best.epoch}.` : '')
  );
}

function bestEpoch(epochs: EpochRecord[], { better }: Metric): EpochRecord | undefined {
  const sign = better === 'higher' ? 1 : -1;
  return epochs
    .filter(({ valMetric }) => Number.isFinite(valMetric))
    .reduce<EpochRecord | undefined>(
      (best, e) => (best && sign * best.valMetric >= sign * e.valMetric ? best : e),
      undefined,
    );
}

/** A sentence on divergence, or undefined if all numbers are finite. */
export function divergence(epochs: EpochRecord[]): string | undefined {
  const lost = epochs.find((e) => ![e.loss, e.valLoss, e.metric, e.valMetric].every(Number.isFinite));
  return lost && `Training diverged: the numbers overflowed in epoch ${lost.epoch}`;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
