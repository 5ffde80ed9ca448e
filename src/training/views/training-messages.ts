/** Keeps the message of every training job true: while it waits, live while it runs, and to its end whatever happens. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordAPIError } from 'discord.js';
import { storageFault } from '../../db/faults.ts';
import { compose } from '../../discord/compose.ts';
import { editMessage } from '../../discord/edit-message.ts';
import { isGone } from '../../discord/failures.ts';
import type { Gateway } from '../../discord/gateway.ts';
import { LiveMessage } from '../../discord/live-message.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Services } from '../../discord/services.ts';
import type { Renderer } from '../../types/chart.ts';
import { epochsOf } from '../tables/epochs.ts';
import { findExperiment, resultOf } from '../tables/experiments.ts';
import { closeJob, findJob, pendingJobs, waitingJobs } from '../tables/jobs.ts';
import { experimentReply, plainReply, progressReply, queuedReply } from './experiment.ts';

/** What is owed is tried again after this time, doubled with each failure up to the last. */
const [firstRetryMs, longestRetryMs] = [2_000, 5 * 60_000];
/** The queue's moves are shown this much later, and only so many messages each time: those that start next first. */
const [movesMs, movesAtOnce] = [2_000, 10];
/** The bot's end waits no longer for edits that are on their way. */
const closeMs = 2_000;

export interface TrainingMessages {
  /** Edits nothing any more; what is still owed is paid after the next start. */
  close(): Promise<void>;
}

/**
 * Edits messages as jobs go on; call it before the queue starts. What is owed, by an earlier run of the bot too, is
 * sent as soon as Discord takes it.
 */
export function showTraining(
  client: Client<true>,
  gateway: Pick<Gateway, 'onBack'>,
  { db, training, log }: Services,
  renderer: Renderer,
): TrainingMessages {
  const live = new Map<number, LiveMessage<() => Reply>>();
  /** What the messages of waiting jobs say, as far as is known. */
  const said = new Map<number, string | undefined>();
  const paying = new Map<number, Promise<boolean>>();
  let retry: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let moves: NodeJS.Timeout | undefined;
  let closed = false;

  /** @throws whatever keeps the message from being edited */
  async function edit(id: number, answer: Reply): Promise<void> {
    const payload = await compose(answer, renderer, log);
    const job = closed ? undefined : findJob(db, id);
    if (job && !(await editMessage(client, job.place, payload)))
      log.info({ experimentId: id }, 'its message can no longer be edited; the result is in /experiments');
  }

  function show(id: number, answer: () => Reply): void {
    if (closed) return;
    const message =
      live.get(id) ??
      new LiveMessage<() => Reply>(
        (newest) => edit(id, newest()),
        (error) => {
          said.delete(id);
          if (!closed && !isGone(error))
            log.warn({ err: error, experimentId: id }, 'its message could not be kept up to date');
        },
      );
    live.set(id, message);
    message.show(answer);
  }

  /** Whether the message shows how the job ended, or never can. Never rejects. */
  function pay(id: number): Promise<boolean> {
    const payment = paying.get(id) ?? settle(id).finally(() => paying.delete(id));
    paying.set(id, payment);
    return payment;
  }

  async function settle(id: number): Promise<boolean> {
    try {
      await live.get(id)?.close();
      live.delete(id);
      said.delete(id);
      await showEnd(id);
      if (!closed) closeJob(db, id);
      return true;
    } catch (error) {
      if (!closed) log.warn({ err: error, experimentId: id }, 'its result could not be shown yet');
      return false;
    }
  }

  /** @throws what trying again later may mend */
  async function showEnd(id: number): Promise<void> {
    const experiment = closed ? undefined : findExperiment(db, id);
    if (!experiment) return;
    try {
      await edit(id, experimentReply(experiment, resultOf(db, experiment)));
    } catch (error) {
      if (isGone(error)) return;
      if (!isHopeless(error)) throw error;
      log.error({ err: error, experimentId: id }, 'its result cannot be shown; its message says where it is');
      await edit(id, plainReply(experiment)).catch((again) => {
        if (!isGone(again) && !isHopeless(again)) throw again;
      });
    }
  }

  /** One after the other, so that a Discord that is just back is not flooded. */
  async function payDebts(): Promise<void> {
    clearTimeout(retry);
    retry = undefined;
    let left = false;
    for (const id of owed()) if (!closed) left = !(await pay(id)) || left;
    if (left) payLater();
    else retryMs = firstRetryMs;
  }

  function owed(): number[] {
    try {
      return pendingJobs(db).map(({ experiment }) => experiment.id);
    } catch (error) {
      log.warn({ err: error }, 'what is owed could not be read');
      payLater();
      return [];
    }
  }

  function payLater(): void {
    if (closed || retry) return;
    retry = setTimeout(payDebts, retryMs);
    retryMs = Math.min(2 * retryMs, longestRetryMs);
  }

  function showMovesSoon(): void {
    if (!closed) moves ??= setTimeout(showMoves, movesMs);
  }

  function showMoves(): void {
    moves = undefined;
    try {
      const changed = waitingJobs(db)
        .map(({ experiment, place }, i) => ({ experiment, place, wait: training.waitAt(i + 1) }))
        .filter(({ experiment, place, wait }) => {
          const { text } = queuedReply(experiment, wait, place);
          return wait.reason !== 'starting' && said.get(experiment.id) !== text;
        });
      for (const { experiment, place, wait } of changed.slice(0, movesAtOnce)) {
        const answer = queuedReply(experiment, wait, place);
        said.set(experiment.id, answer.text);
        show(experiment.id, () => answer);
      }
      if (changed.length > movesAtOnce) showMovesSoon();
    } catch (error) {
      log.warn({ err: error }, 'the queue could not be shown');
      showMovesSoon();
    }
  }

  training.on('queued', ({ id }) => {
    const job = findJob(db, id);
    // The command itself answers with this.
    if (job) said.set(id, queuedReply(job.experiment, training.wait(id), job.place).text);
  });
  training.on('started', (experiment) => {
    const answer = progressReply({ experiment, epochs: [] });
    if (said.get(experiment.id) !== answer.text) show(experiment.id, () => answer);
    said.delete(experiment.id);
  });
  training.on('progress', (experiment, progress, secondsLeft) => {
    const { id } = experiment;
    show(id, () => progressReply({ experiment, progress, secondsLeft, epochs: epochsOf(db, id) }));
  });
  training.on('finished', async ({ id }) => {
    if (!(await pay(id))) payLater();
  });
  training.on('moved', showMovesSoon);
  gateway.onBack(() => {
    retryMs = firstRetryMs;
    said.clear();
    showMovesSoon();
    void payDebts();
  });
  void payDebts();
  showMovesSoon();

  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      clearTimeout(moves);
      const onTheWay = [...[...live.values()].map((message) => message.close()), ...paying.values()];
      await Promise.race([Promise.all(onTheWay), sleep(closeMs, undefined, { ref: false })]);
    },
  };
}

/** Discord does not take it, or we cannot build it: however often it is tried, it ends the same way. */
function isHopeless(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return [400, 413].includes(error.status);
  return storageFault(error) === undefined && (error instanceof TypeError || error instanceof RangeError);
}
