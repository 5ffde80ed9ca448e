/** Keeps the message of a duel up to date while members vote. Its runs keep it up to date afterwards. */
import type { Client } from 'discord.js';
import type { Compose } from '../../discord/compose.ts';
import { editMessage } from '../../discord/edit-message.ts';
import { isGone } from '../../discord/failures.ts';
import { LiveMessage } from '../../discord/live-message.ts';
import type { Services } from '../../discord/services.ts';
import { type Duel, findDuel, placeOfDuel, votingDuels } from '../tables/duels.ts';
import { duelReply } from './duel.ts';

export interface DuelMessages {
  /** Stops editing. */
  close(): Promise<void>;
}

/** Edits messages when members vote and when voting is over. Call it before the duels start. */
export function startDuelMessages(
  client: Client<true>,
  { db, duels, log }: Services,
  compose: Compose,
): DuelMessages {
  const live = new Map<number, LiveMessage<Duel>>();
  let closed = false;

  /** Shows how the duel is now. `place` is where it was shown when it had a token. */
  async function edit(place: Duel): Promise<void> {
    const duel = closed ? undefined : findDuel(db, place.id);
    if (!duel) return;
    await editMessage(client, placeOfDuel(place), await compose(duelReply(db, duel, duels.unnamed())));
  }

  const logFailure = (error: unknown) => {
    if (!closed && !isGone(error)) log.warn({ err: error }, 'updating the message of a duel failed');
  };

  const show = (duel: Duel) => {
    if (closed) return;
    const message = live.get(duel.id) ?? new LiveMessage<Duel>(edit, logFailure);
    live.set(duel.id, message);
    message.show(duel);
  };

  duels.on('voted', show);
  duels.on('closed', async (duel, before) => {
    await live.get(duel.id)?.close();
    live.delete(duel.id);
    await edit(before).catch(logFailure);
  });
  // After a restart: the process may have died before it showed the newest state.
  for (const duel of votingDuels(db)) show(duel);

  return {
    async close() {
      closed = true;
      await Promise.all([...live.values()].map((message) => message.close()));
    },
  };
}
