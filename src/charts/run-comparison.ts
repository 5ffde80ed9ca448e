/** Several runs on the same data in one picture: the validation metric of each, epoch by epoch. */

import { asSentence } from '../text/format.ts';
import type { Chart } from '../types/chart.ts';
import type { EpochRecord, Network, TrainingOptions } from '../types/training.ts';
import { epochAxis, labelRoom, metricRange, overhang, valueAxis } from './axes.ts';
import { metricOf } from './metric.ts';
import { heading, page } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { altText, roughWidth } from './words.ts';

export interface ComparedRun {
  /** Short, for the legend. */
  label: string;
  options: TrainingOptions;
  epochs: readonly EpochRecord[];
}

/** Low enough that the picture keeps its size in the box in which Discord shows it. */
const plotHeight = 135;
/** In the legend: a line, and the distance to the next label. */
const symbolRoom = 36;
const dashes = [[], [6, 4], [2, 3]];
/** Lines with more epochs are drawn without points. */
const maxEpochsWithPoints = 30;

/** At most three runs, all on the data set of the first. */
export function runComparisonChart(title: string, runs: readonly ComparedRun[]): Chart {
  const metric = metricOf(runs[0]?.options.dataset ?? 'digits');
  const values = runs.flatMap(({ label, epochs }) =>
    epochs.map(({ epoch, valMetric }) => ({
      ...{ run: label, epoch },
      value: Number.isFinite(valMetric) ? valMetric : null,
    })),
  );
  const longest = Math.max(1, ...values.map(({ epoch }) => epoch));
  const range = metricRange(
    metric,
    runs.flatMap(({ epochs }) => epochs.map(({ valMetric }) => valMetric)),
  );
  const domain = runs.map(({ label }) => label);
  const abreast = domain.reduce((sum, label) => sum + roughWidth(label) + symbolRoom, 0) <= inner;
  return {
    name: 'runs.png',
    alt: altText(`${asSentence(title)} ${runs.map((run) => course(run, metric.write)).join(' ')}`),
    drawing: {
      kind: 'vega',
      spec: page(
        title,
        [],
        [
          {
            title: heading(`${metric.heading} on validation data`),
            data: { values },
            width: inner - labelRoom - overhang,
            height: plotHeight,
            mark: { type: 'line', point: longest <= maxEpochsWithPoints ? { size: 28 } : false },
            encoding: {
              x: epochAxis(longest),
              y: valueAxis('value', range),
              color: {
                field: 'run',
                type: 'nominal',
                scale: { domain, range: colours(runs.map(({ options }) => options.network)) },
                legend: { symbolType: 'stroke', labelLimit: inner, ...(abreast ? {} : { columns: 1 }) },
              },
              strokeDash: { field: 'run', type: 'nominal', scale: { domain, range: dashes } },
            },
          },
        ],
      ),
    },
  };
}

/** The colour of each network; a second run of the same network is light, a third grey. */
const colours = (networks: readonly Network[]): string[] =>
  networks.map((network, at) => {
    const before = networks.slice(0, at).filter((other) => other === network).length;
    return [networkColour[network], palette.ink, palette.muted][before] ?? palette.muted;
  });

function course({ label, epochs }: ComparedRun, write: (value: number) => string): string {
  const [first, last] = [epochs[0], epochs.at(-1)];
  return first && last
    ? `${label}: from ${write(first.valMetric)} in epoch ${first.epoch} to ${write(last.valMetric)} in epoch ${last.epoch}.`
    : `${label}: no epoch stored.`;
}
