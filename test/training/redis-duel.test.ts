/** A duel whose runs are trained on other machines: a real Redis, a real worker process, real jobs. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { rememberUser } from '../../src/db/users.ts';
import { Duels } from '../../src/training/duel/duels.ts';
import { findDuel } from '../../src/training/tables/duels.ts';
import { seriesOf } from '../../src/training/tables/experiments.ts';
import { messageRef } from '../db/samples.ts';
import { finished, startQueue } from './queues.ts';
import { startBackend, startWorker, useRedis } from './redis-jobs.ts';
import { noRedis } from './redis-server.ts';

describe.skipIf(noRedis)(`a duel over Redis${noRedis ? `: skipped, ${noRedis}` : ''}`, () => {
  const nextUrl = useRedis();

  test('all six runs are trained there, pair by pair with equal seeds', { timeout: 300_000 }, async () => {
    const url = nextUrl();
    const backend = await startBackend({ url });
    await startWorker(url);
    await expect.poll(() => backend.capacity()).toBe(1);
    const { db, queue, faults } = startQueue({ backend, workers: () => backend.capacity() });
    const duels = new Duels({
      ...{ db, training: queue, unnamed: () => [] },
      log: (sentence, error) => faults.push(`${sentence}: ${error}`),
    });
    onTestFinished(() => duels.stop());
    duels.start();
    queue.start();
    rememberUser(db, { id: 'ada', name: 'ada' });
    const { id } = duels.open({
      ...{ host: { id: 'ada', name: 'ada' }, serverId: null, isOpen: false, messageRef },
      ...{ a: 'cnn', b: 'gru', dataset: 'weather', seeds: 3 },
    });
    const series = duels.begin(id, 'ada').series ?? 0;
    const runs = await finished(queue, ...seriesOf(db, series).map((run) => run.id));
    expect(runs.map(({ status }) => status)).toEqual(Array(6).fill('done'));
    expect(runs.map(({ options }) => [options.network, options.seed])).toEqual(
      [1, 2, 3].flatMap((seed) => [
        ['cnn', seed],
        ['gru', seed],
      ]),
    );
    expect(runs.every(({ result }) => result?.outcome.kind === 'forecast')).toBe(true);
    expect(findDuel(db, id)?.status).toBe('started');
    expect(faults).toEqual([]);
  });
});
