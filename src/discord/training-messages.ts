/** Keeps the message of every training job true: live while it runs, and brought to its end whatever happens. */
import type { Client } from 'discord.js';
import { epochsOf } from '../db/epochs.ts';
import { findExperiment, resultOf } from '../db/experiments.ts';
import { closeJob, findJob, owedJobs } from '../db/jobs.ts';
import type { Drawing } from '../processes/drawing.ts';
import type { Answer } from './answer.ts';
import { compose } from './compose.ts';
import type { Context } from './context.ts';
import { editMessage } from './edit.ts';
import { isGone } from './failures.ts';
import { LiveMessage } from './live-message.ts';
import { experimentAnswer, progressAnswer } from './replies/experiment.ts';

/** Edits messages as jobs go on; call it before the queue starts. What an earlier run of the bot still owes is sent. */
export function showTraining(client: Client<true>, { db, training, log }: Context, drawing: Drawing): void {
  const live = new Map<number, LiveMessage<() => Answer>>();

  /** Whether the message shows it now, or never can. */
  async function send(experimentId: number, answer: Answer): Promise<boolean> {
    const job = findJob(db, experimentId);
    if (!job) return true;
    try {
      const sent = await editMessage(client, job.place, await compose(answer, drawing, log));
      if (!sent)
        log.info({ experimentId }, 'its message can no longer be edited; the result is in /experiments');
      return true;
    } catch (error) {
      if (!isGone(error)) log.warn({ err: error, experimentId }, 'its message could not be edited');
      return isGone(error);
    }
  }

  const liveMessage = (id: number) => {
    const message =
      live.get(id) ?? new LiveMessage<() => Answer>(async (answer) => void (await send(id, answer())));
    live.set(id, message);
    return message;
  };

  /** What could not be sent stays owed in the database: the next start tries again. */
  async function end(id: number): Promise<void> {
    await live.get(id)?.close();
    live.delete(id);
    const experiment = findExperiment(db, id);
    if (!experiment) return;
    if (await send(id, experimentAnswer(experiment, resultOf(db, experiment)))) closeJob(db, id);
  }

  training.on('progress', (experiment, progress, secondsLeft) => {
    const { id } = experiment;
    liveMessage(id).show(() =>
      progressAnswer({ experiment, progress, secondsLeft, epochs: epochsOf(db, id) }),
    );
  });
  training.on('finished', ({ id }) => void end(id));
  for (const { experiment } of owedJobs(db)) void end(experiment.id);
}
