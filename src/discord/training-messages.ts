/** Keeps the message of every training job true: live while it runs, and brought to its end whatever happens. */
import type { Client } from 'discord.js';
import { type Experiment, findExperiment, resultOf } from '../db/experiments.ts';
import { closeJob, findJob, owedJobs } from '../db/jobs.ts';
import type { Drawing } from '../processes/drawing.ts';
import type { Answer } from './answer.ts';
import { compose } from './compose.ts';
import type { Context } from './context.ts';
import { editMessage } from './edit.ts';
import { isGone } from './failures.ts';
import { LiveMessage } from './live-message.ts';
import { experimentAnswer, progressAnswer, type Running } from './replies/experiment.ts';

export function showTraining(client: Client<true>, { db, training, log }: Context, drawing: Drawing): void {
  const live = new Map<number, LiveMessage<Answer>>();

  /** Sends a job's message; whether it arrived, or can never arrive. */
  async function send(experimentId: number, answer: () => Answer): Promise<boolean> {
    const job = findJob(db, experimentId);
    if (!job) return true;
    try {
      if (!(await editMessage(client, job.place, await compose(answer(), drawing, log))))
        log.info({ experimentId }, 'the message can no longer be edited; the result is in /experiments');
      return true;
    } catch (error) {
      if (isGone(error)) return true;
      log.warn({ err: error, experimentId }, 'a training message could not be edited');
      return false;
    }
  }

  const liveMessage = (id: number) => {
    const message =
      live.get(id) ?? new LiveMessage<Answer>(async (answer) => void (await send(id, () => answer)));
    live.set(id, message);
    return message;
  };

  /** What is still owed stays in the database, so that the next start can try again. */
  async function end(id: number): Promise<void> {
    await live.get(id)?.close();
    live.delete(id);
    const experiment = findExperiment(db, id);
    if (!experiment) return;
    if (await send(id, () => experimentAnswer(experiment, resultOf(db, experiment)))) closeJob(db, id);
  }

  training.on('progress', (running: Running) =>
    liveMessage(running.experiment.id).show(progressAnswer(running)),
  );
  training.on('finished', (experiment: Experiment) => void end(experiment.id));
  for (const { experiment } of owedJobs(db)) void end(experiment.id);
}
