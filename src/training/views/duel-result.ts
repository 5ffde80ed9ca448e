/** What came of a duel: one plain sentence, the figures of both, and who had voted right. */
import { clipped, duelChart } from '../../charts/duel.ts';
import { type Metric, metricOf } from '../../charts/metric.ts';
import { networkName } from '../../charts/words.ts';
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { count, figure, plural } from '../../text/format.ts';
import type { EpochRecord } from '../../types/training.ts';
import { duelActions } from '../actions.ts';
import type { Interval } from '../duel/statistics.ts';
import type { DuelJudgement } from '../duel/verdict.ts';
import { duelChoices } from '../tables/duel-schema.ts';
import type { Duel, DuelChoice } from '../tables/duels.ts';
import type { Experiment } from '../tables/experiments.ts';
import {
  choiceName,
  type DuelRuns,
  duelHeading,
  duelTitle,
  judgeDuel,
  sidesOf,
  toDuelRun,
} from './duel-words.ts';

export interface FoughtDuel {
  duel: Duel;
  runs: readonly Experiment[];
  votes: readonly { userId: string; choice: DuelChoice }[];
  /** People whose votes are counted without their names. */
  unnamed: readonly string[];
  curveOf(run: Experiment): EpochRecord[];
}

/** How a network won. */
const wins: Record<Metric['name'], string> = {
  accuracy: 'It was right more often',
  error: 'It was off by less',
  'bits per character': 'It needed fewer bits per character',
};

/** More seeds find a smaller gap. After the last there is no further step. */
const seedSteps = [3, 5, 8];

export function duelResultReply({ duel, runs, votes, unnamed, curveOf }: FoughtDuel): Reply {
  const judged = judgeDuel(duel, runs);
  const metric = metricOf(duel.dataset);
  const sides = sidesOf(duel, runs);
  const intervals = [judged.a, judged.b];
  const [a, b] = sides.map(({ network, runs: own }, at) => ({
    network,
    curves: own.map(curveOf).filter((curve) => curve.length > 0),
    results: own.flatMap((run) => toDuelRun(run).value ?? []),
    interval: intervals[at],
  }));
  const verdict = verdictWords(duel, judged, runs, metric);
  const title = `${duelTitle(duel)}: ${verdict.headline.toLowerCase().startsWith('no') ? verdict.headline.toLowerCase() : verdict.headline}`;
  return {
    ...duelHeading(duel),
    text: `**${verdict.headline}.** ${verdict.reason}`,
    fields: [
      ...sides.map((side, at) => sideField(side, intervals[at], metric)),
      votesField(duel, judged, votes, unnamed),
    ],
    ...(a && b && { chart: duelChart(title, duel.dataset, [a, b], runs[0]?.options.epochs ?? 1) }),
    footer: 'One task, one size, little training: elsewhere it may come out otherwise.',
    buttons: [
      [
        { label: 'What may one conclude?', action: duelActions.to.conclude(duel.id) },
        { label: 'Details', action: duelActions.to.details(duel.id) },
        ...moreSeeds(duel),
      ],
    ],
  };
}

function moreSeeds({ id, seeds }: Duel): Button[] {
  const next = seedSteps.find((step) => step > seeds);
  return next ? [{ label: `Again with ${next} runs each`, action: duelActions.to.again(id, next) }] : [];
}

