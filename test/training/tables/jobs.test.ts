import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../../../src/db/open.ts';
import {
  cancelExperiment,
  failExperiment,
  findExperiment,
  finishExperiment,
} from '../../../src/training/tables/experiments.ts';
import {
  addJob,
  claimNext,
  closeJob,
  expiringJobs,
  findJob,
  pendingJobs,
  positionOf,
  requeue,
  runningJobs,
  waitingJobs,
} from '../../../src/training/tables/jobs.ts';
import { messageRef, result } from '../../db/samples.ts';
import { experimentOf, temporaryDatabase } from '../../db/temporary.ts';

let db: OpenDatabase;
beforeEach(() => {
  db = temporaryDatabase();
});

function queue(userId: string, where: Partial<typeof messageRef> = {}): number {
  const { id } = experimentOf(db, userId);
  addJob(db, id, { ...messageRef, ...where });
  return id;
}

const claimAll = (now: number): number[] => {
  const next = claimNext(db, now);
  return next ? [next.id, ...claimAll(now)] : [];
};

test('a learner with one job does not wait for all of another learner’s', () => {
  const [a1, a2, a3, b1] = [queue('a'), queue('a'), queue('a'), queue('b')];
  expect(claimAll(1_000)).toEqual([a1, b1, a2, a3]);
});

test('who trained of late waits behind who did not, and an hour later no more', () => {
  const hour = 60 * 60 * 1000;
  queue('a');
  claimNext(db, hour);
  const [a, b] = [queue('a'), queue('b')];
  expect([positionOf(db, a, hour + 1), positionOf(db, b, hour + 1)]).toEqual([2, 1]);
  expect(waitingJobs(db, hour + 1).map(({ experiment }) => experiment.id)).toEqual([b, a]);
  expect([positionOf(db, a, 2 * hour), positionOf(db, b, 2 * hour)]).toEqual([1, 2]);
  expect(waitingJobs(db, 2 * hour).map(({ experiment }) => experiment.id)).toEqual([a, b]);
});

test('positions and claims follow “fewest of late, then oldest”, for any queue', () => {
  const users = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(users, fc.nat(6), (order, claimedBefore) => {
      db.$client.exec('delete from experiments');
      const waiting = new Map(order.map((user) => [queue(user), user]));
      const taken = new Map<string, number>();
      const pick = () =>
        [...waiting].sort(([idA, a], [idB, b]) => (taken.get(a) ?? 0) - (taken.get(b) ?? 0) || idA - idB)[0];
      const expected: number[] = [];
      for (let next = pick(); next; next = pick()) {
        const [id, user] = next;
        expected.push(id);
        waiting.delete(id);
        taken.set(user, (taken.get(user) ?? 0) + 1);
      }
      const now = Date.now();
      const claimed = expected.slice(0, claimedBefore).map(() => claimNext(db, now)?.id);
      const positions = expected.map((id) => positionOf(db, id, now));
      expect(positions).toEqual(
        expected.map((_, at) => (at < claimedBefore ? undefined : at + 1 - claimedBefore)),
      );
      expect([...claimed, ...claimAll(now)]).toEqual(expected);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test('a claim is written down, and a job put back waits as if it had not begun', () => {
  const id = queue('a');
  expect(claimNext(db, 77)).toMatchObject({ id, status: 'running', startedAt: 77 });
  expect(runningJobs(db)).toMatchObject([{ experiment: { id }, attempts: 1, messageRef }]);
  requeue(db, id, 1);
  expect(findExperiment(db, id)).toMatchObject({ status: 'queued', startedAt: null });
  claimNext(db, 78);
  expect(findJob(db, id)?.attempts).toBe(2);
});

test('a job that was cancelled is not put back', () => {
  const id = queue('a');
  claimNext(db, 1);
  cancelExperiment(db, id);
  requeue(db, id, 0);
  expect(findExperiment(db, id)?.status).toBe('cancelled');
});

test('a message is owed from the end of its job until it is closed', () => {
  const [done, failed, waiting] = [queue('a'), queue('a'), queue('a')];
  claimNext(db, 1);
  finishExperiment(db, done, result);
  failExperiment(db, failed, 'because');
  expect(pendingJobs(db).map(({ experiment }) => experiment.id)).toEqual([done, failed]);
  closeJob(db, done);
  expect(pendingJobs(db).map(({ experiment }) => experiment.id)).toEqual([failed]);
  expect(findJob(db, waiting)?.messageRef).toEqual(messageRef);
});

test('only unfinished jobs that hang on their token expire', () => {
  const hanging = { canPost: false, tokenExpiresAt: 1_000 };
  const [a, b, over] = [queue('a', hanging), queue('a', hanging), queue('a', hanging)];
  queue('b', { tokenExpiresAt: 1_000 });
  queue('c', { canPost: false, tokenExpiresAt: 3_000 });
  claimNext(db, 1);
  cancelExperiment(db, over);
  expect(expiringJobs(db, 2_000).map(({ experiment }) => experiment.id)).toEqual([a, b]);
});
