/** What the handlers of this feature ask about, and whom. */
import type { CommandContext } from '../../discord/command.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import { networkOf } from '../../training/tables/networks.ts';
import { UserError } from '../../types/errors.ts';
import type { AskedNetwork, NetworkInput } from '../../types/prediction.ts';
import type { Sample } from '../../types/recording.ts';
import { findOwnInput } from '../tables/own-inputs.ts';
import type { InputSource } from '../views/prediction.ts';

/** @throws UserError where an input of somebody's own is not there any more */
export function inputFrom({ services, person, serverId }: CommandContext, source: InputSource): NetworkInput {
  if (source.kind === 'test') return source;
  const sample: Sample | undefined = findOwnInput(services.db, source.id, { userId: person.id, serverId });
  if (!sample)
    throw new UserError(
      'This input is not there any more. Use `/predict` with a picture or a text of your own.',
    );
  return { kind: 'own', sample };
}

/** The network of a run; undefined where it is not kept. */
export function askedFor(
  { services }: CommandContext,
  { id, options }: Experiment,
): AskedNetwork | undefined {
  const network = networkOf(services.db, id);
  return network && { key: String(id), options, network };
}
