/** A learner's experiments, page by page, as the message that they read. */
import { datasetName, networkName } from '../../charts/words.ts';
import { inRows, type Reply } from '../../discord/reply.ts';
import { figure, percent } from '../../text/format.ts';
import { experimentsActions } from '../actions.ts';
import type { Experiment } from '../tables/experiments.ts';

export interface ExperimentPage {
  /** Newest first. */
  experiments: Experiment[];
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

export const experimentListReply = ({ experiments, page, pages, total }: ExperimentPage): Reply => ({
  title: 'Your experiments',
  text: experiments.map(line).join('\n'),
  footer: `${total} in all · page ${page} of ${pages}`,
  buttons: [
    ...inRows(
      experiments.map(({ id }) => ({ label: String(id), action: experimentsActions.to.show(id) })),
      5,
      2,
    ),
    [
      ...(page > 1 ? [{ label: 'Newer', action: experimentsActions.to.list(page - 1) }] : []),
      ...(page < pages ? [{ label: 'Older', action: experimentsActions.to.list(page + 1) }] : []),
    ],
  ],
});

/** Number, setup, result and time. */
function line(experiment: Experiment): string {
  const { id, options, createdAt } = experiment;
  const what = `${networkName(options.network)} on ${datasetName(options.dataset)}`;
  return `\`${String(id).padStart(4)}\` **${what}** – ${resultOrStatus(experiment)} · <t:${Math.floor(createdAt / 1000)}:R>`;
}

function resultOrStatus({ status, result }: Experiment): string {
  if (!result) return status;
  const { outcome } = result;
  return outcome.kind === 'classification'
    ? `${percent(outcome.accuracy)} right`
    : `off by ${figure(outcome.mae)} ${outcome.unit} (naive ${figure(outcome.baseline)})`;
}
