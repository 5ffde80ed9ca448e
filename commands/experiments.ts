import type { Buttons, Command } from '../src/discord/command.ts';
import { type CommandContext, subcommand } from '../src/discord/command.ts';
import type { Reply } from '../src/discord/reply.ts';
import { experimentsActions } from '../src/training/actions.ts';
import {
  countExperiments,
  findExperiment,
  listExperiments,
  resultOf,
} from '../src/training/tables/experiments.ts';
import { detailedReply } from '../src/training/views/experiment.ts';
import { experimentListReply, noExperimentsReply } from '../src/training/views/experiment-list.ts';
import { UserError } from '../src/types/errors.ts';

const pageSize = 10;

export default {
  name: 'experiments',
  description: 'Your own experiments: what you trained and what came of it',
  private: true,
  subcommands: {
    list: subcommand({
      description: 'Your experiments, newest first',
      options: { page: { type: 'integer', description: 'Further back: 2, 3, …', min: 1 } },
      run: (context) => list(context, context.options.page ?? 1),
    }),
    show: subcommand({
      description: 'One experiment with its charts, layers and gradients',
      options: {
        id: {
          type: 'integer',
          description: 'Its number, as the list and its own message give it',
          required: true,
          min: 1,
        },
      },
      run: (context) => show(context, context.options.id),
    }),
  },
  actions: experimentsActions,
  buttons: {
    list: { kind: 'edit', run: (context, [page]) => list(context, page) },
    show: { kind: 'private', run: (context, [id]) => show(context, id) },
  } satisfies Buttons<typeof experimentsActions>,
} satisfies Command;

function list({ services: { db }, person }: CommandContext, wanted: number): Reply {
  const mine = { userId: person.id };
  const total = countExperiments(db, mine);
  if (total === 0) return noExperimentsReply;
  const pages = Math.ceil(total / pageSize);
  const page = Math.min(wanted, pages);
  const experiments = listExperiments(db, mine, { limit: pageSize, offset: (page - 1) * pageSize });
  return experimentListReply({ experiments, page, pages, total });
}

function show({ services: { db, training }, person }: CommandContext, id: number): Reply {
  const experiment = findExperiment(db, id);
  if (!experiment || experiment.userId !== person.id)
    throw new UserError(`You have no experiment ${id}. \`/experiments list\` shows those you have.`);
  return detailedReply(experiment, resultOf(db, experiment), training.wait(id));
}
