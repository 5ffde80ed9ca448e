/** The queue of trainings: turns, limits, cancelling, and what fails. */
import { expect, test } from 'vitest';
import { epochsOf } from '../../src/training/tables/epochs.ts';
import { findExperiment, listExperiments, resultOf } from '../../src/training/tables/experiments.ts';
import { findJob, pendingJobs } from '../../src/training/tables/jobs.ts';
import { JobNotAcceptedError } from '../../src/training/trainer.ts';
import { UserError } from '../../src/types/errors.ts';
import { messageRef } from '../db/samples.ts';
import { behaviour } from '../fixtures/training/behaviour.ts';
import { job, startPool } from './pools.ts';
import { finished, progressOf, startQueue } from './queues.ts';

test('a job goes from wish to stored result, and tells on its way', async () => {
  const { db, queue, told, submit } = startQueue();
  queue.start();
  const epochs: unknown[] = [];
  const left: (number | undefined)[] = [];
  queue.on('epoch', ({ id }, epoch) => {
    expect(epochsOf(db, id).at(-1)).toEqual(epoch);
    epochs.push(epoch);
  });
  queue.on('progress', (_, __, secondsLeft) => left.push(secondsLeft));
  const { id, status } = submit('ada', job(behaviour.train, 40));
  expect(status).toBe('queued');
  expect(told).toEqual(['queued 1 queued']);

  const [experiment] = await finished(queue, id);
  expect(told).toEqual(['queued 1 queued', 'started 1 running', 'finished 1 done']);
  expect(experiment).toEqual(findExperiment(db, id));
  expect(experiment && resultOf(db, experiment)).toMatchObject({
    options: job(behaviour.train, 40),
    params: 2,
    epochs,
  });
  expect(left.at(0)).toBeUndefined();
  expect(left.at(-1)).toBeCloseTo(0, 9);
  expect(pendingJobs(db)).toMatchObject([{ experiment: { id }, messageRef }]);
});

test('learners take turns, however many jobs one of them has', async () => {
  const { queue, told, submit } = startQueue();
  for (const user of ['ada', 'ada', 'ada', 'bob']) submit(user, job(behaviour.train, 1));
  expect([1, 2, 3, 4].map((id) => queue.wait(id)?.position)).toEqual([1, 3, 4, 2]);
  const all = finished(queue, 1, 2, 3, 4);
  queue.start();
  await all;
  expect(told.filter((line) => line.startsWith('started'))).toEqual(
    [1, 4, 2, 3].map((id) => `started ${id} running`),
  );
});

test('no more jobs run than there are workers', async () => {
  const { db, queue, submit } = startQueue({ workers: 2 });
  queue.start();
  let most = 0;
  queue.on('progress', () => {
    most = Math.max(most, listExperiments(db, { status: 'running' }, { limit: 9 }).length);
  });
  const ids = ['ada', 'bob', 'cyd', 'dan'].map((user) => submit(user, job(behaviour.train, 60, 1)).id);
  await finished(queue, ...ids);
  expect(most).toBe(2);
});

test('a result waits for a disk that takes nothing, and is then stored once with its whole curve', async () => {
  const { db, queue, told, faults, submit } = startQueue();
  queue.start();
  const { id } = submit('ada', job(behaviour.train, 3));
  const over = finished(queue, id);
  queue.once('started', () => db.$client.pragma('query_only = on'));
  await expect.poll(() => faults.some((fault) => /storing the outcome/.test(fault))).toBe(true);
  expect(findExperiment(db, id)?.status).toBe('running');
  db.$client.pragma('query_only = off');
  const [experiment] = await over;
  expect(experiment?.status).toBe('done');
  expect(epochsOf(db, id)).not.toEqual([]);
  expect(told.filter((line) => line.startsWith('started'))).toHaveLength(1);
});

test('a learner’s waiting jobs are limited, and nobody else’s', async () => {
  const { db, submit } = startQueue({ limits: { queuedPerUser: 2 } });
  submit('ada');
  submit('ada');
  expect(() => submit('ada')).toThrow(UserError);
  expect(() => submit('ada')).toThrow(/2 jobs waiting, the most .* cancel one/);
  submit('bob');
  expect(listExperiments(db, {}, { limit: 9 })).toHaveLength(3);
});

