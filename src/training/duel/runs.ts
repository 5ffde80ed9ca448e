/** The runs of a duel. The bot and the laboratory share them. */
import { UserError } from '../../types/errors.ts';
import type { DatasetName, Network, TrainingOptions } from '../../types/training.ts';
import { parseTrainingOptions } from '../options.ts';
import { matchBudget } from './budget.ts';
import { fewestPairs } from './verdict.ts';

/** How many runs each network may have. Fewer say nothing. */
export const seedLimits = { min: fewestPairs, max: 8 };

/** @throws UserError for a network against itself: with the same seeds both would be the same */
export function differentNetworks(a: Network, b: Network): void {
  if (a === b)
    throw new UserError('A network cannot fight itself: choose two different ones, such as LSTM and GRU.');
}

interface Pairing {
  a: Network;
  b: Network;
  dataset: DatasetName;
  /** How many runs each network has. Their seeds count from 1. */
  seeds: number;
}

/**
 * Pair by pair: both networks of a pair have the same seed, and so the same examples.
 * @param more options that are not the usual ones of the data set
 * @throws UserError for options that a run cannot have
 */
export function runsOf({ a, b, dataset, seeds }: Pairing, more: object = {}): TrainingOptions[] {
  const budget = matchBudget(a, b, dataset);
  return Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) =>
    [budget.a, budget.b].map(({ network, units }) =>
      parseTrainingOptions({ ...more, network, dataset, units, seed }),
    ),
  );
}