/** The verdict in a few words, and why, in a sentence or two for a beginner. */
export function verdictWords(
  duel: Duel,
  { winner, reason, a, b, pairs }: DuelJudgement,
  runs: readonly Experiment[],
  metric: Metric,
): { headline: string; reason: string } {
  const headline = reason === 'incomplete' ? 'No verdict' : choiceName(duel, winner);
  const [better, worse] = winner === 'b' ? [b, a] : [a, b];
  const [first, second] = winner === 'b' ? [duel.b, duel.a] : [duel.a, duel.b];
  const written = (interval: Interval | undefined) => metric.write(interval?.mean ?? Number.NaN);
  const both = `${networkName(first)} ${written(better)}, ${networkName(second)} ${written(worse)}`;
  const left =
    pairs < duel.seeds && (reason === 'clear' || reason === 'luck' || reason === 'small')
      ? ` Only ${pairs} of ${duel.seeds} pairs of runs count: the others have no result.`
      : '';
  const why: Record<DuelJudgement['reason'], string> = {
    clear: `${wins[metric.name]}: **${written(better)}** against **${written(worse)}** on average, on ${tested(runs)} never seen before. Luck rarely makes such a gap.`,
    diverged: `All runs of ${networkName(second)} blew up: their numbers overflowed, so they learned nothing.`,
    luck: `${both} on average, on ${tested(runs)} never seen before. The runs of each differ so much that this gap may be luck.`,
    small: `${both} on average: the gap is not luck, but it is too small to matter.`,
    tie: `Both did equally well: **${written(a)}** on average.`,
    broken: `Too many runs blew up: their numbers overflowed. Only ${plural(pairs, 'pair')} of runs can be compared.`,
    incomplete: `Only ${pairs} of ${duel.seeds} pairs of runs have a result, too few to compare.`,
  };
  return { headline, reason: why[reason] + left };
}

function tested(runs: readonly Experiment[]): string {
  const result = runs.find((run) => run.result)?.result;
  const kind = result?.outcome.kind;
  const tests = result?.parts.test ?? 0;
  if (kind === 'language') return `${plural(tests, 'piece')} of text`;
  return plural(tests, kind === 'forecast' ? 'day' : 'example');
}

function sideField({ network, runs }: DuelRuns, interval: Interval | undefined, metric: Metric): Field {
  const done = runs.flatMap(({ result }) => result ?? []);
  const seconds = done.reduce((sum, each) => sum + each.seconds.training, 0) / done.length;
  const { units } = runs[0]?.options ?? { units: 0 };
  const lines = [
    ...(interval ? [`**${metric.write(interval.mean)}** ${metric.name}`, range(interval, metric)] : []),
    `${plural(units, 'unit')}${done[0] ? `, ${count(done[0].params)} parameters` : ''}`,
    done.length > 0 ? `${figure(seconds)} s of training a run` : 'no run with a result',
  ];
  return { name: networkName(network), value: lines.join('\n'), inline: true };
}

/** The 95% confidence interval in words. */
export function range(interval: Interval, metric: Metric): string {
  const { low, high } = clipped(interval, metric);
  return `95% sure: ${metric.write(low)} to ${metric.write(high)}`;
}

/** Names at most this many voters of a kind. */
const namesShown = 12;

function votesField(
  duel: Duel,
  { winner, reason }: DuelJudgement,
  votes: FoughtDuel['votes'],
  unnamed: readonly string[],
): Field {
  if (votes.length === 0) return { name: 'Votes', value: 'Nobody voted.' };
  if (reason === 'incomplete')
    return { name: 'Votes', value: `${votes.length} voted, but without a verdict the votes do not count.` };
  const lines = duelChoices.flatMap((choice) => {
    const voters = votes.filter((vote) => vote.choice === choice).map(({ userId }) => userId);
    if (voters.length === 0) return [];
    return [`${choice === winner ? '✅' : '❌'} ${choiceName(duel, choice)}: ${namesOf(voters, unnamed)}`];
  });
  const right = votes.filter(({ choice }) => choice === winner).length;
  return { name: `Votes: ${right} of ${votes.length} right`, value: lines.join('\n') };
}

function namesOf(voters: readonly string[], unnamed: readonly string[]): string {
  const named = voters.filter((voter) => !unnamed.includes(voter)).slice(0, namesShown);
  const others = voters.length - named.length;
  return [
    ...named.map((voter) => `<@${voter}>`),
    ...(others > 0 ? [named.length > 0 ? plural(others, 'other') : plural(others, 'member')] : []),
  ].join(', ');
}