test('a waiting job can be cancelled, by its learner, once', async () => {
  const { db, queue, told, submit } = startQueue();
  const { id } = submit('ada');
  expect(() => queue.cancel(id, 'bob')).toThrow(/Only the learner who started/);
  expect(() => queue.cancel(77, 'ada')).toThrow(/no experiment 77/);
  expect(queue.cancel(id, 'ada')).toMatchObject({ id, status: 'cancelled' });
  expect(() => queue.cancel(id, 'ada')).toThrow(/is over already/);
  expect(told).toEqual(['queued 1 queued', 'finished 1 cancelled']);
  queue.start();
  const next = submit('ada').id;
  await finished(queue, next);
  expect(findExperiment(db, id)?.status).toBe('cancelled');
});

test('a running job can be cancelled, and its process takes the next', async () => {
  const { db, pool, queue, told, faults, submit } = startQueue();
  await pool.warm();
  const pids = pool.pids();
  queue.start();
  const { id } = submit('ada', job(behaviour.train, 100_000));
  await progressOf(queue, id);
  queue.cancel(id, 'ada');
  const next = submit('ada').id;
  await finished(queue, next);
  expect(findExperiment(db, id)).toMatchObject({ status: 'cancelled', error: null });
  expect(pool.pids()).toEqual(pids);
  expect(told.filter((line) => line.startsWith('finished'))).toEqual([
    'finished 1 cancelled',
    'finished 2 done',
  ]);
  expect(faults).toEqual([]);
});

test('a running job can be ended early, by its learner, and its result is kept', async () => {
  const { db, queue, submit } = startQueue();
  queue.start();
  const { id } = submit('ada', job(behaviour.train, 100_000));
  const waiting = submit('bob').id;
  expect(() => queue.endEarly(waiting, 'bob')).toThrow(/has not begun/);
  await progressOf(queue, id);
  expect(() => queue.endEarly(id, 'bob')).toThrow(/Only the learner who started/);
  const ended = finished(queue, id);
  queue.endEarly(id, 'ada');
  await ended;
  expect(findExperiment(db, id)).toMatchObject({ status: 'done', result: { stoppedIn: 1 } });
  expect(epochsOf(db, id)).toHaveLength(1);
  expect(() => queue.endEarly(id, 'ada')).toThrow(/over already/);
});

test('a series is stored as a whole or not at all', async () => {
  const { db, queue } = startQueue({ limits: { queuedPerUser: 3 } });
  const submission = {
    user: { id: 'ada', name: 'Ada' },
    serverId: null,
    messageRef,
    options: job(),
    basedOn: 7,
  };
  const two = queue.submitSeries(submission, [job(), job()]);
  expect(two).toMatchObject([
    { id: 1, series: 1, basedOn: 7 },
    { id: 2, series: 1 },
  ]);
  expect(() => queue.submitSeries(submission, [job(), job()])).toThrow(/2 more jobs, and 2 of yours wait/);
  expect(listExperiments(db, {}, { limit: 9 })).toHaveLength(2);
});

test.each([
  ['crashes', behaviour.abort, /was ended by SIGABRT/, []],
  ['is refused', behaviour.refuse, /these options cannot be trained/, []],
  [
    'fails by our fault',
    behaviour.fail,
    /a fault of ours.* experiment 1/,
    [/experiment 1 failed: .*TypeError/],
  ],
] as const)(
  'a job that %s is stored with its reason, and the next one runs',
  async (_, seed, message, log) => {
    const { db, queue, faults, submit } = startQueue();
    queue.start();
    const [failed, next] = await finished(queue, submit('ada', job(seed)).id, submit('bob').id);
    expect(failed).toMatchObject({ status: 'failed', error: expect.stringMatching(message), result: null });
    expect(next).toMatchObject({ status: 'done' });
    expect(findExperiment(db, 1)).toEqual(failed);
    expect(faults).toEqual(log.map((line) => expect.stringMatching(line)));
  },
);

test('a job that hangs on its token is over before the token is', async () => {
  const { db, queue, submit } = startQueue({ limits: { tokenMarginMs: 500 } });
  queue.start();
  const tokenExpiresAt = Date.now() + 1_000;
  const running = submit('ada', job(behaviour.train, 100_000), { canPost: false, tokenExpiresAt }).id;
  const waiting = submit('bob', job(), { canPost: false, tokenExpiresAt }).id;
  const posting = submit('cyd', job(), { canPost: true, tokenExpiresAt }).id;
  const [stopped, expired, done] = await finished(queue, running, waiting, posting);
  expect(stopped).toMatchObject({ status: 'failed', error: expect.stringMatching(/15 minutes/) });
  expect(expired).toMatchObject({ status: 'failed', startedAt: null });
  expect(done).toMatchObject({ status: 'done' });
  expect(findExperiment(db, running)).toEqual(stopped);
});

