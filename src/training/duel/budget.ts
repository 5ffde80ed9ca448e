/** Networks of equal size: the units of each are chosen so that both learn about as many numbers. */
import type { DatasetName, Network } from '../../types/training.ts';
import { parseTrainingOptions, trainingLimits } from '../options.ts';
import { embeddingParameters, parameterCount } from '../parameter-count.ts';

/** The larger network may have this much more than the smaller one, as a share of the smaller. */
export const budgetTolerance = 0.05;

export interface Sized {
  network: Network;
  units: number;
  /** The numbers that it learns, without a table of word vectors. */
  parameters: number;
}

export interface Budget {
  a: Sized;
  b: Sized;
  /** The numbers of the table of word vectors, which both have; 0 for other data. */
  embedding: number;
}

/**
 * The sizes of two networks on a data set. The budget is what a GRU of the usual size has, so that a network has the same
 * size in all duels on this data.
 * @throws RangeError where they differ by more than the tolerance
 */
export function matchBudget(a: Network, b: Network, dataset: DatasetName): Budget {
  const budget = {
    a: sizeFor(a, dataset),
    b: sizeFor(b, dataset),
    embedding: embeddingParameters(dataset),
  };
  if (mismatch(budget.a, budget.b) > budgetTolerance)
    throw new RangeError(`${a} and ${b} have no sizes of equally many parameters on ${dataset}`);
  return budget;
}

/** How much more the larger one has, as a share of the smaller. */
export function mismatch(a: Sized, b: Sized): number {
  const counts = [a.parameters, b.parameters];
  return Math.max(...counts) / Math.min(...counts) - 1;
}

/** The number of units with the parameters nearest to the budget. */
function sizeFor(network: Network, dataset: DatasetName): Sized {
  const { units: usual } = parseTrainingOptions({ network: 'gru', dataset });
  const target = parameterCount('gru', dataset, usual);
  const { min, max } = trainingLimits.units;
  const sizes = Array.from({ length: max - min + 1 }, (_, i): Sized => {
    const units = min + i;
    return { network, units, parameters: parameterCount(network, dataset, units) };
  });
  const off = ({ parameters }: Sized) => Math.abs(parameters - target);
  return sizes.reduce((best, each) => (off(each) < off(best) ? each : best));
}
