import { findExperiment } from '../src/training/tables/experiments.ts';
import type { Asked, Buttons } from '../src/discord/command.ts';
import { command } from '../src/discord/command.ts';
import { experimentAnswer, queuedAnswer } from '../src/training/views/experiment.ts';
import { UserError } from '../src/types/errors.ts';
import { datasets, networks, type TrainingOptions } from '../src/types/training.ts';
import { limits, parseTrainingOptions } from '../src/training/options.ts';

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
    samples: { type: 'integer', description: 'Training examples', ...limits.samples },
    epochs: { type: 'integer', description: 'Passes over the training examples', ...limits.epochs },
    units: { type: 'integer', description: 'Hidden units: the width of the network', ...limits.units },
    learning_rate: { type: 'number', description: 'Size of each weight update', ...limits.learningRate },
    batch: { type: 'integer', description: 'Examples in one mini-batch', ...limits.batch },
    seed: { type: 'integer', description: 'The same seed gives the same run', ...limits.seed },
  },
  run: ({ options: { learning_rate: learningRate, ...options }, ...asked }) =>
    submit(asked, parseTrainingOptions({ ...options, ...(learningRate !== undefined && { learningRate }) })),
  buttons: {
    again: { kind: 'reply', run: (asked, [id]) => submit(asked, experimentOf(asked, id).options) },
    cancel: {
      kind: 'edit',
      run: (asked, [id]) => {
        asked.context.training.cancel(experimentOf(asked, id).id, asked.person.id);
        return experimentAnswer(experimentOf(asked, id));
      },
    },
  } satisfies Buttons<'train'>,
});

function submit({ context, person, serverId, place }: Asked, options: TrainingOptions) {
  const experiment = context.training.submit({ user: person, serverId, options, place });
  return queuedAnswer(experiment, context.training.wait(experiment.id), place);
}

function experimentOf({ context }: Asked, id: number) {
  const experiment = findExperiment(context.db, id);
  if (!experiment) throw new UserError(`There is no experiment ${id} any more.`);
  return experiment;
}