test('a listener that throws stops nothing', async () => {
  const { queue, faults, submit } = startQueue();
  queue.on('started', () => {
    throw new Error('a listener of ours');
  });
  queue.start();
  const [experiment] = await finished(queue, submit('ada').id);
  expect(experiment?.status).toBe('done');
  expect(faults).toEqual([expect.stringMatching(/a listener of ours/)]);
});

test('a job whose experiment is deleted meanwhile is dropped, and the next one runs', async () => {
  const { db, queue, submit } = startQueue();
  queue.start();
  const { id } = submit('ada', job(behaviour.train, 50, 3));
  await progressOf(queue, id);
  db.$client.exec(`delete from experiments where id = ${id}`);
  const [next] = await finished(queue, submit('ada').id);
  expect(next?.status).toBe('done');
});

test('a job whose end cannot be stored is tried again, and then stored once', async () => {
  const { db, queue, faults, told, submit } = startQueue();
  queue.start();
  const { id } = submit('ada');
  db.$client.exec(
    "create trigger full before update of status on experiments when new.status = 'done' begin select raise(abort, 'the disk is full'); end",
  );
  await expect
    .poll(() => faults, { timeout: 10_000 })
    .toContainEqual(expect.stringMatching(/the outcome of experiment 1 failed/));
  db.$client.exec('drop trigger full');
  const [experiment] = await finished(queue, id);
  expect(experiment).toMatchObject({ status: 'done' });
  expect(epochsOf(db, id)).toHaveLength(2);
  expect(told.filter((line) => line.startsWith('finished'))).toEqual(['finished 1 done']);
});

test('a job whose stop cannot be read is not lost, and does not keep others from running', async () => {
  const { db, queue, faults, submit } = startQueue();
  const { id } = submit('ada');
  db.$client.exec('alter table jobs rename column stop_in to lost');
  queue.start();
  await expect.poll(() => faults).toContainEqual(expect.stringMatching(/claiming a job failed/));
  expect(findExperiment(db, id)?.status).toBe('queued');
  db.$client.exec('alter table jobs rename column lost to stop_in');
  const [experiment] = await finished(queue, id);
  expect(experiment?.status).toBe('done');
});

test('a waiting job knows why it waits, and is told of when that changes', async () => {
  let machines = 0;
  const { queue, submit } = startQueue({ workers: () => machines });
  let moves = 0;
  queue.on('moved', () => {
    moves += 1;
  });
  queue.start();
  const [first, second] = [submit('ada', job(behaviour.train, 100_000)).id, submit('bob').id];
  expect(queue.wait(first)).toEqual({ position: 1, reason: 'noMachine' });
  expect(queue.wait(second)).toEqual({ position: 2, reason: 'noMachine' });
  machines = 1;
  expect(queue.wait(first)).toEqual({ position: 1, reason: 'starting' });
  expect(queue.wait(second)).toEqual({ position: 2, reason: 'busy' });
  const before = moves;
  await progressOf(queue, first);
  expect(moves).toBeGreaterThan(before);
  expect(queue.wait(first)).toBeUndefined();
  expect(queue.wait(second)).toEqual({ position: 1, reason: 'busy' });
  const ended = finished(queue, second);
  queue.cancel(first, 'ada');
  await ended;
  expect(queue.wait(second)).toBeUndefined();
});

test('a job that is not taken waits untried, and is handed over again', async () => {
  const pool = startPool();
  let refusals = 1;
  const { db, queue, faults, submit } = startQueue({
    pool: {
      ...pool,
      run: async (...args) => {
        if (refusals-- > 0) throw new JobNotAcceptedError('no room');
        return pool.run(...args);
      },
    },
  });
  queue.start();
  const { id } = submit('ada');
  const reasons: unknown[] = [];
  queue.on('moved', () => reasons.push(queue.wait(id)?.reason));
  const [experiment] = await finished(queue, id);
  expect(experiment?.status).toBe('done');
  expect(findJob(db, id)?.attempts).toBe(1);
  expect(faults).toEqual([expect.stringMatching(/not accepted: JobNotAcceptedError: no room/)]);
  expect(reasons).toContain('notAccepted');
});
