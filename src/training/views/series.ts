/** Three runs that differ in their seed alone, in one message: how much is luck? */
import { runComparisonChart } from '../../charts/run-comparison.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { Database } from '../../db/open.ts';
import type { Reply } from '../../discord/reply.ts';
import { figure, percent, plural } from '../../text/format.ts';
import type { TrainingResult } from '../../types/training.ts';
import { experimentsActions, trainActions } from '../actions.ts';
import { meanAndRange, metricValue } from '../compare-runs.ts';
import { scoreInWords } from '../diagnosis/verdict.ts';
import { type Experiment, findExperiment, resultOf, seriesOf } from '../tables/experiments.ts';
import { experimentHeading } from './heading.ts';

/** The message of a series, at its present stage. Undefined if nothing of it is left. */
export function seriesReply(db: Database, series: number): Reply | undefined {
  const added = seriesOf(db, series);
  const [first] = added;
  if (!first) return undefined;
  const origin = first.basedOn === null ? undefined : findExperiment(db, first.basedOn);
  const all = origin ? [origin, ...added] : added;
  const { network, dataset } = first.options;
  const measured = all.flatMap((experiment) => {
    const result = resultOf(db, experiment);
    return result ? [{ experiment, result }] : [];
  });
  const isOver = all.every(({ status }) => !['queued', 'running'].includes(status));
  const title = `${plural(all.length, 'seed')}: ${networkName(network)} on ${datasetName(dataset)}`;
  return {
    title,
    colour: experimentHeading(first).colour,
    text: [
      ...all.map(line),
      ...(isOver
        ? [
            conclusion(
              measured.map(({ result }) => result),
              all.length,
            ),
          ]
        : []),
    ].join('\n'),
    ...(isOver &&
      measured.length > 0 && {
        chart: runComparisonChart(
          `${title}: the same run with other random numbers`,
          measured.map(({ experiment: { id, options }, result: { epochs } }) => ({
            ...{ label: `${id}: seed ${options.seed}`, options, epochs },
          })),
        ),
      }),
    buttons: [
      isOver
        ? [{ label: 'Compare with…', action: experimentsActions.to.pick(first.id, 1) }]
        : [{ label: 'Cancel', action: trainActions.to.cancelSeries(series), style: 'danger' }],
    ],
  };
}

function line({ id, options, status, result }: Experiment): string {
  const state = { queued: 'waits', running: 'runs now', done: '', failed: 'failed', cancelled: 'cancelled' };
  return `Experiment ${id}, seed ${options.seed}: ${result ? `**${scoreInWords(result.outcome)}**` : state[status]}`;
}

function conclusion(results: readonly TrainingResult[], wanted: number): string {
  const [first] = results;
  if (!first || results.length < 2) return 'Too few of them have a result to say anything about luck.';
  const { mean, min, max } = meanAndRange(results.map(({ outcome }) => metricValue(outcome)));
  const { outcome } = first;
  const write = (value: number) => {
    if (outcome.kind === 'classification') return percent(value);
    return `${figure(value)} ${outcome.kind === 'forecast' ? outcome.unit : 'bits'}`;
  };
  const gap =
    outcome.kind === 'classification' ? `${(100 * (max - min)).toFixed(1)} points` : write(max - min);
  const few = results.length < wanted ? `Only ${results.length} of ${wanted} have a result. ` : '';
  return `${few}Mean **${write(mean)}**, from ${write(min)} to ${write(max)}.\nNothing but the random numbers differs, and yet they lie ${gap} apart. A gap of that size between two single runs may be luck. ${plural(results.length, 'run')} give a rough idea, no proof.`;
}
