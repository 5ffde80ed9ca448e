/** The replies that show an experiment while it waits, runs and is over. */

import { progressChart } from '../../charts/curve.ts';
import { curvesChart, outcomeChart } from '../../charts/summary.ts';
import { networkColour } from '../../charts/theme.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { count, figure, percent, plural } from '../../text/format.ts';
import type { EpochRecord, Progress, TrainingOptions, TrainingResult } from '../../types/training.ts';
import { trainActions } from '../actions.ts';
import type { Wait } from '../queue-types.ts';
import type { Experiment } from '../tables/experiments.ts';

export function queuedReply(experiment: Experiment, wait: Wait | undefined, messageRef?: MessageRef): Reply {
  return {
    ...heading(experiment),
    text: [wait ? describeWait(wait) : starting, messageRef && deadlineNote(messageRef)]
      .filter(Boolean)
      .join('\n'),
    footer: setup(experiment.options),
    buttons: [[cancelButton(experiment)]],
  };
}

const starting = 'Getting ready: a training process is loading.';

function describeWait({ position, reason }: Wait): string {
  if (reason === 'starting') return starting;
  const queued = `Number ${position} in the queue.`;
  if (reason === 'busy') return `${queued} It begins when another run ends.`;
  const cause = {
    noMachine: 'No training machine is connected now',
    notAccepted: 'The training machines take no jobs now',
  }[reason];
  return `${queued} ${cause}: this run begins by itself as soon as that is mended.`;
}

/** Where the bot cannot post, it can edit the message only until the interaction's token expires. */
const deadlineNote = ({ canPost, tokenExpiresAt }: MessageRef) =>
  canPost
    ? undefined
    : `I cannot post here by myself: a run that is not over <t:${Math.floor(tokenExpiresAt / 1000)}:R> is stopped. Its result stays in \`/experiments\`.`;

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
    ...heading(experiment),
    text: progress ? `${bar(doneShare(progress))}\n${progressWords(progress, secondsLeft)}` : starting,
    footer: setup(options),
    ...(epochs.length > 0 && { chart: progressChart(options, epochs) }),
    buttons: [
      [...(progress?.phase === 'training' ? [keepButton(experiment)] : []), cancelButton(experiment)],
    ],
  };
}

export function resultReply(experiment: Experiment, result: TrainingResult): Reply {
  return {
    ...heading(experiment),
    text: verdict(result),
    fields: facts(result),
    footer: `${setup(experiment.options)}\n${provenance(result)}`,
    chart: curvesChart(result),
    moreCharts: [outcomeChart(result)],
    buttons: [[runAgainButton(experiment)]],
  };
}

const failedReply = (experiment: Experiment): Reply => ({
  ...heading(experiment),
  text: `This run ended without a result: ${experiment.error ?? 'the reason was not recorded.'}`,
  footer: setup(experiment.options),
  buttons: [[runAgainButton(experiment)]],
});

const cancelledReply = (experiment: Experiment): Reply => ({
  ...heading(experiment),
  text: 'Cancelled. Nothing of it is kept but these settings.',
  footer: setup(experiment.options),
  buttons: [[runAgainButton(experiment)]],
});

/** The reply for a run whose result Discord refuses. */
export const plainReply = (experiment: Experiment): Reply => ({
  ...heading(experiment),
  text: `This run is over (${experiment.status}), but it cannot be shown here. \`/experiments show id:${experiment.id}\` shows it.`,
  buttons: [[runAgainButton(experiment)]],
});

const heading = ({ id, options }: Experiment) => ({
  title: `${networkName(options.network)} on ${datasetName(options.dataset)} · experiment ${id}`,
  colour: Number.parseInt(networkColour[options.network].slice(1), 16),
});

/** The options of a run in one line. */
const setup = (options: TrainingOptions): string =>
  [
    plural(options.samples, 'sample'),
    plural(options.epochs, 'epoch'),
    plural(options.units, 'unit'),
    `batch ${options.batch}`,
    `learning rate ${options.learningRate}`,
    `seed ${options.seed}`,
  ].join(' · ');

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
  ...heading(experiment),
  text: 'Stopping here. What it has learned so far is measured now.',
  footer: setup(experiment.options),
});

const runAgainButton = ({ id }: Experiment): Button => ({
  label: 'Run again',
  action: trainActions.to.again(id),
  style: 'primary',
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

/** One sentence with the result and its baseline. */
function verdict({ outcome, parts }: TrainingResult): string {
  if (outcome.kind === 'classification') {
    const chance = percent(1 / outcome.labels.length);
    return `**${percent(outcome.accuracy)}** right on ${plural(parts.test, 'example')} never seen before (guessing: ${chance}).`;
  }
  const { mae, baseline, unit } = outcome;
  const change = percent(Math.abs(1 - mae / baseline));
  const than = mae < baseline ? `${change} better` : `${change} worse`;
  return `Off by **${figure(mae)} ${unit}** on average over ${plural(parts.test, 'day')} never seen before: ${than} than the naive forecast “tomorrow is like today” (${figure(baseline)} ${unit}).`;
}

const facts = ({ params, seconds, epochs }: TrainingResult): Field[] => [
  { name: 'Parameters', value: count(params), inline: true },
  { name: 'Training', value: `${figure(seconds.training)} s`, inline: true },
  {
    name: 'Per epoch',
    value: epochs.length > 0 ? `${figure(seconds.training / epochs.length)} s` : '–',
    inline: true,
  },
];

/** The layers of a finished run and the size of its gradients. */
export function details({ layers, params, epochs }: TrainingResult): Field[] {
  const lines = layers.map(
    ({ name, shape, params: own }) => `**${name}** ${shape.join(' × ')} · ${plural(own, 'parameter')}`,
  );
  const [first, last] = [epochs[0], epochs.at(-1)];
  return [
    {
      name: 'Layers, with the shape of their output',
      value: [...lines, `in all · ${plural(params, 'parameter')}`].join('\n'),
    },
    ...(first && last
      ? [
          {
            name: 'Gradient norm, mean over an epoch, before clipping',
            value: `first epoch ${figure(first.gradientNorm)} · last epoch ${figure(last.gradientNorm)}`,
          },
        ]
      : []),
  ];
}

const provenance = ({ parts, device, versions }: TrainingResult): string =>
  `${count(parts.train)} trained on, ${count(parts.validation)} to validate · ${device.toUpperCase()} · TensorFlow ${versions.tensorflow}, tfjs ${versions.tfjs}, Node ${versions.node}`;

/** The same as `experimentReply`, with layers and gradients once there is a result. */
export function detailedReply(
  experiment: Experiment,
  result: TrainingResult | undefined,
  wait?: Wait,
): Reply {
  const reply = experimentReply(experiment, result, wait);
  return result ? { ...reply, fields: [...(reply.fields ?? []), ...details(result)] } : reply;
}

/** An experiment at its present stage. */
export function experimentReply(experiment: Experiment, result?: TrainingResult, wait?: Wait): Reply {
  if (result) return resultReply(experiment, result);
  if (experiment.status === 'failed') return failedReply(experiment);
  if (experiment.status === 'cancelled') return cancelledReply(experiment);
  return experiment.status === 'running'
    ? progressReply({ experiment, epochs: [] })
    : queuedReply(experiment, wait);
}
