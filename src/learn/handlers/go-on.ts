/** The way from the result of a unit's training back to the unit. */
import { isDeepStrictEqual } from 'node:util';
import type { Button } from '../../discord/reply.ts';
import type { Services } from '../../discord/services.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import { learnActions } from '../actions.ts';
import { courseLearner } from '../tables/learners.ts';

/** A button below a run that only its learner sees and that the opened unit asks for. */
export function goOnButtons(
  { db, libraries }: Pick<Services, 'db' | 'libraries'>,
  { userId, serverId, isOpen, options }: Experiment,
): Button[] {
  if (isOpen) return [];
  const opened = courseLearner(db, { userId, serverId })?.unit;
  const unit = libraries.cached(serverId).units.find(({ id }) => id === opened);
  const isAsked = unit?.steps.some(
    (step) => step.kind === 'train' && isDeepStrictEqual(step.options, options),
  );
  return unit && isAsked
    ? [{ label: 'Go on with the unit', action: learnActions.to.here(unit.id), style: 'success' }]
    : [];
}
