/** Several runs' validation curves, to see them apart: colour and dash by network, name at the line's end. */
import { UserError } from '../errors.ts';
import { type EpochRecord, networks, type TrainingOptions } from '../nets/types.ts';
import { epochAxis, labelRoom, metricRange, type Range, valueAxis } from './axes.ts';
import { type Metric, metricOf } from './metric.ts';
import { heading, type Panel, page } from './page.ts';
import { inner, networkColour, networkDash, networkShape, size } from './theme.ts';
import type { Chart } from './types.ts';
import { altText, datasetName, plural, roughWidth } from './words.ts';

export interface RunCurve {
  /** Short and unlike the other runs': what differs, such as “LSTM, 64 units”. */
  label: string;
  options: TrainingOptions;
  epochs: EpochRecord[];
}

const plotHeight = 190;
const mostRuns = 8;
/** Logical pixels between the middles of two names. */
const lineHeight = 14;
const nameLimit = 150;

/** Throws a UserError for no runs, for more than eight, and for runs that measure different things. */
export function runsChart(runs: RunCurve[]): Chart {
  const first = comparable(runs);
  const metric = metricOf(first.options.dataset);
  const ends = runs.map(({ label, epochs }) => ({ label, value: epochs.at(-1)?.valMetric ?? Number.NaN }));
  const sign = metric.better === 'higher' ? -1 : 1;
  const ranked = ends
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => sign * (a.value - b.value));
  const [best] = ranked;
  const title = best
    ? `${metric.better === 'higher' ? 'Highest' : 'Lowest'} validation ${metric.name} at the end: ${metric.write(best.value)} (${best.label})`
    : 'No run has a finished number to show';
  const remark = `${datasetName(first.options.dataset)} · ${plural(runs.length, 'run')}`;
  const list = ends.map(({ label, value }) => `${label} ${metric.write(value)}`).join(', ');
  return {
    name: 'runs.png',
    alt: altText(`${title}. ${remark}. Validation ${metric.name} by epoch; at the end: ${list}.`),
    drawing: { kind: 'vega', spec: page(title, [remark], [runsPanel(runs, metric)]) },
  };
}

function comparable(runs: RunCurve[]): RunCurve {
  const [first] = runs;
  if (!first) throw new UserError('There are no runs to compare: choose at least one experiment.');
  if (runs.length > mostRuns) {
    throw new UserError(`At most ${mostRuns} runs can be read in one picture: choose fewer.`);
  }
  const odd = runs.find(({ options }) => options.dataset !== first.options.dataset);
  if (odd) {
    const [one, other] = [first, odd].map(({ options }) => datasetName(options.dataset));
    throw new UserError(
      `Runs on ${one} and on ${other} measure different things: compare runs on one data set.`,
    );
  }
  return first;
}

function runsPanel(runs: RunCurve[], metric: Metric): Panel {
  const total = Math.max(
    1,
    ...runs.flatMap(({ options, epochs }) => [options.epochs, epochs.at(-1)?.epoch ?? 0]),
  );
  const nameRoom = Math.min(nameLimit, Math.max(...runs.map(({ label }) => roughWidth(label))) + 14);
  const wide = inner - labelRoom - nameRoom;
  const range = metricRange(
    metric,
    runs.flatMap(({ epochs }) => epochs.map(({ valMetric }) => valMetric)),
  );
  const values = runs.flatMap(({ epochs }, run) =>
    epochs
      .filter(({ valMetric }) => Number.isFinite(valMetric))
      .map(({ epoch, valMetric }) => ({ run, epoch, metric: valMetric })),
  );
  /** A channel by run: labels may be alike, positions are not. */
  const by = <T>(pick: (run: RunCurve, index: number) => T) => ({
    field: 'run',
    type: 'nominal' as const,
    scale: { domain: runs.map((_, run) => run), range: runs.map(pick) },
    legend: null,
  });
  const place = { x: epochAxis(total), y: valueAxis('metric', range) };
  return {
    title: heading(`${metric.heading} on validation data`),
    width: wide,
    height: plotHeight,
    encoding: { color: by(({ options }) => networkColour[options.network]) },
    layer: [
      {
        data: { values },
        mark: { type: 'line' },
        encoding: { ...place, strokeDash: by((run, i) => dash(run, runs.slice(0, i), runs)) },
      },
      {
        data: { values },
        mark: { type: 'point', size: 34 },
        encoding: { ...place, shape: by(({ options }) => networkShape[options.network]) },
      },
      ...names(runs, range, wide),
    ],
  };
}

/** A network's own dash; where a network comes twice, its runs differ in dash instead. */
function dash({ options }: RunCurve, before: RunCurve[], all: RunCurve[]): number[] {
  const repeated = new Set(all.map((run) => run.options.network)).size < all.length;
  if (!repeated) return networkDash[options.network];
  const earlier = before.filter((run) => run.options.network === options.network).length;
  return networkDash[networks[earlier % networks.length] ?? options.network];
}

/** Each run's name beside its line's end, moved apart where they would overlap, with a thin line to it. */
function names(runs: RunCurve[], { domain: [low, high] }: Range, wide: number) {
  const gap = (lineHeight / plotHeight) * (high - low);
  const ends = runs
    .flatMap(({ label, epochs }, run) => {
      const last = epochs.findLast(({ valMetric }) => Number.isFinite(valMetric));
      return last ? [{ run, label, epoch: last.epoch, metric: last.valMetric }] : [];
    })
    .sort((a, b) => b.metric - a.metric);
  const data = { values: spread(ends, gap, low) };
  const y = { field: 'at', type: 'quantitative' as const };
  return [
    {
      data,
      mark: { type: 'rule' as const, strokeWidth: 1, opacity: 0.5 },
      encoding: {
        x: { field: 'epoch', type: 'quantitative' as const },
        x2: { value: wide + 10 },
        y: { field: 'metric', type: 'quantitative' as const },
        y2: { field: 'at' },
      },
    },
    {
      data,
      mark: { type: 'text' as const, align: 'left' as const, fontSize: size.text, limit: nameLimit },
      encoding: { x: { value: wide + 13 }, y, text: { field: 'label', type: 'nominal' as const } },
    },
  ];
}

/** From the top down, each at least a gap below the one above; then up again from the bottom edge. */
function spread<T extends { metric: number }>(ends: T[], gap: number, low: number): (T & { at: number })[] {
  const placed = ends.map((end) => ({ ...end, at: end.metric }));
  for (const [i, end] of placed.entries()) {
    const above = placed[i - 1];
    if (above) end.at = Math.min(end.at, above.at - gap);
  }
  for (const [i, end] of [...placed].reverse().entries()) {
    const below = placed[placed.length - i];
    end.at = Math.max(end.at, below ? below.at + gap : low);
  }
  return placed;
}
