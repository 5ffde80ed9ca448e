/** Worked numbers of the lessons, computed again from what the lessons say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';
import { stretch } from './claims/formulas.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

const deep = (id: string) => library.topics.get(id)?.text.deep ?? '';

test('28 rows make 27 factors', () => {
  expect(deep('why-gradients-vanish')).toContain(`0.825²⁷ ≈ ${(0.825 ** 27).toFixed(3)}`);
});

test('the size of a random matrix is about twice its spectral radius', () => {
  expect(deep('why-gradients-vanish')).toContain('‖U‖ ≈ 2ρ');
  expect(stretch()).toBeGreaterThan(1.8);
  expect(stretch()).toBeLessThan(2.2);
});

test('after a long silence Adam may take a step of 3.2 η', () => {
  const [b1, b2] = [0.9, 0.999];
  const bound = (1 - b1) / Math.sqrt(1 - b2);
  expect(deep('adam')).toContain(`about ${bound.toFixed(1)} η`);
  // The step itself, after zeros for ten thousand steps: the corrections for the start are over.
  const [m, v] = [1 - b1, 1 - b2];
  expect(m / Math.sqrt(v)).toBeCloseTo(bound, 12);
});

test('runs are counted up to the next whole one', () => {
  const runs = 16 * (0.6 / 0.5) ** 2;
  expect(deep('no-clear-winner')).toContain(`makes ${runs.toFixed(2)}, so ${Math.ceil(runs)}`);
});

test('one neuron, forwards, back and forwards again', () => {
  const [x, w, b, target] = [2, 3, 1, 10];
  const toGuess = 2 * (w * x + b - target);
  const [w2, b2] = [w - 0.01 * toGuess * x, b - 0.01 * toGuess];
  const after = w2 * x + b2;
  const text = deep('backpropagation');
  expect(text).toContain(`w = ${w2.toFixed(2)}, b = ${b2.toFixed(2)}`);
  expect(text).toContain(`ŷ = ${after.toFixed(2)}, L = ${((after - target) ** 2).toFixed(2)}`);
});

test('the mistake named in the convolution question gives the numbers offered', () => {
  const row = [2, 2, 5, 5];
  const windows = [0, 1].map((i) => row.slice(i, i + 3));
  const wrong = windows.map(([a = 0, , c = 0]) => a + c).join(' ');
  const quiz = JSON.stringify(
    library.quizzes.filter(({ topic }) => topic === 'convolution').map(({ yaml }) => yaml),
  );
  expect(quiz).toContain(`"text":"${wrong}","remark":"The first weight is negative."`);
});
