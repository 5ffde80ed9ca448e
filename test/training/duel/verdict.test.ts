import { expect, it } from 'vitest';
import { type DuelRun, judge } from '../../../src/training/duel/verdict.ts';

const runs = (...values: (number | 'diverged' | 'cancelled')[]): DuelRun[] =>
  values.map((value, at) => ({
    seed: at + 1,
    ...(typeof value === 'number' ? { value } : { diverged: value === 'diverged' }),
  }));

it('finds a clear winner, on either side', () => {
  const [good, poor] = [runs(0.95, 0.96, 0.94), runs(0.8, 0.82, 0.79)];
  const won = judge(good, poor, 'accuracy');
  expect(won).toMatchObject({ winner: 'a', reason: 'clear', pairs: 3 });
  expect(won.test?.p).toBeLessThan(0.01);
  expect(won.a?.mean).toBeCloseTo(0.95, 12);
  expect(judge(poor, good, 'accuracy').winner).toBe('b');
});

it('takes the lower error for the better one', () => {
  expect(judge(runs(2.4, 2.5, 2.45), runs(3.1, 3.2, 3.1), 'error')).toMatchObject({
    ...{ winner: 'a', reason: 'clear' },
  });
});

it('finds none where luck may have made the gap', () => {
  const judged = judge(runs(0.9, 0.8, 0.95), runs(0.85, 0.86, 0.8), 'accuracy');
  expect(judged).toMatchObject({ winner: 'none', reason: 'luck' });
  expect(judged.test?.p).toBeGreaterThan(0.05);
});

it('compares seed by seed: a small gap in every pair counts more than the spread of the seeds', () => {
  expect(judge(runs(0.6, 0.75, 0.9), runs(0.58, 0.73, 0.879), 'accuracy').winner).toBe('a');
  // The same values in another order.
  expect(judge(runs(0.6, 0.75, 0.9), runs(0.879, 0.58, 0.73), 'accuracy').winner).toBe('none');
});

it('finds none in a tie, and none in a gap that is too small to matter', () => {
  expect(judge(runs(1, 1, 1), runs(1, 1, 1), 'accuracy')).toMatchObject({ winner: 'none', reason: 'tie' });
  expect(judge(runs(0.991, 0.992, 0.993), runs(0.99, 0.991, 0.992), 'accuracy')).toMatchObject({
    ...{ winner: 'none', reason: 'small' },
  });
  expect(judge(runs(2.51, 2.51, 2.51), runs(2.5, 2.5, 2.5), 'error').reason).toBe('small');
});

it('gives the duel to the network whose runs did not diverge, if the others all did', () => {
  const broken = runs('diverged', 'diverged', 'diverged');
  expect(judge(broken, runs(0.2, 0.3, 0.4), 'accuracy')).toMatchObject({
    ...{ winner: 'b', reason: 'diverged', a: undefined },
  });
  expect(judge(runs(0.2, 0.3, 0.4), broken, 'accuracy').winner).toBe('a');
  expect(judge(broken, broken, 'accuracy')).toMatchObject({ winner: 'none', reason: 'broken' });
});

it('leaves a pair out of which one run diverged, and says nothing with fewer than three', () => {
  expect(judge(runs(0.9, 'diverged', 0.9), runs(0.5, 0.5, 0.5), 'accuracy')).toMatchObject({
    ...{ winner: 'none', reason: 'broken', pairs: 2 },
  });
  expect(judge(runs(0.9, 0.91, 0.9, 'diverged'), runs(0.5, 0.52, 0.5, 0.5), 'accuracy')).toMatchObject({
    ...{ winner: 'a', reason: 'clear', pairs: 3 },
  });
});

it('says nothing where runs were cancelled or failed', () => {
  expect(judge(runs(0.9, 0.9, 'cancelled'), runs(0.5, 0.5, 0.5), 'accuracy')).toMatchObject({
    ...{ winner: 'none', reason: 'incomplete', pairs: 2 },
  });
  // A run that was cancelled does not make the other one a winner over those that diverged.
  expect(
    judge(runs('diverged', 'diverged', 'diverged'), runs(0.5, 'cancelled', 0.5), 'accuracy').winner,
  ).toBe('none');
});
