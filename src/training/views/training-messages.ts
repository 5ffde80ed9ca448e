/** Keeps the message of every training job up to date: while it waits, while it runs, and when it is over. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordAPIError } from 'discord.js';
import pLimit from 'p-limit';
import { storageFault } from '../../db/faults.ts';
import type { Compose } from '../../discord/compose.ts';
import { editMessage } from '../../discord/edit-message.ts';
import { isGone } from '../../discord/failures.ts';
import type { Gateway } from '../../discord/gateway.ts';
import { LiveMessage } from '../../discord/live-message.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Services } from '../../discord/services.ts';
import { epochsOf } from '../tables/epochs.ts';
import { type Experiment, findExperiment } from '../tables/experiments.ts';
import { closeJob, findJob, pendingJobs, waitingJobs } from '../tables/jobs.ts';
import { recordingOf } from '../tables/recordings.ts';
import { seriesOrDuelReply } from './duel.ts';
import { startDuelMessages } from './duel-messages.ts';
import { plainReply, progressReply, queuedReply } from './experiment.ts';
import { storedReply } from './outcome.ts';
import { type LiveGuesses, withGuesses, withLearning } from './watching.ts';

/** Retries pending results after this time, doubled with each failure up to the maximum. */
const [firstRetryMs, maxRetryMs] = [2_000, 5 * 60_000];
/** Shows new queue positions after this delay, and in this many messages at a time, the next to start first. */
const [queueUpdateMs, maxQueueUpdates] = [2_000, 10];
/** The shutdown waits at most this long for running edits. */
const closeMs = 2_000;
/** A run that takes longer shows its first picture at once. A shorter one is edited only once, with its result. */
const longRunSeconds = 3;

export interface TrainingMessages {
  /** Stops editing. The next start shows the results that are still pending. */
  close(): Promise<void>;
}

/**
 * Edits messages when jobs change. Call it before the queue starts. Results that are not shown yet, also of an earlier
 * run of the bot, are shown as soon as Discord accepts them.
 */
