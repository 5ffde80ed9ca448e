import { type Buttons, command } from '../src/discord/command.ts';
import { openLessonRows } from '../src/lessons/views/open-lesson.ts';
import { insideHandlers } from '../src/predict/handlers/inside.ts';
import { trainActions } from '../src/training/actions.ts';
import { readOn } from '../src/training/diagnosis/reading.ts';
import { diagnose } from '../src/training/diagnosis/verdict.ts';
import { finishedRun } from '../src/training/handlers/find.ts';
import {
  cancelSeries,
  runChanged,
  runExactly,
  runSeeds,
  startChosen,
} from '../src/training/handlers/start.ts';
import { watchingHandlers } from '../src/training/handlers/watching.ts';
import { numberOption } from '../src/training/options.ts';
import { detailsReply, explanationReply } from '../src/training/views/details.ts';
import { experimentReply, stoppingReply } from '../src/training/views/experiment.ts';
import type { Library, Topic } from '../src/types/lessons.ts';
import { datasets, networks, type TrainingResult } from '../src/types/training.ts';

export default command({
  name: 'train',
  description: 'Train a small network live and watch it learn',
  options: {
    network: { type: 'text', description: 'Which architecture', required: true, choices: networks },
    dataset: {
      type: 'text',
      description: 'What it learns from; digits if you do not say',
      choices: datasets,
    },
    samples: { type: 'integer', ...numberOption('samples', 'Training examples') },
    epochs: { type: 'integer', ...numberOption('epochs', 'Passes over the training examples') },
    units: { type: 'integer', ...numberOption('units', 'Hidden units, the width of the network') },
    learning_rate: { type: 'number', ...numberOption('learningRate', 'Size of each weight update') },
    batch: { type: 'integer', ...numberOption('batch', 'Examples in one mini-batch') },
    seed: { type: 'integer', ...numberOption('seed', 'The same seed gives the same run') },
  },
  run: ({ options: { learning_rate: learningRate, ...options }, ...context }) =>
    startChosen(context, { ...options, learningRate }),
  actions: trainActions,
  buttons: {
    again: { kind: 'follow', run: runExactly },
    try: { kind: 'follow', run: runChanged },
    seeds: { kind: 'follow', run: runSeeds },
    start: {
      kind: 'follow',
      run: (context, [network, dataset, ...settings]) =>
        startChosen(context, {
          ...Object.fromEntries(settings.map((setting) => setting.split('-'))),
          ...{ network, dataset },
        }),
    },
    cancel: {
      kind: 'edit',
      run: ({ services, person }, [id]) => experimentReply(services.training.cancel(id, person.id)),
    },
    keep: {
      kind: 'edit',
      run: ({ services, person }, [id]) => stoppingReply(services.training.endEarly(id, person.id)),
    },
    cancelSeries: { kind: 'edit', run: cancelSeries },
    details: {
      kind: 'private',
      run: (context, [id]) => detailsReply(finishedRun(context, id)),
    },
    explain: {
      kind: 'private',
      run: (context, [id]) => {
        const run = finishedRun(context, id);
        return explanationReply(run, openLessonRows(lessonsFor(context.services.library(), run.result), 1));
      },
    },
    ...watchingHandlers,
    ...insideHandlers,
  } satisfies Buttons<typeof trainActions>,
});

/** The lessons that explain a result, as far as they are there. */
const lessonsFor = ({ topics }: Library, result: TrainingResult): Topic[] =>
  readOn(diagnose(result).verdict, result).flatMap((id) => topics.get(id) ?? []);
