/** The experiment behind a button: one's own, or one of the server in which one presses it. */
import type { CommandContext } from '../../discord/command.ts';
import { UserError } from '../../types/errors.ts';
import { type Experiment, findExperiment, resultOf } from '../tables/experiments.ts';
import type { Finished } from '../views/result.ts';

type Asker = Pick<CommandContext, 'services' | 'person' | 'serverId'>;

/** @throws UserError when it is gone, or of another server */
export function visibleExperiment({ services, person, serverId }: Asker, id: number): Experiment {
  const experiment = findExperiment(services.db, id);
  const isHere = experiment && serverId !== null && experiment.serverId === serverId;
  if (!experiment || (experiment.userId !== person.id && !isHere))
    throw new UserError(`There is no experiment ${id} here any more.`);
  return experiment;
}

/** @throws UserError when it is gone, of another server, or without a result */
export function finishedRun(asker: Asker, id: number): Finished {
  const experiment = visibleExperiment(asker, id);
  const result = resultOf(asker.services.db, experiment);
  if (!result) throw new UserError(`Experiment ${id} has no result.`);
  return { experiment, result };
}