export function startTrainingMessages(
  client: Client<true>,
  gateway: Pick<Gateway, 'onReconnect'>,
  services: Services,
  compose: Compose,
): TrainingMessages {
  const { db, training, duels, log } = services;
  const duelMessages = startDuelMessages(client, services, compose);
  /** By the first run of a message: the runs of a series share one. */
  const live = new Map<number, LiveMessage<() => Reply>>();
  /** The texts of the messages of waiting jobs, as far as known. */
  const shownTexts = new Map<number, string | undefined>();
  const finishing = new Map<number, Promise<boolean>>();
  const guesses = new Map<number, LiveGuesses>();
  const animating = new Set<Promise<void>>();
  let retry: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let queueUpdate: NodeJS.Timeout | undefined;
  let closed = false;
  /** The runs of a series share a message: each edit shows the state in its turn, so that the last one is right. */
  const inTurn = pLimit(1);

  /** The result, with a way back to what the run belongs to. */
  function outcome(experiment: Experiment): Reply {
    const reply = storedReply(db, experiment);
    const after = experiment.status === 'done' ? services.buttonsAfter(experiment) : [];
    return after.length > 0 ? { ...reply, buttons: [...(reply.buttons ?? []), after] } : reply;
  }

  /** @throws the error that prevents the edit */
  async function edit(id: number, answer: Reply): Promise<void> {
    const series = closed ? null : (findExperiment(db, id)?.series ?? null);
    if (series === null) await editOwn(id, answer);
    else await inTurn(() => editOwn(id, seriesOrDuelReply(db, series, duels.unnamed()) ?? answer));
  }

  async function editOwn(id: number, answer: Reply): Promise<void> {
    const payload = await compose(answer);
    const job = closed ? undefined : findJob(db, id);
    if (job && !(await editMessage(client, job.messageRef, payload)))
      log.info(
        { experimentId: id },
        'experiment message can no longer be edited; /experiments has the result',
      );
  }

  /** Adds the animation to a result that is shown already. Its button stays where that fails. Never rejects. */
  async function animate(id: number, messageRef: MessageRef): Promise<void> {
    try {
      const experiment = findExperiment(db, id);
      const recording = recordingOf(db, id);
      if (!recording || experiment?.series !== null) return;
      const payload = await compose(withLearning(outcome(experiment), experiment, recording));
      // Without its pictures, the message is better as it is.
      if (payload.files.length > 0 && !closed) await editMessage(client, messageRef, payload);
    } catch (error) {
      if (!closed && !isGone(error))
        log.warn({ err: error, experimentId: id }, 'adding the animation to a result failed');
    }
  }

  function show({ id, series }: Experiment, answer: () => Reply, atOnce = false): void {
    if (closed) return;
    const first = series ?? id;
    const message =
      live.get(first) ??
      new LiveMessage<() => Reply>(
        (newest) => edit(id, newest()),
        (error) => {
          shownTexts.delete(id);
          if (!closed && !isGone(error))
            log.warn({ err: error, experimentId: id }, 'updating an experiment message failed');
        },
      );
    live.set(first, message);
    message.show(answer, atOnce);
  }

  /** Shows the job's outcome. Resolves with true if it is shown or never can be. Never rejects. */
  function finishMessage(id: number): Promise<boolean> {
    const finish = finishing.get(id) ?? tryFinish(id).finally(() => finishing.delete(id));
    finishing.set(id, finish);
    return finish;
  }

  async function tryFinish(id: number): Promise<boolean> {
    try {
      const first = findExperiment(db, id)?.series ?? id;
      await live.get(first)?.close();
      live.delete(first);
      shownTexts.delete(id);
      guesses.delete(id);
      const messageRef = findJob(db, id)?.messageRef;
      await showOutcome(id);
      if (closed) return true;
      closeJob(db, id);
      if (messageRef) {
        const animation = animate(id, messageRef).finally(() => animating.delete(animation));
        animating.add(animation);
      }
      return true;
    } catch (error) {
      if (!closed)
        log.warn({ err: error, experimentId: id }, 'showing an experiment result failed, will retry');
      return false;
    }
  }

  /** @throws an error after which a retry may succeed */
  async function showOutcome(id: number): Promise<void> {
    const experiment = closed ? undefined : findExperiment(db, id);
    if (!experiment) return;
    try {
      await edit(id, outcome(experiment));
    } catch (error) {
      if (isGone(error)) return;
      if (!isPermanent(error)) throw error;
      log.error(
        { err: error, experimentId: id },
        'experiment result cannot be shown, its message links to it',
      );
      await edit(id, plainReply(experiment)).catch((again) => {
        if (!isGone(again) && !isPermanent(again)) throw again;
      });
    }
  }

  /** Shows pending outcomes one after the other, to spare Discord's rate limit after an outage. */
  async function flushPending(): Promise<void> {
    clearTimeout(retry);
    retry = undefined;
    let left = false;
    for (const id of pendingIds()) if (!closed) left = !(await finishMessage(id)) || left;
    if (left) retryLater();
    else retryMs = firstRetryMs;
  }

  function pendingIds(): number[] {
    try {
      return pendingJobs(db).map(({ experiment }) => experiment.id);
    } catch (error) {
      log.warn({ err: error }, 'reading pending jobs failed');
      retryLater();
      return [];
    }
  }

  function retryLater(): void {
    if (closed || retry) return;
    retry = setTimeout(flushPending, retryMs);
    retryMs = Math.min(2 * retryMs, maxRetryMs);
  }

  function scheduleQueueUpdate(): void {
    if (!closed) queueUpdate ??= setTimeout(updateWaiting, queueUpdateMs);
  }

  function updateWaiting(): void {
    queueUpdate = undefined;
    try {
      const changed = waitingJobs(db)
        .map(({ experiment, messageRef }, i) => ({ experiment, messageRef, wait: training.waitAt(i + 1) }))
        .filter(({ experiment, messageRef, wait }) => {
          const { text } = queuedReply(experiment, wait, messageRef);
          // The message of a series does not say which place its runs have.
          if (experiment.series !== null) return false;
          return wait.reason !== 'starting' && shownTexts.get(experiment.id) !== text;
        });
      for (const { experiment, messageRef, wait } of changed.slice(0, maxQueueUpdates)) {
        const answer = queuedReply(experiment, wait, messageRef);
        shownTexts.set(experiment.id, answer.text);
        show(experiment, () => answer);
      }
      if (changed.length > maxQueueUpdates) scheduleQueueUpdate();
    } catch (error) {
      log.warn({ err: error }, 'showing queue positions failed');
      scheduleQueueUpdate();
    }
  }

  training.on('queued', ({ id }) => {
    const job = findJob(db, id);
    // The command's own reply has this text.
    if (job) shownTexts.set(id, queuedReply(job.experiment, training.wait(id), job.messageRef).text);
  });
  training.on('started', (experiment) => {
    // Those of an attempt before.
    guesses.delete(experiment.id);
    const answer = progressReply({ experiment, epochs: [] });
    if (shownTexts.get(experiment.id) !== answer.text) show(experiment, () => answer);
    shownTexts.delete(experiment.id);
  });
  training.on('progress', (experiment, progress, secondsLeft) => {
    const { id } = experiment;
    const reply = () => progressReply({ experiment, progress, secondsLeft, epochs: epochsOf(db, id) });
    const isLong = secondsLeft !== undefined && secondsLeft > longRunSeconds;
    show(experiment, () => withGuesses(reply(), experiment.options, guesses.get(id)), isLong);
  });
  training.on('watched', ({ id }, watched) => guesses.set(id, { watched }));
  training.on('frame', ({ id }, frame) => {
    const known = guesses.get(id);
    if (known) guesses.set(id, { ...known, frame });
  });
  training.on('finished', async ({ id }) => {
    if (!(await finishMessage(id))) retryLater();
  });
  training.on('moved', scheduleQueueUpdate);
  gateway.onReconnect(() => {
    retryMs = firstRetryMs;
    shownTexts.clear();
    scheduleQueueUpdate();
    void flushPending();
  });
  void flushPending();
  scheduleQueueUpdate();

  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      clearTimeout(queueUpdate);
      const onTheWay = [
        ...[...live.values()].map((message) => message.close()),
        ...finishing.values(),
        ...animating,
        duelMessages.close(),
      ];
      await Promise.race([Promise.all(onTheWay), sleep(closeMs, undefined, { ref: false })]);
    },
  };
}

/** Whether every retry would fail: Discord refuses the message, or the bot cannot build it. */
function isPermanent(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return [400, 413].includes(error.status);
  return storageFault(error) === undefined && (error instanceof TypeError || error instanceof RangeError);
}
