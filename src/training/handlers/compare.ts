/** Comparing two runs: choosing the second one, and both side by side. */
import type { CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import { comparableRun, comparableRuns, countComparable, type Viewer } from '../tables/comparable-runs.ts';
import { resultOf } from '../tables/experiments.ts';
import { comparisonExplanation, pickReply, runComparisonReply } from '../views/comparison.ts';
import type { Finished } from '../views/result.ts';
import { finishedRun } from './find.ts';

/** A menu holds this many. */
const perPage = 25;

/** A page of runs to compare with. @param hidden people whose runs are theirs alone */
export function pickRun(
  context: CommandContext,
  [id, wanted]: readonly [id: number, page: number],
  hidden: readonly string[],
): Reply {
  const { services, person } = context;
  const { experiment, result } = finishedRun(context, id);
  const viewer = viewerOf(context, hidden);
  const pages = Math.max(1, Math.ceil(countComparable(services.db, viewer, experiment) / perPage));
  const page = Math.min(wanted, pages);
  const runs = comparableRuns(services.db, viewer, experiment, {
    limit: perPage,
    offset: (page - 1) * perPage,
  });
  return pickReply({ experiment, result, runs, personId: person.id, page, pages });
}

/** Two runs side by side. @throws UserError when the second may not be seen, or is on other data */
export function compareRuns(
  context: CommandContext,
  both: readonly [a: number, b: number],
  hidden: readonly string[],
  isPrivate: boolean,
): Reply {
  return runComparisonReply(...bothRuns(context, both, hidden), isPrivate && context.serverId !== null);
}

/** How sure their comparison is. @throws UserError as `compareRuns` */
export const explainComparison = (
  context: CommandContext,
  both: readonly [a: number, b: number],
  hidden: readonly string[],
): Reply => comparisonExplanation(...bothRuns(context, both, hidden));

function bothRuns(
  context: CommandContext,
  [a, b]: readonly [a: number, b: number],
  hidden: readonly string[],
): [Finished, Finished] {
  const { db } = context.services;
  const one = finishedRun(context, a);
  const other = comparableRun(db, viewerOf(context, hidden), one.experiment, b);
  const result = other && resultOf(db, other);
  if (!result)
    throw new UserError(
      `Experiment ${b} cannot be compared with ${a}: choose two finished runs on the same data, yours or shown to everybody in this server.`,
    );
  return [one, { experiment: other, result }];
}

const viewerOf = ({ person, serverId }: CommandContext, hidden: readonly string[]): Viewer => ({
  userId: person.id,
  serverId,
  hidden,
});
