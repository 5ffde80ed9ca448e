/** Worked numbers of the lesson on history, computed again from what it says, and its dates in one order everywhere. */
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

test('how much larger the CNN of 2012 was', () => {
  const text = deep('history');
  const [parameters, examples] = [60e6 / 9760, 1.2e6 / 7291];
  expect(text).toContain(
    `some ${(Math.floor(parameters / 1000) * 1000).toLocaleString('en')} times the parameters`,
  );
  expect(text).toContain(`${Math.floor(examples / 10) * 10} times the examples`);
});

test('the years run forward, and the picture has the same', () => {
  const years = [...deep('history').matchAll(/^(\d{4}) {2}/gm)].map(([, year]) => Number(year));
  expect(years.length).toBeGreaterThan(9);
  expect(years).toEqual(years.toSorted((a, b) => a - b));
  const drawn = [...diagram('timeline').alt.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => Number(year));
  // Back-propagation belongs to both lines and is not drawn; TDNN stands with 1989.
  expect(new Set(drawn)).toEqual(new Set([...years.filter((year) => year !== 1986 && year !== 1987)]));
});

test('simple and complex cells', () => {
  for (const place of [1, 2, 3]) {
    const cells = [1, 2, 3].map((cell) => (cell === place ? 9 : 0));
    expect(deep('history-of-cnns')).toMatch(
      new RegExp(`place ${place} +${cells.join(' +')} +${Math.max(...cells)}`),
    );
    expect(diagram('simple-complex').alt).toContain(
      `Bar at place ${place}: simple cells ${cells.join(' ')}, complex cell 9`,
    );
  }
});

test('a Hopfield network repairs its pattern', () => {
  const stored = [1, -1, 1, -1];
  const start = [1, 1, 1, -1];
  const sum = start.reduce(
    (total, x, j) => total + (j === 1 ? 0 : (stored[1] ?? 0) * (stored[j] ?? 0) * x),
    0,
  );
  expect(deep('history-of-rnns')).toContain(`= ${String(sum).replace('-', '−')}  → ${sum < 0 ? '−1' : '+1'}`);
  expect(deep('history-of-rnns')).toMatch(/19 steps in a row/);
  expect(diagram('recurrent-line').alt).toContain('it is 19 steps in an RNN and 1 in a transformer');
});
