import { command } from '../src/discord/command.ts';
import { duelActions } from '../src/training/actions.ts';
import { seedLimits } from '../src/training/duel/runs.ts';
import { duelButtons, openDuel } from '../src/training/handlers/duel.ts';
import { datasets, networks } from '../src/types/training.ts';

export default command({
  name: 'duel',
  description: 'Two networks learn the same task: vote who wins, then watch',
  options: {
    a: { type: 'text', description: 'The first network', required: true, choices: networks },
    b: { type: 'text', description: 'The second network', required: true, choices: networks },
    dataset: {
      type: 'text',
      description: 'What they learn from; digits if you do not say',
      choices: datasets,
    },
    seeds: {
      type: 'integer',
      description: `Runs of each network: ${seedLimits.min} to ${seedLimits.max}, usually ${seedLimits.min}; more can show a smaller gap`,
      ...seedLimits,
    },
  },
  run: ({ options: { a, b, dataset = 'digits', seeds = seedLimits.min }, ...context }) =>
    openDuel(context, { a, b, dataset, seeds }),
  actions: duelActions,
  buttons: duelButtons,
});
