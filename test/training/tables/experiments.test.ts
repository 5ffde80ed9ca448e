import { inflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../../../src/db/open.ts';
import { rememberServer } from '../../../src/db/servers.ts';
import { rememberUser } from '../../../src/db/users.ts';
import { addEpoch, epochsOf } from '../../../src/training/tables/epochs.ts';
import {
  addExperiment,
  cancelExperiment,
  countExperiments,
  failExperiment,
  findExperiment,
  finishExperiment,
  listExperiments,
  resultOf,
} from '../../../src/training/tables/experiments.ts';
import { addJob, claimNext, findJob } from '../../../src/training/tables/jobs.ts';
import { recordingOf } from '../../../src/training/tables/recordings.ts';
import { experiments } from '../../../src/training/tables/schema.ts';
import type { ForecastOutcome } from '../../../src/types/training.ts';
import { messageRef, options, recording, result } from '../../db/samples.ts';
import { experimentOf, temporaryDatabase } from '../../db/temporary.ts';

let db: OpenDatabase;
beforeEach(() => {
  db = temporaryDatabase();
});

function running(): number {
  const { id } = experimentOf(db, '1');
  claimNext(db, Date.now());
  return id;
}

test('a wish is stored with every option', () => {
  rememberUser(db, { id: '1', name: 'Ada' });
  rememberServer(db, '9');
  const added = addExperiment(db, { userId: '1', serverId: '9', options }, 42);
  expect(added).toEqual({
    ...{ id: 1, userId: '1', serverId: '9', options, status: 'queued', result: null, error: null },
    ...{ createdAt: 42, startedAt: null, finishedAt: null },
    ...{ basedOn: null, series: null, isOpen: false },
  });
  expect(findExperiment(db, 1)).toEqual(added);
  expect(findExperiment(db, 2)).toBeUndefined();
});

test('options that are rarely given are stored like the rest', () => {
  rememberUser(db, { id: '1', name: 'Ada' });
  const rare = { ...options, optimizer: 'sgd', dropout: 0.25, patience: 2 } as const;
  addExperiment(db, { userId: '1', serverId: null, options: rare });
  expect(findExperiment(db, 1)?.options).toEqual(rare);
});

test('nobody unknown can have an experiment', () => {
  expect(() => addExperiment(db, { userId: '1', serverId: null, options })).toThrow();
  expect(countExperiments(db, {})).toBe(0);
});

test('a recording is stored with its result, compressed, and goes with its experiment', () => {
  const id = running();
  expect(recordingOf(db, id)).toBeUndefined();
  expect(finishExperiment(db, id, { ...result, recording })).toBe(true);
  expect(recordingOf(db, id)).toEqual(recording);
  const stored = findExperiment(db, id);
  expect(stored && resultOf(db, stored)).toEqual(result);
  const blob = db.$client.prepare('select watched from recordings').pluck().get();
  expect(JSON.parse(inflateRawSync(blob as Buffer).toString())).toEqual(recording.watched);
  db.delete(experiments).where(eq(experiments.id, id)).run();
  expect(recordingOf(db, id)).toBeUndefined();
});

test('a result comes back as it was, and is stored once', () => {
  const id = running();
  expect(finishExperiment(db, id, result, 99)).toBe(true);
  const experiment = findExperiment(db, id);
  expect(experiment).toMatchObject({ status: 'done', finishedAt: 99 });
  expect(experiment && resultOf(db, experiment)).toEqual(result);

  expect(finishExperiment(db, id, { ...result, params: 1 }, 100)).toBe(false);
  expect(failExperiment(db, id, 'too late')).toBe(false);
  expect(cancelExperiment(db, id)).toBe(false);
  expect(findExperiment(db, id)).toEqual(experiment);
});

test('a forecast comes back as it was', () => {
  const outcome: ForecastOutcome = {
    ...{ kind: 'forecast', unit: '°C', mae: 2.5, baseline: 2.9, times: ['2015-01-01'] },
    ...{ actual: [1.5], predicted: [2.5], naive: [0] },
  };
  const id = running();
  finishExperiment(db, id, { ...result, outcome });
  expect(findExperiment(db, id)?.result?.outcome).toEqual(outcome);
  expect(db.$client.prepare('select accuracy, mae, baseline from experiments').get()).toEqual({
    ...{ accuracy: null, mae: 2.5, baseline: 2.9 },
  });
});

test('a curve that diverged keeps its holes', () => {
  const id = running();
  const broken = {
    epoch: 1,
    loss: Number.NaN,
    valLoss: Number.POSITIVE_INFINITY,
    metric: 0.1,
    valMetric: 0.1,
  };
  addEpoch(db, id, { ...broken, gradientNorm: Number.NaN, seconds: 1 });
  expect(epochsOf(db, id)).toEqual([{ ...broken, gradientNorm: Number.NaN, seconds: 1 }]);
});

test('epochs that came along are not stored twice', () => {
  const id = running();
  const [first] = result.epochs;
  if (first) addEpoch(db, id, first);
  finishExperiment(db, id, result);
  expect(epochsOf(db, id)).toEqual(result.epochs);
  expect(epochsOf(db, 77)).toEqual([]);
});

test('what only waits cannot be finished, but can fail or be cancelled', () => {
  const [first, second] = [experimentOf(db, '1').id, experimentOf(db, '1').id];
  expect(finishExperiment(db, first, result)).toBe(false);
  expect(epochsOf(db, first)).toEqual([]);
  expect(failExperiment(db, first, 'because', 5)).toBe(true);
  expect(findExperiment(db, first)).toMatchObject({ status: 'failed', error: 'because', finishedAt: 5 });
  expect(cancelExperiment(db, second)).toBe(true);
  expect(findExperiment(db, second)).toMatchObject({ status: 'cancelled', result: null });
});

test('lists are filtered, newest first, page by page', () => {
  for (const user of ['1', '2', '1', '1']) experimentOf(db, user);
  cancelExperiment(db, 3);
  const ids = (...rest: [Parameters<typeof listExperiments>[1], number, number?]) =>
    listExperiments(db, rest[0], { limit: rest[1], offset: rest[2] ?? 0 }).map(({ id }) => id);
  expect(ids({}, 10)).toEqual([4, 3, 2, 1]);
  expect(ids({ userId: '1' }, 2)).toEqual([4, 3]);
  expect(ids({ userId: '1' }, 2, 2)).toEqual([1]);
  expect(ids({ userId: '1', status: 'cancelled' }, 9)).toEqual([3]);
  expect(countExperiments(db, { userId: '1' })).toBe(3);
});

test('deleting takes the curve and the job along, and the number is never given again', () => {
  const id = running();
  addJob(db, id, messageRef);
  finishExperiment(db, id, result);
  db.delete(experiments).where(eq(experiments.id, id)).run();
  expect(epochsOf(db, id)).toEqual([]);
  expect(findJob(db, id)).toBeUndefined();
  expect(experimentOf(db, '1').id).toBe(id + 1);
});
