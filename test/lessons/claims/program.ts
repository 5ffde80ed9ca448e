/** Numbers of the program that lessons name. */
import { readFileSync } from 'node:fs';
import { trainingLimits } from '../../../src/training/options.ts';
import type { DatasetName } from '../../../src/types/training.ts';

/** A constant of a data set, as its source says it, such as 1_000 in “const testSize = 1_000”. */
export function constant(dataset: DatasetName, name: string): number {
  const source = readFileSync(`src/ml/datasets/${dataset}.ts`, 'utf8');
  return Number(new RegExp(`${name}\\D*?([\\d_.]+)`).exec(source)?.[1]?.replaceAll('_', ''));
}
const { units } = trainingLimits;
/** The least and the most units of a network. */
export const unitRange = [units.min, units.max] as const;
