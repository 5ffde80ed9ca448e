/** Two networks over several runs each: the course of both with bands, and where they ended, with intervals. */
import { asSentence, plural } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import type { DatasetName, EpochRecord, Network } from '../types/training.ts';
import { epochAxis, labelRoom, metricRange, overhang, valueAxis } from './axes.ts';
import { type Metric, metricOf } from './metric.ts';
import { heading, type Panel, page } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { altText, networkName } from './words.ts';

export interface DuelSide {
  network: Network;
  /** The learning curve of each run, as far as it is. */
  curves: readonly (readonly EpochRecord[])[];
  /** What each finished run reached on the test part. */
  results: readonly number[];
  /** Mean and 95% confidence interval of the results; absent with fewer than two. */
  interval?: { mean: number; low: number; high: number } | undefined;
}

/** A run at the end of the axis reaches two pixels beyond it. */
const plotWidth = inner - labelRoom - overhang - 2;
/** Low enough that the picture keeps its size in the box in which Discord shows it. */
const [curveHeight, rowHeight] = [80, 19];
const dashes = [[], [5, 3]];
/** Lines with more epochs are drawn without points. */
const maxEpochsWithPoints = 30;

/** @param epochs the planned number of epochs, so that the axis stays while the runs go on */
export function duelChart(
  title: string,
  dataset: DatasetName,
  sides: readonly [DuelSide, DuelSide],
  epochs: number,
): Chart {
  const metric = metricOf(dataset);
  const runs = Math.max(...sides.map(({ curves }) => curves.length));
  const explained =
    runs > 1
      ? `${metric.heading}: mean of ${plural(runs, 'run')}, band from lowest to highest`
      : `${metric.heading} of the first run`;
  const isOver = sides.every(({ interval }) => interval);
  return {
    name: 'duel.png',
    alt: altText(`${asSentence(title)} ${explained}. ${sides.map((side) => words(side, metric)).join(' ')}`),
    drawing: {
      kind: 'vega',
      spec: page(
        title,
        [],
        [curvesPanel(explained, sides, metric, epochs), ...(isOver ? [resultsPanel(sides, metric)] : [])],
      ),
    },
  };
}

interface BandPoint {
  network: string;
  epoch: number;
  mean: number;
  low: number;
  high: number;
}

/** Mean, lowest and highest validation metric of each epoch that some run has. */
function bandOf({ network, curves }: DuelSide): BandPoint[] {
  const last = Math.max(0, ...curves.map((curve) => curve.length));
  return Array.from({ length: last }, (_, i) => i + 1).flatMap((epoch) => {
    const values = curves.flatMap((curve) => curve.find((each) => each.epoch === epoch)?.valMetric ?? []);
    const finite = values.filter(Number.isFinite);
    if (finite.length === 0) return [];
    const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
    return [
      { network: networkName(network), epoch, mean, low: Math.min(...finite), high: Math.max(...finite) },
    ];
  });
}

const coloured = (sides: readonly DuelSide[]) => {
  const domain = sides.map(({ network }) => networkName(network));
  return {
    domain,
    range: sides.map(({ network }) => networkColour[network]),
  };
};

function curvesPanel(title: string, sides: readonly DuelSide[], metric: Metric, epochs: number): Panel {
  const points = sides.flatMap(bandOf);
  const range = metricRange(
    metric,
    points.flatMap(({ low, high }) => [low, high]),
  );
  const { domain, range: colours } = coloured(sides);
  const color = {
    field: 'network',
    type: 'nominal' as const,
    scale: { domain, range: colours },
    legend: { symbolType: 'stroke' as const, symbolSize: 260, symbolOpacity: 1 },
  };
  const x = epochAxis(Math.max(epochs, ...points.map(({ epoch }) => epoch)));
  return {
    title: heading(title),
    data: { values: points },
    width: plotWidth,
    height: curveHeight,
    layer: [
      {
        mark: { type: 'area', opacity: 0.28 },
        encoding: {
          x,
          y: valueAxis('low', range),
          y2: { field: 'high' },
          color,
        },
      },
      {
        mark: { type: 'line', point: epochs <= maxEpochsWithPoints ? { size: 22 } : false },
        encoding: {
          x,
          y: valueAxis('mean', range),
          color,
          strokeDash: { field: 'network', type: 'nominal', scale: { domain, range: dashes }, legend: null },
        },
      },
    ],
  };
}

/** A row for each network: every run as a stroke, the mean as a point, and the interval as a bar. */
function resultsPanel(sides: readonly DuelSide[], metric: Metric): Panel {
  const { domain, range } = coloured(sides);
  const rows = sides.flatMap(({ network, interval }) =>
    interval ? [{ network: networkName(network), ...clipped(interval, metric) }] : [],
  );
  const single = sides.flatMap(({ network, results }) =>
    results.map((value) => ({ network: networkName(network), value })),
  );
  const x = {
    type: 'quantitative' as const,
    title: null,
    scale: {
      domain: around([...rows.flatMap(({ low, high }) => [low, high])], metric),
      nice: false,
      zero: false,
    },
    axis: { tickCount: 4, format: metric.name === 'accuracy' ? '.1%' : '.2f', grid: true, labelFlush: true },
  };
  const y = {
    field: 'network',
    type: 'nominal' as const,
    title: null,
    scale: { domain },
    axis: {
      domain: false,
      ticks: false,
      labelColor: palette.ink,
      minExtent: labelRoom,
      maxExtent: labelRoom,
    },
  };
  const color = { field: 'network', type: 'nominal' as const, scale: { domain, range }, legend: null };
  return {
    title: heading('Test part. Stroke: a run; dot: their mean; bar: 95% interval'),
    width: plotWidth,
    height: rowHeight * sides.length,
    layer: [
      {
        data: { values: rows },
        mark: { type: 'bar', height: 10, opacity: 0.35, cornerRadius: 2 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
      },
      {
        data: { values: single },
        mark: { type: 'tick', thickness: 2, height: 14, opacity: 1 },
        encoding: { x: { ...x, field: 'value' }, y, color },
      },
      {
        data: { values: rows },
        mark: { type: 'point', size: 44, fill: palette.ink, stroke: palette.card, strokeWidth: 1 },
        encoding: { x: { ...x, field: 'mean' }, y },
      },
    ],
  };
}

/** An interval of shares ends at 0 and 1, that of an error at 0. */
export function clipped<T extends { low: number; high: number }>(
  interval: T,
  { name }: Pick<Metric, 'name'>,
): T {
  return {
    ...interval,
    low: Math.max(0, interval.low),
    high: name === 'accuracy' ? Math.min(1, interval.high) : interval.high,
  };
}

/** A domain a little wider than the values. */
function around(values: readonly number[], metric: Metric): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((most - least) * 0.08, metric.name === 'accuracy' ? 0.005 : most * 0.01);
  return [Math.max(0, least - room), metric.name === 'accuracy' ? Math.min(1, most + room) : most + room];
}

function words(side: DuelSide, metric: Metric): string {
  const band = bandOf(side);
  const last = band.at(-1);
  const name = networkName(side.network);
  if (!last) return `${name}: no epoch yet.`;
  const course = `${name}: after epoch ${last.epoch} mean ${metric.name} ${metric.write(last.mean)}, from ${metric.write(last.low)} to ${metric.write(last.high)}.`;
  if (!side.interval) return course;
  const { mean, low, high } = clipped(side.interval, metric);
  return `${course} On the test part ${metric.write(mean)}, 95% confidence interval ${metric.write(low)} to ${metric.write(high)}.`;
}
