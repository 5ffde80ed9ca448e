/** Worked numbers of the lesson on cost, computed again from what it says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diagram } from '../../src/charts/diagrams/index.ts';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

const deep = (id: string) => library.topics.get(id)?.text.deep ?? '';
const answers = (id: string) =>
  library.topics
    .get(id)
    ?.answers.map(({ text }) => text)
    .join('\n') ?? '';
const written = (count: number) => count.toLocaleString('en');

const dense = 784 * 64;
const convolution = { weights: 3 * 3 * 8 * 16, work: 11 * 11 * 3 * 3 * 8 * 16 };
const lstm = { weights: 4 * 64 * (28 + 64), work: 28 * 4 * 64 * (28 + 64) };
const attention = { matrices: 4 * 28 * 64 ** 2, pairs: 2 * 28 ** 2 * 64 };
const first = 26 * 26 * 3 * 3 * 8;
const last = 400 * 10;
const perExample = first + convolution.work + last;

test('multiplications of four layers and of the CNN', () => {
  const text = deep('cost');
  const rows: [string, number, number][] = [
    ['dense', dense, dense],
    ['convolution', convolution.weights, convolution.work],
    ['LSTM', lstm.weights, lstm.work],
    ['attention', 4 * 64 ** 2, attention.matrices + attention.pairs],
  ];
  for (const [name, weights, work] of rows) {
    expect(text).toMatch(new RegExp(`${name} +${written(weights)} +${written(work)}`));
    expect(diagram('layer-cost').alt).toContain(
      `${name}: ${written(weights)} weights, ${written(work)} multiplications`,
    );
  }
  expect(text).toContain(
    `The matrices take ${written(attention.matrices)}, the pairs ${written(attention.pairs)}`,
  );
  expect(text).toContain(`has ${Math.round((100 * convolution.weights) / dense)}% of the dense`);
  expect(convolution.work / dense).toBeGreaterThan(2.7);
  expect(text).toContain(
    `${written(first)} multiplications in its first convolution, ${written(convolution.work)} in its second and ${written(last)}`,
  );
  const share = [4010 / 5258, last / perExample].map((part) => Math.round(100 * part));
  expect(text).toContain(`holds ${share[0]}% of the parameters and does ${share[1]}%`);
  // Twice the width, and the pairs cost as much as the matrices.
  expect(2 * 128 ** 2 * 64).toBe(4 * 128 * 64 ** 2);
});

test('activations and what else is kept in training', () => {
  const layers = [26 * 26 * 8, 13 * 13 * 8, 11 * 11 * 16, 5 * 5 * 16, 10];
  const all = layers.reduce((a, b) => a + b);
  const text = deep('activation-memory');
  for (const values of layers) expect(text).toContain(written(values));
  expect(text).toContain(`A  =  ${written(all)}`);
  expect(text).toContain(`${written(all)} · 4 bytes = ${((128 * all * 4) / 1e6).toFixed(1)} MB`);
  expect(text).toContain(`= ${Math.round((4 * 5258 * 4) / 1000)} kB`);
  expect(text).toContain(`numbers, ${Math.round(((5408 + 1352) * 4) / 1000)} kB`);
  const kept = (steps: number) => 6 * 64 * steps;
  expect(text).toContain(written(kept(28)));
  expect(text).toContain(written(kept(1000)));
  expect(text).toContain(`${Math.round((64 * kept(1000) * 4) / 1e6)} MB`);
  expect(text).toContain(`${(8 * 1000 ** 2) / 1e6} million scores, ${(8 * 1000 ** 2 * 4) / 1e6} MB`);
  expect(6 + 6).toBe(2 * Math.sqrt(36));
  const more = answers('activation-memory');
  expect(more).toContain(`one million parameters take ${(4 * 4 * 1e6) / 1e6} MB`);
  expect(more).toContain(`a batch of 64 takes ${Math.round((64 * 200_000 * 4) / 1e6)} MB`);
  expect(more).toContain(`${((kept(1000) * 4) / 1e6).toFixed(1)} MB per example`);
});

test('cache and state', () => {
  const word = 2 * 12 * 768;
  const text = deep('kv-cache');
  expect(text.match(new RegExp(written(word), 'g'))).toHaveLength(2);
  expect(text).toContain(`${Math.round((word * 2) / 1000)} kB`);
  expect(text).toContain(`${((1024 * word * 2) / 1e6).toFixed(1)} MB`);
  expect(text).toContain(`${Math.round((8192 * word * 2) / 1e6)} MB`);
  expect(text).toContain(`need ${((64 * 1024 * word * 2) / 1e9).toFixed(1)} GB`);
  expect(text).toContain(`T = 2d = ${written(2 * 768)}`);
  expect(text).toContain(`= ${written((1000 * 1001) / 2)} passes`);
});

test('estimates by measuring and by counting', () => {
  const batches = Math.ceil(10_000 / 32);
  const epoch = 0.2 * batches;
  const text = deep('estimating-training');
  expect(text).toContain(`${batches} batches an epoch`);
  expect(text).toContain(`= ${Math.round(epoch)} s an epoch`);
  expect(text).toMatch(new RegExp(`10 epochs = +${Math.round((10 * epoch) / 60)} min`));
  expect(text).toMatch(new RegExp(`5 seeds += +${Math.round((50 * epoch) / 60)} min`));
  expect(text).toContain(`6 settings = ${((300 * epoch) / 3600).toFixed(1)} hours`);
  expect(text).toContain(`${written(perExample)} · 2 = ${written(2 * perExample)} FLOPs`);
  expect(text).toContain(written(6 * perExample));
  const work = 6 * perExample * 50_000;
  expect(text).toContain(`= ${(work / 1e10).toFixed(1)} · 10¹⁰ FLOPs`);
  expect(text).toContain(`= ${(work / 1e10).toFixed(1)} s`);
  expect(text).toContain(`${(6 * 1e12) / 1e10 / 60} minutes at the speed`);
});
