import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Corpus,
  loadSpam,
  type Message,
  spamDataset,
  splitCorpus,
} from '../../../src/ml/datasets/spam.ts';
import type { DatasetSplit } from '../../../src/ml/datasets/types.ts';

let folder: string;
let corpus: Corpus;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spam-'));
  await loadSpam({ samples: 64, seed: 1 }, folder);
  const [file = ''] = await readdir(folder);
  corpus = JSON.parse(await readFile(join(folder, file), 'utf8')) as Corpus;
});
afterAll(() => rm(folder, { recursive: true }));

const rows = ({ x, size }: DatasetSplit) =>
  Array.from({ length: size }, (_, at) => x.slice(at * 120, (at + 1) * 120));
const share = ({ y, size }: DatasetSplit) => [...y].reduce((sum, label) => sum + label, 0) / size;

test('the parts have the sizes, shapes and ranges they say, and balanced classes', async () => {
  const data = await loadSpam({ samples: 2_048, seed: 1 }, folder);
  expect([data.train.size, data.validation.size, data.test.size]).toEqual([1_843, 205, 500]);
  expect([data.steps, data.features, data.vocabulary]).toEqual([120, 1, 2_000]);
  expect(share(data.test)).toBe(0.5);
  expect(Math.abs(share(data.train) - 0.5)).toBeLessThan(0.03);
  for (const part of [data.train, data.validation, data.test])
    for (const row of rows(part)) {
      expect(row.every((id) => id >= 0 && id < 2_000)).toBe(true);
      const end = row.indexOf(0);
      expect(end < 0 || row.slice(end).every((id) => id === 0)).toBe(true);
    }
});

test('one seed gives one data set, and no seed another test part', async () => {
  const one = await loadSpam({ samples: 500, seed: 1 }, folder);
  const again = await loadSpam({ samples: 500, seed: 1 }, folder);
  const functions = { show: undefined, encode: undefined, knows: undefined };
  expect({ ...again, ...functions }).toEqual({ ...one, ...functions });
  expect(again.show?.(3)).toEqual(one.show?.(3));
  const other = await loadSpam({ samples: 500, seed: 2 }, folder);
  expect(other.train).not.toEqual(one.train);
  expect(other.test.y).toEqual(one.test.y);
});

test('every pool message can be asked for', () => {
  expect(spamDataset(corpus, { samples: corpus.pool.length, seed: 1 }).train.size).toBeGreaterThan(2_000);
  expect(() => spamDataset(corpus, { samples: corpus.pool.length + 1, seed: 1 })).toThrow(
    /can train on 64 to/,
  );
});

test('the vocabulary comes from the training part only', () => {
  const options = { samples: 500, seed: 1 };
  const before = spamDataset(corpus, options);
  const foreign = corpus.test.map((message) => ({
    ...message,
    words: message.words.map((word) => `${word}q`),
  }));
  const after = spamDataset({ ...corpus, test: foreign }, options);
  expect(after.train).toEqual(before.train);
  expect(after.validation).toEqual(before.validation);
  // Words that training never met are unknown: token 1.
  const known = [...after.test.x].filter((id) => id > 1).length;
  expect(known).toBeLessThan(0.01 * after.test.x.length);
});

test('no training message is much like a test message', () => {
  const runs = ({ words }: Message) => words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '));
  const tested = new Set(corpus.test.flatMap(runs));
  for (const message of corpus.pool) {
    const own = runs(message);
    expect(own.filter((run) => tested.has(run)).length).toBeLessThan(own.length / 2);
  }
});

test('a message that was sent twice is kept once, one that resembles a test message is not trained on', () => {
  const text = (label: 0 | 1, at: number): Message => ({
    label,
    words: Array.from({ length: 20 }, (_, word) => `w${label}x${at}x${word}`),
  });
  const many = [0, 1].flatMap((label) => Array.from({ length: 300 }, (_, at) => text(label as 0 | 1, at)));
  const near = many.map(({ label, words }) => ({ label, words: [...words, 'regards'] }));
  const { test: tested, pool } = splitCorpus([...many, ...many, ...near]);
  expect(tested).toHaveLength(500);
  const key = ({ words }: Message) => words[0];
  const held = new Set(tested.map(key));
  expect(pool.length).toBeGreaterThan(0);
  expect(pool.filter((message) => held.has(key(message)))).toEqual([]);
});
