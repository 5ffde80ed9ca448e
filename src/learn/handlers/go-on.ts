/** The way from what a unit's step has brought back to the unit. */
import type { Button } from '../../discord/reply.ts';
import type { Services } from '../../discord/services.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import type { Unit, UnitStep } from '../../types/course.ts';
import type { DatasetName } from '../../types/training.ts';
import { learnActions } from '../actions.ts';
import { courseLearner, type LearnerPlace } from '../tables/learners.ts';

/** A button below a run that only its learner sees, on data on which the opened unit trains: also one that follows. */
export function goOnButtons(
  { db, libraries }: Pick<Services, 'db' | 'libraries'>,
  { userId, serverId, isOpen, options }: Experiment,
): Button[] {
  if (isOpen) return [];
  return wayBack(
    { db, libraries },
    { userId, serverId },
    (step) => step.kind === 'train' && step.options.dataset === options.dataset,
  );
}

/** The same below the answer of a network, on data about which the opened unit asks one. */
export const goOnAfterAnswer = (
  services: Pick<Services, 'db' | 'libraries'>,
  learner: LearnerPlace,
  dataset: DatasetName,
): Button[] => wayBack(services, learner, (step) => step.kind === 'predict' && step.dataset === dataset);

export const goOnButton = ({ id }: Unit): Button => ({
  label: 'Go on with the unit',
  action: learnActions.to.here(id),
  style: 'success',
});

/** A button for the unit that the learner has open, where one of its steps asks for this. */
function wayBack(
  { db, libraries }: Pick<Services, 'db' | 'libraries'>,
  learner: LearnerPlace,
  asksForThis: (step: UnitStep) => boolean,
): Button[] {
  const opened = courseLearner(db, learner)?.unit;
  const unit = libraries.cached(learner.serverId).units.find(({ id }) => id === opened);
  return unit?.steps.some(asksForThis) ? [goOnButton(unit)] : [];
}
