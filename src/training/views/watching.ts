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
import { count, plural } from '../../text/format.ts';
import type { Frame, Recording, Watched } from '../../types/recording.ts';
import type { DatasetName, TrainingOptions } from '../../types/training.ts';
import { predictActions, trainActions } from '../actions.ts';
import type { Experiment } from '../tables/experiments.ts';

/** What a running job watches, and its newest guesses. */
export interface LiveGuesses {
  watched: Watched;
  frame?: Frame;
}

const learningLabel = 'Watch it learn';

export const examplesButton = ({ options }: Experiment): Button => ({
  label: 'Show the data',
  action: trainActions.to.examples(options.dataset),
});

/** The buttons below a result. */
export const watchingButtons = (experiment: Experiment): Button[] => [
  ...(experiment.options.dataset === 'text'
    ? [{ label: 'Let it write', action: predictActions.to.write(experiment.id), style: 'success' as const }]
    : [
        {
          label: experiment.options.dataset === 'weather' ? 'Worst days' : 'Mistakes',
          action: trainActions.to.mistakes(experiment.id),
        },
      ]),
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
  buttons: [[{ label: 'Run again', action: trainActions.to.again(experiment.id), style: 'primary' }]],
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
  const pages = mistakePages(options.dataset, recording);
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
  return `It got **${count(mistakeCount)}**${of} test examples wrong. Here are ${shown}. Would you have known them all?`;
}

/** What a data set holds, and what a network has to find out, for somebody who sees it for the first time. */
const descriptions: Record<DatasetName, string> = {
  digits:
    'Handwritten digits, 28 × 28 pixels each. The network sees how bright each pixel is, and has to say which digit it is. Guessing is right once in ten times.',
  fashion:
    'Photos of clothes in ten kinds, 28 × 28 pixels each. The network sees how bright each pixel is, and has to name the kind. Guessing is right once in ten times.',
  weather:
    'The weather of New York, day by day. The network sees 28 days (highest and lowest temperature, rain, wind, season), and has to forecast the highest temperature of the next day.',
  spam: 'Real e-mails, as lower-case words; # stands for any number. The network has to say whether it is **spam** (advertising nobody asked for) or **ham** (mail one wants). Guessing is right half of the time.',
  recall:
    'Rows of 27 letters from A to H, made up by the computer. One letter is marked. After the last one, the network has to say which letter was marked. Guessing is right once in eight times.',
  text: 'The novel Moby-Dick by Herman Melville (1851) in small letters. The network reads it letter by letter, and has to foretell the next one each time. It never trains on the end of the book, on which it is tested.',
};

export const examplesReply = (dataset: DatasetName): Reply => ({
  title: `The data: ${datasetName(dataset)}`,
  text: descriptions[dataset],
  chart: examplesChart(dataset, descriptions[dataset].replaceAll('**', '')),
  footer: 'Every run of this data set shows its guesses on these examples. It never trains on them.',
});
