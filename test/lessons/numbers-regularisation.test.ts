/** Worked numbers of the lesson on regularisation, computed again from what it says. */
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
const minus = (value: number) => String(value).replace('-', '−');

test('shifts by up to two pixels make 25 versions', () => {
  const versions = (2 * 2 + 1) ** 2;
  expect(deep('regularisation')).toContain(`= ${versions} versions`);
  expect(deep('regularisation')).toContain(`${(1000 * versions).toLocaleString('en')} pictures`);
});

test('dropout by hand: one mask, all masks, and the spread', () => {
  const [values, weights, keep] = [[2, 1, 3, 2], [1, 2, -1, 1], 0.5];
  const sum = (mask: number) =>
    values.reduce((total, x, i) => total + (weights[i] ?? 0) * ((mask >> i) & 1 ? x / keep : 0), 0);
  const sums = Array.from({ length: 16 }, (_, mask) => sum(mask));
  const mean = sums.reduce((a, b) => a + b) / 16;
  const variance = sums.reduce((total, each) => total + (each - mean) ** 2, 0) / 16;
  const text = deep('dropout');
  expect(text).toContain(`4 − 6 = ${minus(sum(0b0101))}`.replace(' = ', '         = '));
  expect(text).toMatch(new RegExp(`2 \\+ 2 − 3 \\+ 2 = +${mean}`));
  expect(text).toContain(
    `here 1 · (4 + 4 + 9 + 4) = ${variance}, so it typically lies ${Math.sqrt(variance).toFixed(1)}`,
  );
  expect(text).toContain(`the mean would be ${mean * keep}`);
  expect(diagram('dropout').alt).toContain(`The mean over all 16 choices is ${mean} too`);
});

test('a value hardly survives fresh masks', () => {
  const text = deep('structured-dropout');
  expect(text).toContain(`0.8¹⁰ = ${(0.8 ** 10).toFixed(3)}`);
  expect(text).toContain(`0.8²⁸ = ${(0.8 ** 28).toFixed(3)}`);
  expect(text).toContain(`1.25¹⁰ ≈ ${(1.25 ** 10).toFixed(1)}`);
  expect(text).toContain(`0.5⁹ = ${(100 * 0.5 ** 9).toFixed(1)}%`);
  const [kept, fresh] = [0.1 * 0.5, 0.9 * -0.3];
  expect(text).toContain(
    `${kept.toFixed(2)} − ${(-fresh).toFixed(2)} = ${minus(Number((kept + fresh).toFixed(2)))}`,
  );
  expect(answers('structured-dropout')).toContain(`0.8¹⁰ = ${Math.round(100 * 0.8 ** 10)}%`);
});

test('smoothed targets and what each certainty costs', () => {
  const [classes, smoothing] = [10, 0.1];
  const [right, other] = [1 - smoothing + smoothing / classes, smoothing / classes];
  const text = deep('label-smoothing');
  for (const p of [0.5, 0.91, 0.99, 0.999]) {
    const smooth = -right * Math.log(p) - (classes - 1) * other * Math.log((1 - p) / (classes - 1));
    expect(text).toMatch(new RegExp(`${p}0? +${(-Math.log(p)).toFixed(3)} +${smooth.toFixed(3)}`));
  }
  expect(text).toContain(`ln(0.91 / 0.01) = ${Math.log(right / other).toFixed(2)}`);
  const five = [0.9 + 0.1 / 5, 0.1 / 5];
  expect(answers('label-smoothing')).toContain(`${five[0]} for the right class and ${five[1]} for each`);
});

test('a step with weight decay, and many without a gradient', () => {
  const text = deep('weight-decay');
  expect(text).toContain(`= ${(2 - 0.1 * 0.3).toFixed(3)}`);
  expect(text).toContain(`= ${(2 - 0.1 * (0.3 + 0.01 * 2)).toFixed(3)}`);
  for (const steps of [100, 693, 1000])
    expect(text).toMatch(new RegExp(`${steps.toLocaleString('en')} steps +${(0.999 ** steps).toFixed(3)}`));
  expect(text).toContain(`L2 in Adam    ${0.01 / 10} η    ${Number((0.01 / 0.1).toFixed(3))} η`);
  expect(diagram('weight-decay').alt).toContain(`ends at ${(0.999 ** 1000).toFixed(2)}`);
});
