/** Stores acknowledged interactions until they are answered, so that a crash leaves no message at “thinking …”. */
import { type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Database } from '../db/open.ts';
import { addOpenReply, closeReply, type OpenReply, openRepliesAt } from '../db/open-replies.ts';
import { isGone } from './failures.ts';
import { tokenLifetimeMs } from './message-ref.ts';
import { toPayload } from './payload.ts';

interface Acknowledged {
  id: string;
  applicationId: string;
  token: string;
  createdTimestamp: number;
}

export interface OpenReplies {
  /** Call it before the acknowledgement. It never throws, so a full disk does not prevent the reply. */
  open(interaction: Acknowledged): void;
  /** Call it when the reply has arrived. It never throws. */
  close(interaction: Pick<Acknowledged, 'id'>): void;
  /** Call it when the reply could not be delivered: `settle` ends the message later. */
  release(interaction: Pick<Acknowledged, 'id'>): void;
  /** Ends the messages that an earlier run, or a failed delivery, left at “thinking …”. It never rejects. */
  settle(rest: REST): Promise<void>;
}

interface UnansweredOptions {
  db: Database;
  log: Logger;
  /** Whether another part of the bot will finish the message. */
  isTakenOver(reply: OpenReply): boolean;
}

const text =
  'I was interrupted before I could answer this. If it was to change something, look whether it did; otherwise use the command again.';

export function createOpenReplies({ db, log, isTakenOver }: UnansweredOptions): OpenReplies {
  /** Ids of interactions that this process is answering. */
  const inProgress = new Set<string>();

  const logErrors = (run: () => void) => {
    try {
      run();
    } catch (error) {
      log.debug({ err: error }, 'storing an open reply failed');
    }
  };

  async function end(rest: REST, reply: OpenReply): Promise<void> {
    const { embeds } = toPayload({ text });
    try {
      if (!isTakenOver(reply))
        await rest.patch(Routes.webhookMessage(reply.applicationId, reply.token), {
          body: { embeds },
          auth: false,
        });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    closeReply(db, reply.interactionId);
  }

  return {
    open({ id, applicationId, token, createdTimestamp }) {
      inProgress.add(id);
      logErrors(() =>
        addOpenReply(db, {
          interactionId: id,
          applicationId,
          token,
          expiresAt: createdTimestamp + tokenLifetimeMs,
        }),
      );
    },
    close({ id }) {
      inProgress.delete(id);
      logErrors(() => closeReply(db, id));
    },
    release: ({ id }) => void inProgress.delete(id),
    async settle(rest) {
      try {
        const left = openRepliesAt(db, Date.now()).filter(
          ({ interactionId }) => !inProgress.has(interactionId),
        );
        const ends = await Promise.allSettled(left.map((reply) => end(rest, reply)));
        for (const { reason } of ends.filter((it) => it.status === 'rejected'))
          log.warn({ err: reason }, 'ending an interrupted reply failed');
      } catch (error) {
        log.warn({ err: error }, 'reading interrupted replies failed');
      }
    },
  };
}
