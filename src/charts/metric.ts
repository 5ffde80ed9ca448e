/** The metric of a run: the accuracy of a classification, the error of a forecast in its unit, or the bits per character of a language. */

import { describeDataset } from '../ml/datasets/index.ts';
import { figure, percent } from '../text/format.ts';
import type { DatasetName } from '../types/training.ts';

export type MetricName = 'accuracy' | 'error' | 'bits per character';

export interface Metric {
  name: MetricName;
  /** Whether higher or lower values are better. */
  better: 'higher' | 'lower';
  /** Title of the axis, unit included. */
  heading: string;
  write(value: number): string;
}

export function metricOf(dataset: DatasetName): Metric {
  const { kind, unit } = describeDataset(dataset);
  if (kind === 'classification')
    return { name: 'accuracy', better: 'higher', heading: 'Accuracy', write: percent };
  if (kind === 'language')
    return {
      ...{ name: 'bits per character', better: 'lower', heading: 'Bits per character' },
      write: (value) => (Number.isFinite(value) ? figure(value) : 'not a number'),
    };
  return {
    name: 'error',
    better: 'lower',
    heading: `Mean error in ${unit}`,
    write: (value) => (Number.isFinite(value) ? `${figure(value)} ${unit}` : 'not a number'),
  };
}
