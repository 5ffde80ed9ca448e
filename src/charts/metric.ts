/** How a run's metric is to be read: a share of right answers, or an error in a unit. */
import type { DatasetName } from '../nets/types.ts';
import { figure, percent } from './words.ts';

export interface Metric {
  name: 'accuracy' | 'error';
  /** Which way is better. */
  better: 'higher' | 'lower';
  /** What the axis says, the unit included. */
  heading: string;
  write(value: number): string;
}

const forecasts: readonly DatasetName[] = ['weather'];

/** The metric of a data set. The unit is known once the data are loaded; an error without it is a plain number. */
export function metricOf(dataset: DatasetName, unit?: string): Metric {
  if (unit === undefined && !forecasts.includes(dataset)) {
    return { name: 'accuracy', better: 'higher', heading: 'Accuracy', write: percent };
  }
  const suffix = unit ? ` ${unit}` : '';
  return {
    name: 'error',
    better: 'lower',
    heading: unit ? `Mean error in ${unit}` : 'Mean error',
    write: (value) => (Number.isFinite(value) ? figure(value) + suffix : 'not a number'),
  };
}
