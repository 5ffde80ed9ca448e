/** How a run's metric is to be read: a share of right answers, or an error in a unit. */

import { figure, percent } from '../text/format.ts';
import { type DatasetName, forecastUnits } from '../types/training.ts';

export interface Metric {
  name: 'accuracy' | 'error';
  /** Which way is better. */
  better: 'higher' | 'lower';
  /** What the axis says, the unit included. */
  heading: string;
  write(value: number): string;
}

export function metricOf(dataset: DatasetName): Metric {
  const unit = forecastUnits[dataset];
  if (unit === undefined) {
    return { name: 'accuracy', better: 'higher', heading: 'Accuracy', write: percent };
  }
  return {
    name: 'error',
    better: 'lower',
    heading: `Mean error in ${unit}`,
    write: (value) => (Number.isFinite(value) ? `${figure(value)} ${unit}` : 'not a number'),
  };
}
