/** Who won a duel: the runs are compared seed by seed, because both networks of a seed saw the same examples. */
import type { MetricName } from '../../charts/metric.ts';
import { type Interval, meanInterval, type PairedTest, pairedTest } from './statistics.ts';

/** A gap is called more than luck below this probability. */
export const luckBelow = 0.05;
/** As many pairs at least, or the duel says nothing. */
export const fewestPairs = 3;
/** The smallest gap that counts: half a percentage point of right answers, or one hundredth of an error or of the bits. */
export const leastGap = { accuracy: 0.005, error: 0.01 };

/** What one network reached with one seed. */
export interface DuelRun {
  seed: number;
  /** Share of right answers, or the mean error. Absent where the run has no result. */
  value?: number | undefined;
  /** Its numbers overflowed, so it learned nothing. */
  diverged?: boolean | undefined;
}

export interface DuelJudgement {
  winner: 'a' | 'b' | 'none';
  /**
   * `clear`: the gap is more than luck. `diverged`: all runs of the loser broke, none of the winner. `luck`: the gap may be
   * luck. `small`: it is not, but too small to matter. `tie`: no gap at all. `broken`: too few whole pairs, because
   * runs diverged. `incomplete`: too few, because runs were cancelled or failed.
   */
  reason: 'clear' | 'diverged' | 'luck' | 'small' | 'tie' | 'broken' | 'incomplete';
  /** Absent with fewer than two results. */
  a?: Interval | undefined;
  b?: Interval | undefined;
  /** Of the differences a − b, by seed. Absent with fewer than two pairs. */
  test?: PairedTest | undefined;
  /** Seeds with a result on both sides. */
  pairs: number;
}

/** @param metric how values are read: more accuracy is better, less of anything else is */
export function judge(a: readonly DuelRun[], b: readonly DuelRun[], metric: MetricName): DuelJudgement {
  const differences = a.flatMap(({ seed, value }) => {
    const other = b.find((run) => run.seed === seed)?.value;
    return value === undefined || other === undefined ? [] : [value - other];
  });
  const test = differences.length < 2 ? undefined : pairedTest(differences);
  const sides = { a: intervalOf(a), b: intervalOf(b) };
  return { ...decide(a, b, metric, test, sides), ...sides, test, pairs: differences.length };
}

function decide(
  a: readonly DuelRun[],
  b: readonly DuelRun[],
  metric: MetricName,
  test: PairedTest | undefined,
  sides: { a: Interval | undefined; b: Interval | undefined },
): Pick<DuelJudgement, 'winner' | 'reason'> {
  const [brokenA, brokenB] = [a, b].map((runs) => runs.filter(({ diverged }) => diverged).length) as [
    number,
    number,
  ];
  if (a.length >= fewestPairs && brokenA === a.length && brokenB === 0 && isWhole(b))
    return { winner: 'b', reason: 'diverged' };
  if (b.length >= fewestPairs && brokenB === b.length && brokenA === 0 && isWhole(a))
    return { winner: 'a', reason: 'diverged' };
  if (!test || test.freedom + 1 < fewestPairs)
    return { winner: 'none', reason: brokenA + brokenB > 0 ? 'broken' : 'incomplete' };
  if (test.mean === 0) return { winner: 'none', reason: 'tie' };
  if (test.p >= luckBelow) return { winner: 'none', reason: 'luck' };
  const least =
    metric === 'accuracy'
      ? leastGap.accuracy
      : leastGap.error * Math.max(sides.a?.mean ?? 0, sides.b?.mean ?? 0);
  if (Math.abs(test.mean) < least) return { winner: 'none', reason: 'small' };
  return { winner: test.mean > 0 === (metric === 'accuracy') ? 'a' : 'b', reason: 'clear' };
}

const isWhole = (runs: readonly DuelRun[]): boolean => runs.every(({ value }) => value !== undefined);

function intervalOf(runs: readonly DuelRun[]): Interval | undefined {
  const values = runs.flatMap(({ value }) => value ?? []);
  return values.length < 2 ? undefined : meanInterval(values);
}
