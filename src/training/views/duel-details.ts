/** What stands behind a duel: how it was judged, and what one may conclude from it. */
import { type Metric, metricOf } from '../../charts/metric.ts';
import { networkName } from '../../charts/words.ts';
import type { Reply } from '../../discord/reply.ts';
import { count, figure, percent } from '../../text/format.ts';
import { budgetTolerance, matchBudget, mismatch } from '../duel/budget.ts';
import { type DuelJudgement, fewestPairs, leastGap, luckBelow } from '../duel/verdict.ts';
import type { Duel } from '../tables/duels.ts';
import type { Experiment } from '../tables/experiments.ts';
import { verdictWords } from './duel-result.ts';
import { duelHeading, duelTitle, judgeDuel, sidesOf, toDuelRun } from './duel-words.ts';
import { optionsLine } from './heading.ts';

/** The test, the threshold, every run, the sizes and the times. */
export function duelDetailsReply(duel: Duel, runs: readonly Experiment[]): Reply {
  const judged = judgeDuel(duel, runs);
  const metric = metricOf(duel.dataset);
  const { headline } = verdictWords(duel, judged, runs, metric);
  return {
    ...duelHeading(duel),
    title: `Details of the duel ${duelTitle(duel)}`,
    text: `**${headline}.** ${judgedBy(duel, judged, metric)}`,
    fields: [
      { name: 'Seed by seed', value: pairLines(duel, runs, metric) },
      { name: 'Sizes', value: sizes(duel) },
      {
        name: 'The same for both',
        value: runs[0]
          ? optionsLine(runs[0].options)
              .replace(/\d+ units · /, '')
              .replace(/ · seed \d+$/, '')
          : '–',
      },
      {
        name: 'Times',
        value:
          'The seconds are those of the training steps. Runs share the machine with each other, so take them as rough.',
      },
    ],
  };
}

function judgedBy(duel: Duel, { test }: DuelJudgement, metric: Metric): string {
  const gap =
    metric.name === 'accuracy'
      ? `${100 * leastGap.accuracy} percentage points`
      : `${percent(leastGap.error)} of the error`;
  const rule = `The rule: a network wins if a paired t-test over the seeds gives p < ${luckBelow} and the gap is at least ${gap}. It needs ${fewestPairs} pairs of runs. If all runs of one network blow up and none of the other, the other wins.`;
  if (!test) return rule;
  const write = (value: number) =>
    metric.name === 'accuracy' ? `${(100 * value).toFixed(1)} points` : metric.write(value);
  const t = Number.isFinite(test.t)
    ? `t = ${figure(Math.abs(test.t))}`
    : 't without bound, because all gaps are equal';
  const p = test.p < 0.001 ? 'p < 0.001' : `p = ${test.p.toFixed(3)}`;
  // Seen from the one that is ahead.
  const [low, high] = test.mean < 0 ? [-test.high, -test.low] : [test.low, test.high];
  const isA = test.mean > 0 === (metric.name === 'accuracy');
  const ahead = test.mean === 0 ? 'Neither is ahead' : `${networkName(isA ? duel.a : duel.b)} is ahead`;
  return `${ahead} by ${write(Math.abs(test.mean))} on average (95% confidence interval ${write(low)} to ${write(high)}): ${t} with ${test.freedom} degrees of freedom, ${p}.\n${rule}`;
}

function pairLines(duel: Duel, runs: readonly Experiment[], metric: Metric): string {
  const [a, b] = sidesOf(duel, runs);
  const score = (run: Experiment | undefined) => {
    if (!run) return 'not kept';
    const { value, diverged } = toDuelRun(run);
    return value === undefined ? (diverged ? 'blew up' : run.status) : metric.write(value);
  };
  return a.runs
    .map((run) => {
      const other = b.runs.find(({ options }) => options.seed === run.options.seed);
      return `Seed ${run.options.seed}: ${networkName(duel.a)} ${score(run)} (experiment ${run.id}), ${networkName(duel.b)} ${score(other)}${other ? ` (experiment ${other.id})` : ''}`;
    })
    .join('\n');
}

function sizes({ a, b, dataset }: Duel): string {
  const budget = matchBudget(a, b, dataset);
  const [one, other] = [budget.a, budget.b].map(
    ({ network, units, parameters }) =>
      `${networkName(network)} ${units} units with ${count(parameters)} parameters`,
  );
  const table =
    budget.embedding > 0
      ? ` Both also have a table of word vectors with ${count(budget.embedding)} numbers, which is not counted here.`
      : '';
  return `${one}, ${other}: ${percent(mismatch(budget.a, budget.b))} apart. At most ${percent(budgetTolerance)} are allowed.${table}`;
}

/** What a duel is, what this one showed, and what follows from it. */
export function conclusionReply(duel: Duel, runs: readonly Experiment[]): Reply {
  const judged = judgeDuel(duel, runs);
  const { headline, reason } = verdictWords(duel, judged, runs, metricOf(duel.dataset));
  const clear = judged.winner !== 'none';
  return {
    ...duelHeading(duel),
    title: 'What may one conclude?',
    text: [
      '**What a duel is.** Two networks with about as many numbers to learn get the same examples, in the same order, equally often. The random start is drawn anew for each run. So a gap can come from two things: the networks, or luck.',
      `**What this one showed.** ${headline}. ${reason}`,
      clear
        ? '**You may say:** on this task, at this size and with this much training, it did better, and luck hardly explains it.'
        : '**You may say:** this duel could not tell them apart. That does not mean that they are equally good: more runs can show a smaller gap.',
      '**You may not say:** that it is so on other tasks, with larger networks, more examples or longer training. A step size (learning rate) chosen for each network may turn it round, too.',
    ].join('\n\n'),
  };
}
