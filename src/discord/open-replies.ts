/** Remembers who waits for an answer, so that a crash leaves no message at “thinking …”. */
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
  /** Call it before the acknowledgement is sent. It never throws: a full disk must not keep anybody from an answer. */
  open(interaction: Acknowledged): void;
  /** Call it when the answer has arrived. It never throws. */
  close(interaction: Pick<Acknowledged, 'id'>): void;
  /** Call it when the answer could not be brought: it is ended later. */
  release(interaction: Pick<Acknowledged, 'id'>): void;
  /** Ends what an earlier run of the bot, or a failed answer, left at “thinking …”. It never rejects. */
  settle(rest: REST): Promise<void>;
}

interface UnansweredOptions {
  db: Database;
  log: Logger;
  /** Whether something else brings the message to its end. */
  isTakenOver(reply: OpenReply): boolean;
}

const text =
  'I was interrupted before I could answer this. If it was to change something, look whether it did; otherwise use the command again.';

export function createOpenReplies({ db, log, isTakenOver }: UnansweredOptions): OpenReplies {
  /** Being answered in this process. */
  const underWay = new Set<string>();

  const carefully = (run: () => void) => {
    try {
      run();
    } catch (error) {
      log.debug({ err: error }, 'an open reply could not be stored');
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
      underWay.add(id);
      carefully(() =>
        addOpenReply(db, {
          interactionId: id,
          applicationId,
          token,
          expiresAt: createdTimestamp + tokenLifetimeMs,
        }),
      );
    },
    close({ id }) {
      underWay.delete(id);
      carefully(() => closeReply(db, id));
    },
    release: ({ id }) => void underWay.delete(id),
    async settle(rest) {
      try {
        const left = openRepliesAt(db, Date.now()).filter(
          ({ interactionId }) => !underWay.has(interactionId),
        );
        const ends = await Promise.allSettled(left.map((reply) => end(rest, reply)));
        for (const { reason } of ends.filter((it) => it.status === 'rejected'))
          log.warn({ err: reason }, 'an interrupted answer could not be ended');
      } catch (error) {
        log.warn({ err: error }, 'the interrupted answers could not be read');
      }
    },
  };
}
