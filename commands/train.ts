import type { Buttons, CommandContext } from '../src/discord/command.ts';
import { command } from '../src/discord/command.ts';
import { trainActions } from '../src/training/actions.ts';
import { numberOption, parseTrainingOptions } from '../src/training/options.ts';
import { findExperiment } from '../src/training/tables/experiments.ts';
import { experimentReply, queuedReply, stoppingReply } from '../src/training/views/experiment.ts';
import { UserError } from '../src/types/errors.ts';
import { datasets, networks, type TrainingOptions } from '../src/types/training.ts';

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
    submit(
      context,
      parseTrainingOptions({ ...options, ...(learningRate !== undefined && { learningRate }) }),
    ),
  actions: trainActions,
  buttons: {
    again: { kind: 'reply', run: (context, [id]) => submit(context, experimentOf(context, id).options) },
    start: {
      kind: 'reply',
      run: (context, [network, dataset]) => submit(context, parseTrainingOptions({ network, dataset })),
    },
    cancel: {
      kind: 'edit',
      run: (context, [id]) => {
        context.services.training.cancel(experimentOf(context, id).id, context.person.id);
        return experimentReply(experimentOf(context, id));
      },
    },
    keep: {
      kind: 'edit',
      run: ({ services, person }, [id]) => stoppingReply(services.training.endEarly(id, person.id)),
    },
  } satisfies Buttons<typeof trainActions>,
});

function submit(context: CommandContext, options: TrainingOptions) {
  const { services, person, serverId, messageRef, inOpenChannel: isOpen } = context;
  const experiment = services.training.submit({ user: person, serverId, options, messageRef, isOpen });
  return queuedReply(experiment, services.training.wait(experiment.id), messageRef);
}

function experimentOf({ services }: CommandContext, id: number) {
  const experiment = findExperiment(services.db, id);
  if (!experiment) throw new UserError(`There is no experiment ${id} any more.`);
  return experiment;
}
