import type { Buttons, Command } from '../src/discord/command.ts';
import { type CommandContext, subcommand } from '../src/discord/command.ts';
import type { Reply } from '../src/discord/reply.ts';
import { hiddenLearners } from '../src/quiz/tables/learners.ts';
import { experimentsActions } from '../src/training/actions.ts';
import { compareRuns, explainComparison, pickRun } from '../src/training/handlers/compare.ts';
import {
  bestRuns,
  countExperiments,
  findExperiment,
  listExperiments,
} from '../src/training/tables/experiments.ts';
import {
  experimentListReply,
  noExperimentsReply,
  suggestExperiments,
} from '../src/training/views/experiment-list.ts';
import { fullReply } from '../src/training/views/outcome.ts';
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
          type: 'text',
          description: 'Its number: choose one, or type it',
          required: true,
          complete: (typed, { db }, { userId }) => suggestExperiments(db, userId, typed),
        },
      },
      run: (context) => show(context, numberIn(context.options.id)),
    }),
  },
  actions: experimentsActions,
  buttons: {
    list: { kind: 'edit', run: (context, [page]) => list(context, page) },
    show: { kind: 'private', run: (context, [id]) => show(context, id) },
    pick: {
      kind: 'private',
      run: (context, at) => pickRun(context, at, hiddenLearners(context.services.db)),
    },
    page: { kind: 'edit', run: (context, at) => pickRun(context, at, hiddenLearners(context.services.db)) },
    with: {
      kind: 'edit',
      run: (context, [id], chosen) => compare(context, [id, Number(chosen[0])], true),
    },
    two: {
      kind: 'private',
      run: (context, _, chosen) => compare(context, [Number(chosen[0]), Number(chosen[1])], true),
    },
    sure: {
      kind: 'private',
      run: (context, both) => explainComparison(context, both, hiddenLearners(context.services.db)),
    },
    post: { kind: 'reply', run: (context, both) => compare(context, both, false) },
  } satisfies Buttons<typeof experimentsActions>,
} satisfies Command;

const compare = (context: CommandContext, both: readonly [number, number], isPrivate: boolean): Reply =>
  compareRuns(context, both, hiddenLearners(context.services.db), isPrivate);

function list({ services: { db }, person }: CommandContext, wanted: number): Reply {
  const mine = { userId: person.id };
  const total = countExperiments(db, mine);
  if (total === 0) return noExperimentsReply;
  const pages = Math.ceil(total / pageSize);
  const page = Math.min(wanted, pages);
  const experiments = listExperiments(db, mine, { limit: pageSize, offset: (page - 1) * pageSize });
  return experimentListReply({ experiments, best: bestRuns(db, person.id), page, pages, total });
}

function show({ services: { db, training }, person }: CommandContext, id: number): Reply {
  const experiment = findExperiment(db, id);
  if (!experiment || experiment.userId !== person.id)
    throw new UserError(`You have no experiment ${id}. \`/experiments list\` shows those you have.`);
  return fullReply(db, experiment, training.wait(id));
}

/** @throws UserError when the text has no number */
function numberIn(text: string): number {
  const [digits] = /\d{1,9}/.exec(text) ?? [];
  if (digits === undefined)
    throw new UserError(
      `“${text}” is no number of an experiment. \`/experiments list\` shows those you have.`,
    );
  return Number(digits);
}
