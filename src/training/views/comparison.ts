/** Choosing a run to compare with, and two runs side by side. */

import { runComparisonChart } from '../../charts/run-comparison.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { Reply } from '../../discord/reply.ts';
import { experimentsActions } from '../actions.ts';
import { runDifferences } from '../compare-runs.ts';
import { scoreInWords } from '../diagnosis/verdict.ts';
import type { Experiment } from '../tables/experiments.ts';
import { comparisonExplained, differenceLine, luckLine, winnerLine } from './comparison-words.ts';
import { experimentHeading, unusual } from './heading.ts';
import { type Finished, nextButtons } from './result.ts';

export interface Candidates extends Finished {
  /** Finished runs on the same data set, newest first. */
  runs: Experiment[];
  /** Whose menu it is: the others' runs are marked. */
  personId: string;
  /** Counted from 1. */
  page: number;
  pages: number;
}

export function pickReply({ experiment, result, runs, personId, page, pages }: Candidates): Reply {
  const { id, options } = experiment;
  const data = datasetName(options.dataset);
  if (runs.length === 0)
    return {
      ...experimentHeading(experiment),
      text: `There is no other finished run on ${data} yet. Start one here, and press **Compare with…** under its result.`,
      buttons: [nextButtons(id, result)],
    };
  return {
    ...experimentHeading(experiment),
    text: `Which run do you want beside it? These are runs on ${data}: yours, and those shown to everybody in this server.`,
    menus: [
      {
        action: experimentsActions.to.with(id),
        placeholder: 'Choose a run',
        choices: runs.map((run) => ({
          label: `${run.id}: ${networkName(run.options.network)} · ${scoreOf(run)}`,
          value: String(run.id),
          description: [run.userId === personId ? 'yours' : 'of this server', unusual(run.options)]
            .filter(Boolean)
            .join(' · '),
        })),
      },
    ],
    buttons: [
      [
        ...(page > 1 ? [{ label: 'Newer', action: experimentsActions.to.page(id, page - 1) }] : []),
        ...(page < pages ? [{ label: 'Older', action: experimentsActions.to.page(id, page + 1) }] : []),
      ],
    ],
  };
}

const scoreOf = ({ result }: Experiment): string => (result ? scoreInWords(result.outcome) : '');

/** Both curves in one picture, what differs, and whether the difference is more than chance. */
export function runComparisonReply(a: Finished, b: Finished, isPrivate: boolean): Reply {
  const { options } = a.result;
  const [one, other] = [a.experiment.id, b.experiment.id];
  const title = `Experiments ${one} and ${other} on ${datasetName(options.dataset)}`;
  const label = ({ experiment, result }: Finished) =>
    `${experiment.id}: ${networkName(result.options.network)}${networksDiffer(a, b) ? '' : `, ${changedValue(a, b, result)}`}`;
  return {
    title,
    colour: experimentHeading(a.experiment).colour,
    text: [winnerLine(a, b), differenceLine(a, b), luckLine(a, b)].join('\n'),
    chart: runComparisonChart(
      'How both learned, epoch by epoch',
      [a, b].map((run) => ({ label: label(run), options: run.result.options, epochs: run.result.epochs })),
    ),
    buttons: [
      [
        { label: 'Explain this comparison', action: experimentsActions.to.sure(one, other) },
        { label: 'Another run …', action: experimentsActions.to[isPrivate ? 'page' : 'pick'](one, 1) },
        ...(isPrivate
          ? [{ label: 'Show to everybody', action: experimentsActions.to.post(one, other) }]
          : []),
      ],
    ],
  };
}

const networksDiffer = (a: Finished, b: Finished): boolean =>
  a.result.options.network !== b.result.options.network;

/** The first setting that differs, as this run has it. */
function changedValue(a: Finished, b: Finished, { options }: Finished['result']): string {
  const [first] = runDifferences(a.result, b.result);
  if (!first) return 'same settings';
  return `${first.name} ${first.values[options === a.result.options ? 0 : 1]}`;
}

/** How sure it is, and what the words mean. */
export const comparisonExplanation = (a: Finished, b: Finished): Reply => ({
  title: `Experiments ${a.experiment.id} and ${b.experiment.id}: what the comparison says`,
  colour: experimentHeading(a.experiment).colour,
  text: [winnerLine(a, b), ...comparisonExplained(a, b)].join('\n'),
});
