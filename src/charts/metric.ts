/** The metric of a run: the accuracy of a classification, or the error of a forecast in its unit. */

import { describeDataset } from '../ml/datasets/index.ts';
import { figure, percent } from '../text/format.ts';
import type { DatasetName } from '../types/training.ts';

export interface Metric {
  name: 'accuracy' | 'error';
  /** Whether higher or lower values are better. */
  better: 'higher' | 'lower';
  /** Title of the axis, unit included. */
  heading: string;
  write(value: number): string;
}

export function metricOf(dataset: DatasetName): Metric {
  const { unit } = describeDataset(dataset);
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
