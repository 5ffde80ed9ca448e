/** The buttons of an experiment that several views show. */
import type { Button } from '../../discord/reply.ts';
import { trainActions } from '../actions.ts';
import type { Experiment } from '../tables/experiments.ts';

export const runAgainButton = ({ id }: Experiment): Button => ({
  label: 'Run again',
  action: trainActions.to.again(id),
  style: 'primary',
});

export const examplesButton = ({ options }: Experiment): Button => ({
  label: 'Show the data',
  action: trainActions.to.examples(options.dataset),
});
