/** Worked numbers of the lesson on how networks fail, computed again from what it says. */
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
const minus = (value: string) => value.replace('-', '−');
const sigmoid = (s: number) => 1 / (1 + Math.exp(-s));

test('the mean over a usual and a rare kind', () => {
  const right = 0.99 * 970 + 0.4 * 30;
  expect(deep('failure-modes')).toMatch(
    new RegExp(`${Math.round(right)} / 1,000 = +${Math.round(right / 10)}%`),
  );
  expect(diagram('failure-modes').alt).toContain(`(1,000): ${Math.round(right / 10)}%`);
  expect(deep('failure-modes')).toContain(`a score of 1.2 gives ${Math.round(100 * sigmoid(1.2))}%`);
  expect(deep('failure-modes')).toContain(`${(100 * sigmoid(12)).toFixed(3)}%`);
});

test('an attack on six inputs', () => {
  const weights = [2, -3, 4, -1, 3, -2];
  const inputs = [0.6, 0.4, 0.5, 0.7, 0.3, 0.5];
  const score = (x: number[]) => x.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  const attacked = inputs.map((x, i) => x - 0.1 * Math.sign(weights[i] ?? 0));
  const text = deep('adversarial-examples');
  expect(text).toContain(`= ${score(inputs).toFixed(1)}\np = ${sigmoid(score(inputs)).toFixed(2)}`);
  expect(text).toContain(`x′ ${attacked.map((x) => x.toFixed(1)).join('  ')}`);
  expect(text).toContain(
    `= ${minus(score(attacked).toFixed(1))}\np′ = ${sigmoid(score(attacked)).toFixed(2)}`,
  );
  const turning = Array.from({ length: 64 }, (_, bits) =>
    score(inputs.map((x, i) => x + ((bits >> i) & 1 ? 0.1 : -0.1))),
  ).filter((s) => s < 0);
  expect(text).toContain(
    `Of the 64 ways to move all six inputs by ±0.1, only ${turning.length} turn it over`,
  );
  expect(text).toContain(`For 784 pixels that is ${Math.sqrt(784)} times`);
  expect(diagram('adversarial').alt).toContain(`Now class 1 has ${sigmoid(score(attacked)).toFixed(2)}`);
});

test('a sensor that reads too high, and a class that gets rarer', () => {
  // The share of a bell curve above x, by Simpson's rule.
  const above = (x: number) => {
    const [n, h] = [2000, 0.005];
    const f = (at: number) => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
    let sum = f(x) + f(x + n * h);
    for (let i = 1; i < n; i++) sum += (i % 2 ? 4 : 2) * f(x + i * h);
    return (sum * h) / 3;
  };
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const [before, afterA, afterB] = [above(1.5), above(0.5), above(2.5)];
  const text = deep('distribution-shift');
  expect(text).toMatch(new RegExp(`A wrong +${percent(before)} +${percent(afterA)}`));
  expect(text).toMatch(new RegExp(`B wrong +${percent(before)} +${percent(afterB)}`));
  expect(text).toMatch(new RegExp(`accuracy +${percent(1 - before)} +${percent(1 - (afterA + afterB) / 2)}`));
  const [found, alarms] = [500 * (1 - before), 9500 * before].map(Math.round) as [number, number];
  expect(text).toContain(`500 · ${(1 - before).toFixed(4)} = ${found}`);
  expect(text).toContain(`9,500 · ${before.toFixed(4)} = ${alarms}`);
  expect(text).toContain(
    `${found} / ${(found + alarms).toLocaleString('en')} = ${Math.round((100 * found) / (found + alarms))}%`,
  );
  expect(text).toContain(`±${(100 * Math.sqrt((0.93 * 0.07) / 200)).toFixed(1)} points`);
  expect(diagram('distribution-shift').alt).toContain(
    `${percent(afterA)} of A and ${percent(afterB)} of B lie on the wrong side, accuracy ${percent(1 - (afterA + afterB) / 2)}`,
  );
});

test('a rule on the background, and copies in the test', () => {
  const text = deep('shortcut-learning');
  expect(text).toMatch(new RegExp(`475 \\+ 475 = ${475 + 475} +${(475 + 475) / 10}%`));
  expect(text).toContain(`${200 + 0.85 * 800} / 1,000 = ${(200 + 0.85 * 800) / 10}%`);
});

test('ten ill people among a thousand', () => {
  const text = deep('class-imbalance');
  expect(text).toMatch(new RegExp(`accuracy +99.0% +${((1000 - 2 - 20) / 10).toFixed(1)}%`));
  expect(text).toMatch(new RegExp(`precision +– +${Math.round((100 * 8) / 28)}%`));
  expect(text).toMatch(new RegExp(`balanced acc. +50% +${Math.round(50 * (8 / 10 + 970 / 990))}%`));
  expect(text).toContain(`(1 + 50) = ${(1 / 51).toFixed(2)}`);
  const [ill, healthy] = [1000 / 20, 1000 / 1980];
  expect(text).toContain(`= ${ill}\n`);
  expect(text).toContain(`= ${healthy.toFixed(3)}`);
  expect(text).toContain(`= ${Math.round(ill / healthy)} times`);
  expect(text).toContain(`= ${Math.round(100 * (0.5 / (0.5 + 99 * 0.5)))}%`);
  expect(text).toContain(`= ±${Math.round(100 * Math.sqrt((0.8 * 0.2) / 10))} points`);
  expect(diagram('class-imbalance').alt).toContain(
    'accuracy of 99.0% and finds 0 of 10; the network has 97.8%',
  );
});
