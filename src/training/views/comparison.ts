/** Choosing a run to compare with, and two runs side by side. */

import { runComparisonChart } from '../../charts/run-comparison.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { Reply } from '../../discord/reply.ts';
import { plural } from '../../text/format.ts';
import { experimentsActions } from '../actions.ts';
import { chanceOf, hasSameScore, runDifferences, significance } from '../compare-runs.ts';
import { scoreInWords } from '../diagnosis/verdict.ts';
import type { Experiment } from '../tables/experiments.ts';
import { experimentHeading, unusual } from './heading.ts';
import type { Finished } from './result.ts';

export interface Candidates {
  experiment: Experiment;
  /** Finished runs on the same data set, newest first. */
  runs: Experiment[];
  /** Whose menu it is: the others' runs are marked. */
  personId: string;
  /** Counted from 1. */
  page: number;
  pages: number;
}

export function pickReply({ experiment, runs, personId, page, pages }: Candidates): Reply {
  const { id, options } = experiment;
  const data = datasetName(options.dataset);
  if (runs.length === 0)
    return {
      ...experimentHeading(experiment),
      text: `There is no other finished run on ${data} yet. The buttons under the result start one.`,
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
  const changed = runDifferences(a.result, b.result);
  const label = ({ experiment, result }: Finished) =>
    `${experiment.id}: ${networkName(result.options.network)}${networksDiffer(a, b) ? '' : `, ${changedValue(a, b, result)}`}`;
  return {
    title,
    colour: experimentHeading(a.experiment).colour,
    text: [
      `${scoreLine(a)} against ${scoreLine(b)}, on examples never seen before.`,
      changed.length === 0
        ? 'Their settings are the same.'
        : `What differs: ${changed.map(({ name, values }) => `${name} ${values.join(' → ')}`).join(', ')}. Everything else is the same.`,
      chanceWords(a, b),
    ].join('\n'),
    chart: runComparisonChart(
      'How both learned, epoch by epoch',
      [a, b].map((run) => ({ label: label(run), options: run.result.options, epochs: run.result.epochs })),
    ),
    buttons: [
      [
        { label: 'Another run …', action: experimentsActions.to[isPrivate ? 'page' : 'pick'](one, 1) },
        ...(isPrivate
          ? [{ label: 'Show to everybody', action: experimentsActions.to.post(one, other) }]
          : []),
      ],
    ],
  };
}

/** Which run it is and what it reached: two bare numbers would not say which is whose. */
const scoreLine = ({ experiment: { id }, result: { options, outcome } }: Finished): string =>
  `${id}: ${networkName(options.network)} **${scoreInWords(outcome)}**`;

const networksDiffer = (a: Finished, b: Finished): boolean =>
  a.result.options.network !== b.result.options.network;

/** The first setting that differs, as this run has it. */
function changedValue(a: Finished, b: Finished, { options }: Finished['result']): string {
  const [first] = runDifferences(a.result, b.result);
  if (!first) return 'same settings';
  return `${first.name} ${first.values[options === a.result.options ? 0 : 1]}`;
}

/** What the test says, for somebody who knows no statistics; its name comes last. */
function chanceWords(a: Finished, b: Finished): string {
  if (hasSameScore(a.result.outcome, b.result.outcome))
    return 'Both results are the same, so there is no gap to explain.';
  const chance = chanceOf(a.result.outcome, b.result.outcome);
  if (!chance) return 'Their tests have nothing in common, so chance cannot be judged.';
  if (scoreInWords(a.result.outcome) === scoreInWords(b.result.outcome))
    return 'There is **no gap**: both did equally well.';
  const { p, test, counted } = chance;
  const odds =
    p < 0.001 ? 'less than 1 time in 1,000' : `about ${plural(Math.round(1000 * p), 'time')} in 1,000`;
  const verdict =
    p < significance ? 'The gap is **more than luck with the test examples**' : 'The gap **may be luck**';
  return `${verdict}: luck alone makes one this wide ${odds} (${test}: ${counted}). Another seed moves the results too: “Three seeds” under a result shows by how much.`;
}
