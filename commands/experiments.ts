import { datasetName, networkName } from '../src/charts/words.ts';
import type { Buttons, Command } from '../src/discord/command.ts';
import { type CommandContext, subcommand } from '../src/discord/command.ts';
import { inRows, type Reply } from '../src/discord/reply.ts';
import { figure, percent } from '../src/text/format.ts';
import { experimentsActions } from '../src/training/actions.ts';
import {
  countExperiments,
  type Experiment,
  findExperiment,
  listExperiments,
  resultOf,
} from '../src/training/tables/experiments.ts';
import { details, experimentReply } from '../src/training/views/experiment.ts';
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

function list({ services: { db }, person }: CommandContext, page: number): Reply {
  const mine = { userId: person.id };
  const total = countExperiments(db, mine);
  if (total === 0) return { title: 'No experiments yet', text: '`/train rnn` makes the first one.' };
  const pages = Math.ceil(total / pageSize);
  const shown = Math.min(page, pages);
  const experiments = listExperiments(db, mine, { limit: pageSize, offset: (shown - 1) * pageSize });
  return {
    title: 'Your experiments',
    text: experiments.map(line).join('\n'),
    footer: `${total} in all · page ${shown} of ${pages}`,
    buttons: [
      ...inRows(
        experiments.map(({ id }) => ({ label: String(id), action: experimentsActions.to.show(id) })),
        5,
        2,
      ),
      [
        ...(shown > 1 ? [{ label: 'Newer', action: experimentsActions.to.list(shown - 1) }] : []),
        ...(shown < pages ? [{ label: 'Older', action: experimentsActions.to.list(shown + 1) }] : []),
      ],
    ],
  };
}

function show({ services: { db, training }, person }: CommandContext, id: number): Reply {
  const experiment = findExperiment(db, id);
  if (!experiment || experiment.userId !== person.id)
    throw new UserError(`You have no experiment ${id}. \`/experiments list\` shows those you have.`);
  const result = resultOf(db, experiment);
  const answer = experimentReply(experiment, result, training.wait(id));
  return result ? { ...answer, fields: [...(answer.fields ?? []), ...details(result)] } : answer;
}

/** One line of the list: number, what, how it went, when. */
function line(experiment: Experiment): string {
  const { id, options, createdAt } = experiment;
  const what = `${networkName(options.network)} on ${datasetName(options.dataset)}`;
  return `\`${String(id).padStart(4)}\` **${what}** – ${howItWent(experiment)} · <t:${Math.floor(createdAt / 1000)}:R>`;
}

function howItWent({ status, result }: Experiment): string {
  if (!result) return status;
  const { outcome } = result;
  return outcome.kind === 'classification'
    ? `${percent(outcome.accuracy)} right`
    : `off by ${figure(outcome.mae)} ${outcome.unit} (naive ${figure(outcome.baseline)})`;
}
