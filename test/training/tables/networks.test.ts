import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { packNetwork, unpackNetwork } from '../../../src/ml/training/trained-network.ts';
import { addExperiment, finishExperiment, joinSeries } from '../../../src/training/tables/experiments.ts';
import { claimNext } from '../../../src/training/tables/jobs.ts';
import { runsWithNetwork } from '../../../src/training/tables/kept-runs.ts';
import { networkOf, networkQuota } from '../../../src/training/tables/networks.ts';
import { experiments } from '../../../src/training/tables/schema.ts';
import type { TrainedNetwork } from '../../../src/types/trained-network.ts';
import { result } from '../../db/samples.ts';
import { experimentOf, temporaryDatabase } from '../../db/temporary.ts';

/** A network with this many random weights, which do not compress. */
const network = (count: number): TrainedNetwork =>
  packNetwork([28, 28], new Map([['output/kernel', { shape: [count], values: randomFloats(count) }]]));

function randomFloats(count: number): Float32Array {
  return Float32Array.from(new Uint32Array(Uint8Array.from(randomBytes(4 * count)).buffer), Number);
}

function finished(db: ReturnType<typeof temporaryDatabase>, userId: string, trained: TrainedNetwork): number {
  const { id } = experimentOf(db, userId);
  claimNext(db, Date.now());
  finishExperiment(db, id, { ...result, trained });
  return id;
}

const idsOf = (db: ReturnType<typeof temporaryDatabase>, userId: string) =>
  runsWithNetwork(db, userId).map(({ id }) => id);

test('a network comes back with the same weights, and goes with its experiment', () => {
  const weights = new Map([
    ['lstm/kernel', { shape: [2, 3], values: randomFloats(6) }],
    ['output/bias', { shape: [5], values: Float32Array.of(0, -0, 1e-40, 3.5, -1e38) }],
  ]);
  const db = temporaryDatabase();
  const id = finished(db, '1', packNetwork([28, 28], weights));
  const kept = networkOf(db, id);
  expect(kept?.input).toEqual([28, 28]);
  expect(kept && [...unpackNetwork(kept)]).toEqual([...weights]);
  db.delete(experiments).where(eq(experiments.id, id)).run();
  expect(networkOf(db, id)).toBeUndefined();
});

test('a network that does not fit its shapes is refused', () => {
  const small = network(3);
  const shape = (size: number) => [{ name: 'output/kernel', shape: [size] }];
  expect(() => unpackNetwork({ ...small, weights: shape(4) })).toThrow('12 bytes instead of 16');
  expect(() => unpackNetwork({ ...small, weights: shape(1) })).toThrow();
});

test('of each learner the newest are kept, up to a number', () => {
  const db = temporaryDatabase();
  const other = finished(db, '2', network(4));
  const ids = Array.from({ length: networkQuota.networks + 2 }, () => finished(db, '1', network(4)));
  expect(idsOf(db, '1')).toEqual(ids.slice(2).reverse());
  expect(idsOf(db, '2')).toEqual([other]);
  expect(runsWithNetwork(db, '2', 'digits')).toHaveLength(1);
  expect(runsWithNetwork(db, '2', 'spam')).toEqual([]);
});

test('of each learner the newest are kept, up to a size, and the last one always', () => {
  const db = temporaryDatabase();
  const large = network(Math.floor(0.12 * networkQuota.bytes));
  const ids = [1, 2, 3].map(() => finished(db, '1', large));
  expect(idsOf(db, '1')).toEqual([ids[2], ids[1]]);
  const huge = finished(db, '1', network(networkQuota.bytes / 2));
  expect(idsOf(db, '1')).toEqual([huge]);
});

test('of a duel only the networks of the first seed are kept', () => {
  const db = temporaryDatabase();
  experimentOf(db, '1');
  const runs = [1, 1, 2, 2].map((seed) =>
    addExperiment(db, { userId: '1', serverId: null, options: { ...result.options, seed } }),
  );
  joinSeries(db, runs);
  db.update(experiments).set({ status: 'running' }).run();
  for (const { id } of runs) finishExperiment(db, id, { ...result, trained: network(10) });
  expect(idsOf(db, '1').toSorted()).toEqual(runs.slice(0, 2).map(({ id }) => id));
});
