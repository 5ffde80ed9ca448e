/** A learner's experiments, page by page, as the message that they read. */
import { datasetName, networkName } from '../../charts/words.ts';
import type { Database } from '../../db/open.ts';
import type { Choice } from '../../discord/options.ts';
import { inRows, type Reply } from '../../discord/reply.ts';
import { figure, percent } from '../../text/format.ts';
import { experimentsActions } from '../actions.ts';
import { scoreInWords, threeGramOf } from '../diagnosis/verdict.ts';
import { type Experiment, listExperiments } from '../tables/experiments.ts';
import { runsWithNetwork } from '../tables/kept-runs.ts';
import { unusual } from './heading.ts';

export interface ExperimentPage {
  /** Newest first. */
  experiments: Experiment[];
  /** The ids of the best run on each data set. */
  best: ReadonlySet<number>;
  /** Counted from 1. */
  page: number;
  pages: number;
  /** Of all pages. */
  total: number;
}

export const noExperimentsReply: Reply = {
  title: 'No experiments yet',
  text: '`/train rnn` makes the first one.',
};

export const experimentListReply = ({ experiments, best, page, pages, total }: ExperimentPage): Reply => ({
  title: 'Your experiments',
  text: experiments.map((experiment) => line(experiment, best.has(experiment.id))).join('\n'),
  footer: `${total} in all · page ${page} of ${pages}`,
  ...compareMenu(experiments),
  buttons: [
    ...inRows(
      experiments.map(({ id }) => ({ label: `Show ${id}`, action: experimentsActions.to.show(id) })),
      5,
      2,
    ),
    [
      ...(page > 1 ? [{ label: 'Newer', action: experimentsActions.to.list(page - 1) }] : []),
      ...(page < pages ? [{ label: 'Older', action: experimentsActions.to.list(page + 1) }] : []),
    ],
  ],
});

/** Two of the runs of a page side by side, where it has two finished ones. */
function compareMenu(experiments: Experiment[]): Pick<Reply, 'menus'> {
  const done = experiments.filter(({ result }) => result);
  if (done.length < 2) return {};
  const choices = done.map((experiment) => ({
    label: nameOf(experiment),
    value: String(experiment.id),
  }));
  return {
    menus: [
      {
        action: experimentsActions.to.two(),
        placeholder: 'Compare two on the same data',
        min: 2,
        max: 2,
        choices,
      },
    ],
  };
}

const nameOf = ({ id, options, ...rest }: Experiment): string =>
  [
    `${id}: ${networkName(options.network)} on ${datasetName(options.dataset)}`,
    resultOrStatus({ id, options, ...rest }),
    unusual(options),
  ]
    .filter(Boolean)
    .join(' · ');

/** The person's newest experiments whose name holds what is typed. */
export const suggestExperiments = (db: Database, userId: string, typed: string): Choice[] =>
  named(listExperiments(db, { userId }, { limit: searched }), typed);

/** The same of those whose network is kept. */
export const suggestKeptRuns = (db: Database, userId: string, typed: string): Choice[] =>
  named(runsWithNetwork(db, userId), typed);

const named = (experiments: Experiment[], typed: string): Choice[] =>
  experiments
    .filter((experiment) => nameOf(experiment).toLowerCase().includes(typed.toLowerCase().trim()))
    .map((experiment) => ({ name: nameOf(experiment), value: String(experiment.id) }));

/** How many experiments a suggestion is chosen from. */
const searched = 200;

/** Number, setup, result, what is unusual, and time. */
function line(experiment: Experiment, isBest: boolean): string {
  const { id, options, createdAt } = experiment;
  const data = datasetName(options.dataset);
  return [
    `\`${String(id).padStart(4)}\` **${networkName(options.network)} on ${data}** – ${resultOrStatus(experiment)}${isBest ? ` ★ best on ${data}` : ''}`,
    unusual(options),
    `<t:${Math.floor(createdAt / 1000)}:R>`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function resultOrStatus({ status, result, options }: Experiment): string {
  if (!result) return status;
  const { outcome, stoppedIn } = result;
  const stopped = stoppedIn === undefined ? '' : `, stopped in epoch ${stoppedIn} of ${options.epochs}`;
  if (outcome.kind === 'language')
    return `${scoreInWords(outcome)} (3-gram ${figure(threeGramOf(outcome))})${stopped}`;
  return outcome.kind === 'classification'
    ? `${percent(outcome.accuracy)} right${stopped}`
    : `off by ${figure(outcome.mae)} ${outcome.unit} (naive ${figure(outcome.baseline)})${stopped}`;
}
