/** The replies that show an experiment while it waits, runs and is over. */

import { progressChart } from '../../charts/curve.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { figure, plural } from '../../text/format.ts';
import type { EpochRecord, Progress, TrainingResult } from '../../types/training.ts';
import { trainActions } from '../actions.ts';
import { diagnose } from '../diagnosis/verdict.ts';
import type { Wait } from '../queue-types.ts';
import type { Experiment } from '../tables/experiments.ts';
import { examplesButton, runAgainButton } from './buttons.ts';
import { experimentHeading, optionsLine } from './heading.ts';
import { type Finished, nextButtons, resultReply } from './result.ts';

export function queuedReply(experiment: Experiment, wait: Wait | undefined, messageRef?: MessageRef): Reply {
  return {
    ...experimentHeading(experiment),
    text: [wait ? describeWait(wait) : starting, messageRef && deadlineNote(messageRef)]
      .filter(Boolean)
      .join('\n'),
    footer: optionsLine(experiment.options),
    buttons: [[cancelButton(experiment), examplesButton(experiment)]],
  };
}

const starting = 'Getting ready: a training process is loading.';

function describeWait({ position, reason }: Wait): string {
  if (reason === 'starting') return starting;
  const queued = `Number ${position} in the queue.`;
  if (reason === 'busy') return `${queued} It begins when another run ends.`;
  if (reason === 'measuring') return `${queued} A claim is being measured; it begins after that.`;
  const cause = {
    noMachine: 'No training machine is connected now',
    notAccepted: 'The training machines take no jobs now',
  }[reason];
  return `${queued} ${cause}: this run begins by itself as soon as that is mended.`;
}

/** Where the bot cannot post, or only one person sees it, it can edit the message only until the token expires. */
const deadlineNote = ({ canPost, tokenExpiresAt }: MessageRef) =>
  canPost
    ? undefined
    : `-# I can change this message for 15 minutes only: a run that is not over <t:${Math.floor(tokenExpiresAt / 1000)}:R> is stopped. \`/experiments\` keeps every result.`;

export interface Running {
  experiment: Experiment;
  progress?: Progress;
  epochs: EpochRecord[];
  /** Estimated from the speed so far. */
  secondsLeft?: number | undefined;
}

export function progressReply({ experiment, progress, epochs, secondsLeft }: Running): Reply {
  const { options } = experiment;
  return {
    ...experimentHeading(experiment),
    text: progress ? `${bar(doneShare(progress))}\n${progressWords(progress, secondsLeft)}` : starting,
    footer: optionsLine(options),
    ...(epochs.length > 0 && { chart: progressChart(options, epochs) }),
    buttons: [
      [
        ...(progress?.phase === 'training' ? [keepButton(experiment)] : []),
        cancelButton(experiment),
        examplesButton(experiment),
      ],
    ],
  };
}

function failedReply(experiment: Experiment): Reply {
  const { id, options, error } = experiment;
  const course = { options, epochs: [], error };
  const { verdict, headline, reason } = diagnose(course);
  const diverged = verdict === 'diverged';
  return {
    ...experimentHeading(experiment),
    text: diverged
      ? `**${headline}** ${reason}`
      : `This run ended without a result: ${error ?? 'the reason was not recorded.'}`,
    footer: optionsLine(options),
    // The same run would diverge again.
    buttons: [diverged ? nextButtons(id, course) : [runAgainButton(experiment)]],
  };
}

const cancelledReply = (experiment: Experiment): Reply => ({
  ...experimentHeading(experiment),
  text: 'Cancelled. Nothing of it is kept but these settings.',
  footer: optionsLine(experiment.options),
  buttons: [[runAgainButton(experiment)]],
});

/** The reply for a run whose result Discord refuses. */
export const plainReply = (experiment: Experiment): Reply => ({
  ...experimentHeading(experiment),
  text: `This run is over (${experiment.status}), but it cannot be shown here. \`/experiments show id:${experiment.id}\` shows it.`,
  buttons: [[runAgainButton(experiment)]],
});

const cancelButton = ({ id }: Experiment): Button => ({
  label: 'Cancel',
  action: trainActions.to.cancel(id),
  style: 'danger',
});

const keepButton = ({ id }: Experiment): Button => ({
  label: 'Stop here and keep',
  action: trainActions.to.keep(id),
});

/** Shown from the press on “Stop here and keep” until the result. */
export const stoppingReply = (experiment: Experiment): Reply => ({
  ...experimentHeading(experiment),
  text: 'Stopping here. What it has learned so far is measured now.',
  footer: optionsLine(experiment.options),
});

const barCells = 16;

/** A bar of characters: `share` in 0…1. */
const bar = (share: number): string => {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * barCells);
  return '▰'.repeat(filled) + '▱'.repeat(barCells - filled);
};

const doneShare = ({ epoch, epochs, batch, batches }: Progress): number =>
  epochs === 0 ? 0 : (Math.max(0, epoch - 1) + (batches === 0 ? 0 : batch / batches)) / epochs;

function progressWords(
  { phase, epoch, epochs, batch, batches, loss }: Progress,
  secondsLeft?: number,
): string {
  if (phase === 'loading') return 'Loading the data';
  if (phase === 'testing') return 'Measuring on the test part';
  return [
    `Epoch ${epoch} of ${epochs}`,
    `batch ${batch} of ${batches}`,
    ...(loss === undefined ? [] : [`loss ${figure(loss)}`]),
    ...(secondsLeft === undefined ? [] : [`about ${duration(secondsLeft)} left`]),
  ].join(' · ');
}

const duration = (seconds: number): string =>
  seconds < 90
    ? plural(Math.max(1, Math.round(seconds)), 'second')
    : plural(Math.round(seconds / 60), 'minute');

/** An experiment at its present stage. */
export function experimentReply(
  experiment: Experiment,
  result?: TrainingResult,
  { wait, origin }: { wait?: Wait | undefined; origin?: Finished | undefined } = {},
): Reply {
  if (result) return resultReply({ experiment, result }, origin);
  if (experiment.status === 'failed') return failedReply(experiment);
  if (experiment.status === 'cancelled') return cancelledReply(experiment);
  return experiment.status === 'running'
    ? progressReply({ experiment, epochs: [] })
    : queuedReply(experiment, wait);
}
