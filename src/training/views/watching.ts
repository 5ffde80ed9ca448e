/** The replies that show what a run guesses: while it learns, how it came about, its mistakes, and examples of its data. */
import {
  examplesChart,
  guessesChart,
  learningChart,
  mistakePages,
  mistakesChart,
} from '../../charts/watch.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { describeDataset } from '../../ml/datasets/index.ts';
import { count, plural } from '../../text/format.ts';
import type { Frame, Recording, Watched } from '../../types/recording.ts';
import type { DatasetName, TrainingOptions } from '../../types/training.ts';
import { predictActions, trainActions } from '../actions.ts';
import type { Experiment } from '../tables/experiments.ts';
import { examplesButton, runAgainButton } from './buttons.ts';

/** What a running job watches, and its newest guesses. */
export interface LiveGuesses {
  watched: Watched;
  frame?: Frame;
}

const learningLabel = 'Watch it learn';

export const mistakesButton = ({ id, options }: Experiment): Button => ({
  label: options.dataset === 'weather' ? 'Worst days' : 'Mistakes',
  action: trainActions.to.mistakes(id),
});

/** The buttons below a result. Those of a text leave no room for its mistakes (see `mistakesButton`). */
export const watchingButtons = (experiment: Experiment): Button[] => [
  ...(experiment.options.dataset === 'text'
    ? [{ label: 'Let it write', action: predictActions.to.write(experiment.id), style: 'success' as const }]
    : [mistakesButton(experiment)]),
  { label: learningLabel, action: trainActions.to.learning(experiment.id) },
  examplesButton(experiment),
  { label: 'Try it out', action: predictActions.to.open(experiment.id) },
  { label: 'Look inside', action: trainActions.to.inside(experiment.id) },
];

/** Adds the guesses of this moment to the message of a running job. */
export function withGuesses(reply: Reply, options: TrainingOptions, live: LiveGuesses | undefined): Reply {
  if (!live?.frame) return reply;
  const chart = guessesChart(options, live.watched, live.frame);
  return reply.chart ? { ...reply, moreCharts: [...(reply.moreCharts ?? []), chart] } : { ...reply, chart };
}

/** Adds the animation to a result, in place of the button that shows it. */
export const withLearning = (reply: Reply, { options }: Experiment, recording: Recording): Reply => ({
  ...reply,
  moreCharts: [...(reply.moreCharts ?? []), learningChart(options, recording)],
  ...(reply.buttons && {
    buttons: reply.buttons.map((row) => row.filter(({ label }) => label !== learningLabel)),
  }),
});

const titled = ({ id, options: { network, dataset } }: Experiment, what: string): Reply => ({
  title: `${what}: ${networkName(network)} on ${datasetName(dataset)} · experiment ${id}`,
});

/** For a run of an earlier version, or one without a result. */
const nothingKept = (experiment: Experiment, what: string): Reply => ({
  ...titled(experiment, what),
  text:
    experiment.status === 'done'
      ? 'This run is from before I kept what a network guesses, so it is not there. **Run again** makes it anew: the same settings and seed give the same network, on another machine nearly the same.'
      : 'This run has no result, so there is nothing to show.',
  buttons: [[runAgainButton(experiment)]],
});

export function learningReply(experiment: Experiment, recording: Recording | undefined): Reply {
  if (!recording) return nothingKept(experiment, learningLabel);
  return {
    ...titled(experiment, learningLabel),
    text: 'The same examples, from the untrained network to the finished one. It never trains on them.',
    chart: learningChart(experiment.options, recording),
  };
}

/** One page of mistakes, counted from 1. A page that does not exist shows the last one. */
export function mistakesReply(experiment: Experiment, recording: Recording | undefined, wanted = 1): Reply {
  const { id, options } = experiment;
  const what = options.dataset === 'weather' ? 'Worst days' : 'Mistakes';
  if (!recording) return nothingKept(experiment, what);
  if (recording.mistakes.length === 0)
    return {
      ...titled(experiment, what),
      text: 'It made no mistake on the test part: there is nothing to show.',
    };
  const pages = mistakePages(recording);
  const page = Math.min(wanted, pages);
  const turn = (label: string, to: number): Button => ({
    label,
    action: trainActions.to.moreMistakes(id, to),
  });
  return {
    ...titled(experiment, what),
    text: mistakeWords(experiment, recording),
    chart: mistakesChart(options, recording, page),
    ...(pages > 1 && { footer: `Page ${page} of ${pages}` }),
    buttons: [
      [
        ...(page > 1 ? [turn('Back', page - 1)] : []),
        ...(page < pages ? [turn(what === 'Mistakes' ? 'More mistakes' : 'More days', page + 1)] : []),
      ],
    ],
  };
}

function mistakeWords({ options, result }: Experiment, { mistakes, mistakeCount }: Recording): string {
  if (options.dataset === 'weather')
    return `These are the ${mistakes.length} of ${plural(mistakeCount, 'day')} on which the forecast was furthest off. Look at the grey circle: how much had the weather changed overnight?`;
  const of = result ? ` of ${count(result.parts.test)}` : '';
  const shown = mistakes.length < mistakeCount ? `the ${mistakes.length} it was surest of` : 'all of them';
  if (options.dataset === 'text')
    return `It named a wrong next letter after **${count(mistakeCount)}**${of} pieces of new text. Here are ${shown}. Would you have known them all? Often several letters fit, so no reader could.`;
  return `It got **${count(mistakeCount)}**${of} test examples wrong. Here are ${shown}. Would you have known them all?`;
}

export function examplesReply(dataset: DatasetName): Reply {
  const { description } = describeDataset(dataset);
  return {
    title: `The data: ${datasetName(dataset)}`,
    text: description,
    chart: examplesChart(dataset, description.replaceAll('**', '')),
    footer: 'Every run of this data set shows its guesses on these examples. It never trains on them.',
  };
}
