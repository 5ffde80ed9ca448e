/** A duel as a message: while members vote, and while it runs. */
import { duelChart } from '../../charts/duel.ts';
import { networkName } from '../../charts/words.ts';
import type { Database } from '../../db/open.ts';
import type { Button, Reply } from '../../discord/reply.ts';
import { describeDataset } from '../../ml/datasets/index.ts';
import { count, plural } from '../../text/format.ts';
import { duelActions } from '../actions.ts';
import { matchBudget } from '../duel/budget.ts';
import { countVotes, type Duel, type DuelChoice, duelOfSeries, votesOf } from '../tables/duels.ts';
import { epochsOf } from '../tables/epochs.ts';
import { type Experiment, seriesOf } from '../tables/experiments.ts';
import { duelResultReply } from './duel-result.ts';
import { choiceName, type DuelRuns, duelHeading, duelTitle, isRunOver, sidesOf } from './duel-words.ts';
import { seriesReply } from './series.ts';

/** The message of a series, which may be a duel. @param unnamed people whose votes are counted without their names */
export function seriesOrDuelReply(
  db: Database,
  series: number,
  unnamed: readonly string[],
): Reply | undefined {
  const duel = duelOfSeries(db, series);
  return duel ? duelReply(db, duel, unnamed) : seriesReply(db, series);
}

/** A duel at its present stage. @param unnamed people whose votes are counted without their names */
export function duelReply(db: Database, duel: Duel, unnamed: readonly string[]): Reply {
  if (duel.status === 'voting') return votingReply(duel, countVotes(db, duel.id));
  if (duel.status === 'cancelled') return cancelledDuelReply(duel);
  const runs = duel.series === null ? [] : seriesOf(db, duel.series);
  if (!runs.every(isRunOver)) return runningReply(db, duel, runs);
  return duelResultReply({
    ...{ duel, runs, votes: votesOf(db, duel.id), unnamed },
    curveOf: ({ id }) => epochsOf(db, id),
  });
}

function votingReply(duel: Duel, voted: number): Reply {
  const vote = (choice: DuelChoice): Button => ({
    label: choiceName(duel, choice),
    action: duelActions.to.vote(duel.id, choice),
    style: 'primary',
  });
  const ends = Math.ceil(duel.votesUntil / 1000);
  return {
    ...duelHeading(duel),
    text: [
      `Two networks learn the same task: ${describeDataset(duel.dataset).title}. Which one learns it better?`,
      ...fairness(duel),
      '',
      `**Vote now, in secret.** Voting ends <t:${ends}:R>, or when <@${duel.hostId}> presses “Start now”.`,
      votedLine(voted),
    ].join('\n'),
    buttons: [
      [vote('a'), vote('b'), vote('none')],
      [{ label: 'Start now', action: duelActions.to.begin(duel.id), style: 'success' }, cancelButton(duel)],
    ],
  };
}

function fairness(duel: Duel): string[] {
  const { a, b } = matchBudget(duel.a, duel.b, duel.dataset);
  return [
    '- Both see the same examples equally often.',
    `- Both have about as many numbers to learn: ${networkName(duel.a)} ${count(a.parameters)}, ${networkName(duel.b)} ${count(b.parameters)}.`,
    `- Each learns ${duel.seeds} times from a new random start, because one run may be luck.`,
  ];
}

const votedLine = (voted: number): string =>
  voted === 0 ? 'Nobody has voted yet.' : `**${voted}** ${voted === 1 ? 'has' : 'have'} voted.`;

const cancelButton = ({ id }: Duel): Button => ({
  label: 'Cancel',
  action: duelActions.to.cancel(id),
  style: 'danger',
});

function runningReply(db: Database, duel: Duel, runs: readonly Experiment[]): Reply {
  const sides = sidesOf(duel, runs);
  const done = runs.filter(isRunOver).length;
  const charted = sides.map(({ network, runs: own }) => ({
    ...{ network, results: [] },
    curves: own.map(({ id }) => epochsOf(db, id)).filter((curve) => curve.length > 0),
  }));
  const [a, b] = charted;
  const title = `${duelTitle(duel)}: ${done} of ${runs.length} runs done`;
  const hasBegun = charted.some(({ curves }) => curves.length > 0);
  return {
    ...duelHeading(duel),
    text: [
      `Voting is over, the networks are learning. ${votedLine(countVotes(db, duel.id))}`,
      ...sides.map((side) => sideProgress(db, side)),
    ].join('\n'),
    ...(a &&
      b &&
      hasBegun && { chart: duelChart(title, duel.dataset, [a, b], runs[0]?.options.epochs ?? 1) }),
    buttons: [[cancelButton(duel)]],
  };
}

/** How many runs of a network are done, and how far the one under way is. */
function sideProgress(db: Database, { network, runs }: DuelRuns): string {
  const done = runs.filter(isRunOver).length;
  const running = runs.find(({ status }) => status === 'running');
  const bar = '▰'.repeat(done) + '▱'.repeat(runs.length - done);
  const epochs = running?.options.epochs ?? 0;
  const now = running
    ? `, now epoch ${Math.min(epochsOf(db, running.id).length + 1, epochs)} of ${epochs}`
    : '';
  return `${bar} **${networkName(network)}** ${done} of ${plural(runs.length, 'run')} done${now}`;
}

const cancelledDuelReply = (duel: Duel): Reply => ({
  ...duelHeading(duel),
  text: `<@${duel.hostId}> cancelled this duel. Votes on it do not count.`,
  buttons: [[{ label: 'Duel again', action: duelActions.to.again(duel.id, duel.seeds) }]],
});

/** What a voter alone reads. @param isUnnamed whether the voter wants no name in public */
export const votedReply = (duel: Duel, choice: DuelChoice, isUnnamed: boolean): Reply => ({
  text: [
    `Your vote: **${choiceName(duel, choice)}**. Nobody else sees it before the duel is over. You may change it while voting is open.`,
    isUnnamed
      ? 'Afterwards your vote is counted without your name.'
      : 'Afterwards everybody sees how you voted. `/quiz privacy` takes your name out.',
  ].join('\n'),
  slot: { name: `duel ${duel.id}` },
});
