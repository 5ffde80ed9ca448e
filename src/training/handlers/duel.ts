/** `/duel` and its buttons. */
import type { Buttons, CommandContext, InstantContext } from '../../discord/command.ts';
import { failureReply } from '../../discord/failures.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { DatasetName, Network } from '../../types/training.ts';
import type { duelActions } from '../actions.ts';
import { seedLimits } from '../duel/runs.ts';
import { type Duel, findDuel } from '../tables/duels.ts';
import { type Experiment, seriesOf } from '../tables/experiments.ts';
import { duelReply, votedReply } from '../views/duel.ts';
import { conclusionReply, duelDetailsReply } from '../views/duel-details.ts';
import { isRunOver } from '../views/duel-words.ts';

interface Asked {
  a: Network;
  b: Network;
  dataset: DatasetName;
  seeds: number;
}

/** Opens the voting. @throws UserError when the duel makes no sense, or the person has too much waiting */
export function openDuel(context: CommandContext, asked: Asked): Reply {
  const { services, person, serverId, messageRef, inOpenChannel } = context;
  const duel = services.duels.open({ host: person, serverId, messageRef, isOpen: inOpenChannel, ...asked });
  return show(context, duel);
}

const show = ({ services: { db, duels } }: Pick<CommandContext, 'services'>, duel: Duel): Reply =>
  duelReply(db, duel, duels.unnamed());

type Asker = Pick<InstantContext, 'services' | 'person' | 'serverId'>;

/** @throws UserError when it is gone, or of another server */
function duelHere({ services, person, serverId }: Asker, id: number): Duel {
  const duel = findDuel(services.db, id);
  if (!duel || (duel.hostId !== person.id && duel.serverId !== serverId))
    throw new UserError('This duel is no longer kept. `/duel` begins another one.');
  return duel;
}

/** @throws UserError when it is gone, of another server, or not over */
function foughtDuel(asker: Asker, id: number): [Duel, Experiment[]] {
  const duel = duelHere(asker, id);
  const runs = duel.series === null ? [] : seriesOf(asker.services.db, duel.series);
  if (runs.length === 0 || !runs.every(isRunOver)) throw new UserError('This duel is not over yet.');
  return [duel, runs];
}

/** A vote, or why it does not count, in the person's private message of this duel. */
function vote(context: InstantContext, id: number, choice: 'a' | 'b' | 'none'): Reply {
  const { services, person } = context;
  try {
    duelHere(context, id);
    const duel = services.duels.vote(id, person.id, choice);
    return votedReply(duel, choice, services.duels.unnamed().includes(person.id));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...failureReply(error, services.log), slot: { name: `duel ${id}` } };
  }
}

export const duelButtons = {
  vote: { kind: 'instant', run: (context, [id, choice]) => vote(context, id, choice) },
  begin: {
    kind: 'edit',
    run: (context, [id]) => {
      duelHere(context, id);
      return show(context, context.services.duels.begin(id, context.person.id));
    },
  },
  cancel: {
    kind: 'edit',
    run: (context, [id]) => {
      duelHere(context, id);
      return show(context, context.services.duels.cancel(id, context.person.id));
    },
  },
  details: { kind: 'private', run: (context, [id]) => duelDetailsReply(...foughtDuel(context, id)) },
  conclude: { kind: 'private', run: (context, [id]) => conclusionReply(...foughtDuel(context, id)) },
  again: {
    kind: 'reply',
    run: (context, [id, seeds]) => {
      const { a, b, dataset } = duelHere(context, id);
      const wanted = Math.min(Math.max(seeds, seedLimits.min), seedLimits.max);
      return openDuel(context, { a, b, dataset, seeds: wanted });
    },
  },
  start: {
    kind: 'reply',
    run: (context, [a, b, dataset]) => openDuel(context, { a, b, dataset, seeds: seedLimits.min }),
  },
} satisfies Buttons<typeof duelActions>;
