/** The forecast chart: actual values, the network's forecast and the naive forecast. */

import { figure } from '../text/format.ts';
import { UserError } from '../types/errors.ts';
import type { ForecastOutcome, TrainingOptions } from '../types/training.ts';
import { labelRoom, overhang } from './axes.ts';
import { heading, type Panel } from './page.ts';
import { inner, networkColour, palette } from './theme.ts';
import { networkNoun } from './words.ts';

/** What the legend calls the lines. */
const shownAs = { actual: 'what came', predicted: 'its forecast', naive: 'as the day before (naive)' };

/** Most points that 400 pixels have room for. */
const stretch = 60;
const plotHeight = 150;

export function forecastTitle(
  { network }: TrainingOptions,
  { mae, baseline, unit }: ForecastOutcome,
): string {
  const name = networkNoun(network);
  if (!Number.isFinite(mae))
    return `The ${name}’s forecast overflowed; the naive one errs by ${figure(baseline)} ${unit}`;
  return `The ${name}’s forecast errs by ${figure(mae)} ${unit} on average, the naive one by ${figure(baseline)} ${unit}`;
}

export function forecastWords({ actual, unit, times }: ForecastOutcome): string {
  const shown = actual.slice(-stretch).filter(Number.isFinite);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const from = times.at(-Math.min(stretch, times.length))?.slice(0, 10);
  const to = times.at(-1)?.slice(0, 10);
  return `Lines from ${from} to ${to}: actual (${figure(low)} to ${figure(high)} ${unit}), predicted, and naive forecast.`;
}

/** The last points of the test split. @throws UserError if there are none */
export function forecastPanel({ network }: TrainingOptions, outcome: ForecastOutcome): Panel {
  const { times, unit } = outcome;
  const from = Math.max(0, times.length - stretch);
  const values = (['actual', 'predicted', 'naive'] as const).flatMap((series) =>
    times
      .slice(from)
      .map((time, i) => ({ time, series, value: outcome[series][from + i] ?? Number.NaN }))
      .filter(({ value }) => Number.isFinite(value)),
  );
  if (!values.some(({ series }) => series === 'actual')) {
    throw new UserError('There is no forecast to draw: the test part holds no values.');
  }
  const domain = ['actual', 'predicted', 'naive'];
  return {
    title: heading(`Forecast in ${unit}`),
    data: { values },
    width: inner - labelRoom - overhang,
    height: plotHeight,
    mark: { type: 'line' },
    encoding: {
      x: {
        field: 'time',
        type: 'temporal',
        title: null,
        scale: { type: 'utc' },
        axis: {
          grid: false,
          values: evenly(times.slice(from)),
          format: dateFormat(times.slice(from)),
          labelFlush: true,
        },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        title: null,
        scale: { zero: false, nice: 5 },
        axis: { tickCount: 5, minExtent: labelRoom, maxExtent: labelRoom, domain: false, ticks: false },
      },
      color: {
        field: 'series',
        type: 'nominal',
        scale: { domain, range: [palette.ink, networkColour[network], palette.muted] },
        legend: { symbolType: 'stroke', labelExpr: `${JSON.stringify(shownAs)}[datum.label]` },
      },
      strokeDash: { field: 'series', type: 'nominal', scale: { domain, range: [[], [], [2, 4]] } },
      strokeWidth: {
        field: 'series',
        type: 'nominal',
        scale: { domain, range: [1.5, 2.5, 1.5] },
        legend: null,
      },
    },
  };
}

/** Five times at equal distances, or all where there are fewer. */
const evenly = (times: string[]): number[] => {
  const places = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (times.length - 1)));
  return [...new Set(places)].map((at) => Date.parse(times[at] ?? ''));
};

const dayMs = 24 * 60 * 60 * 1000;

/** The label format of the time axis: hours for a few days, otherwise days. */
function dateFormat(times: string[]): string {
  const spanMs = Date.parse(times.at(-1) ?? '') - Date.parse(times[0] ?? '');
  return spanMs < 3 * dayMs ? '%H:%M' : '%-d %b';
}
