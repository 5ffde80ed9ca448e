/** Jobs that outlive a bot: put back when it stops, found again when it died, given up after three deaths. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { write } from '../../src/db/open.ts';
import { epochsOf } from '../../src/training/tables/epochs.ts';
import { findExperiment } from '../../src/training/tables/experiments.ts';
import { claimNext, findJob, requeue } from '../../src/training/tables/jobs.ts';
import { temporaryDatabase, temporaryFolder } from '../db/temporary.ts';
import { behaviour } from '../fixtures/training/behaviour.ts';
import { job } from './pools.ts';
import { finished, startQueue } from './queues.ts';

test('stopping puts running jobs back untried, and the next start finishes them', async () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  const first = startQueue({ db: temporaryDatabase(file) });
  first.queue.start();
  const { id } = first.submit('ada', job(behaviour.train, 100, 3));
  const waiting = first.submit('bob').id;
  await new Promise((resolve) => first.queue.on('epoch', resolve));
  await first.queue.stop();
  expect(findExperiment(first.db, id)).toMatchObject({ status: 'queued', startedAt: null });
  expect(findJob(first.db, id)?.attempts).toBe(0);
  expect(epochsOf(first.db, id)).toEqual([]);
  expect(first.told.filter((line) => line.startsWith('finished'))).toEqual([]);
  first.submit('cyd');
  await sleep(50);
  expect(findExperiment(first.db, 3)?.status).toBe('queued');

  const second = startQueue({ db: temporaryDatabase(file), pool: first.pool });
  second.queue.start();
  for (const experiment of await finished(second.queue, id, waiting, 3))
    expect(experiment.status).toBe('done');
  expect(epochsOf(second.db, id)).toHaveLength(3);
});

test('a job that was stopped before the bot was ends in the same epoch after the restart', async () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  const first = startQueue({ db: temporaryDatabase(file) });
  first.queue.start();
  const { id } = first.submit('ada', job(behaviour.train, 100, 50));
  await new Promise((resolve) => first.queue.on('epoch', resolve));
  first.queue.endEarly(id, 'ada');
  // In the same moment, so that the result cannot be stored.
  await first.queue.stop();
  expect(findExperiment(first.db, id)).toMatchObject({ status: 'queued' });

  const second = startQueue({ db: temporaryDatabase(file), pool: first.pool });
  const ended = finished(second.queue, id);
  second.queue.start();
  const [experiment] = await ended;
  expect(experiment?.result).toMatchObject({ stoppedIn: expect.any(Number) });
  expect(epochsOf(second.db, id).length).toBeLessThan(5);
});

test('a job that the bot died over three times is given up', async () => {
  const { db, queue, submit } = startQueue();
  const { id } = submit('ada');
  for (const death of [1, 2, 3]) {
    write(db, (tx) => claimNext(tx, Date.now()));
    if (death < 3) requeue(db, id, death);
  }
  const ended = finished(queue, id);
  queue.start();
  const [experiment] = await ended;
  expect(experiment).toMatchObject({ status: 'failed', error: expect.stringMatching(/broke off 3 times/) });
});

test('what a dead bot left running runs again, and its broken curve does not mix with the new one', async () => {
  const { db, queue, submit } = startQueue();
  const { id } = submit('ada');
  write(db, (tx) => claimNext(tx, Date.now()));
  db.$client.prepare('insert into epochs values (?, 7, 9, 9, 9, 9, 9, 9)').run(id);
  const ended = finished(queue, id);
  queue.start();
  await ended;
  expect(epochsOf(db, id).map(({ epoch }) => epoch)).toEqual([1, 2]);
});
