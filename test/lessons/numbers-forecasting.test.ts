/** Worked numbers of the lesson on forecasting, computed again from what it says. */
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
const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
/** The spread of the best forecast n steps ahead for y(t+1) = 0.9 y(t) + e. */
const spread = (n: number) => Math.sqrt((1 - 0.9 ** (2 * n)) / (1 - 0.9 ** 2));

test('naive and seasonal naive forecast of a week', () => {
  const text = deep('forecasting-ahead');
  const rows = Object.fromEntries(
    [...text.matchAll(/^(week 1|week 2|naive|seasonal) +((?:\d\d ?){7})$/gm)].map(
      ([, name = '', values = '']) => [name, values.trim().split(' ').map(Number)],
    ),
  );
  const truth = rows['week 2'] ?? [];
  const error = (name: string) =>
    mean((rows[name] ?? []).map((value, i) => Math.abs(value - (truth[i] ?? 0)))).toFixed(1);
  expect(truth).toHaveLength(7);
  expect(rows.seasonal).toEqual(rows['week 1']);
  expect(text).toMatch(new RegExp(`naive +${error('naive')}\n +seasonal +${error('seasonal')}`));
  expect(diagram('seasonal-naive').alt).toContain(
    `naive ${error('naive')}, seasonal naive ${error('seasonal')}`,
  );
  for (const n of [1, 2, 4, 7]) expect(text).toContain(Math.sqrt(n).toFixed(2));
});

test('what grows in a forecast over n steps', () => {
  const text = deep('direct-or-recursive');
  for (const n of [1, 2, 7]) expect(text).toMatch(new RegExp(`n = +${n} +${spread(n).toFixed(2)}`));
  expect(text).toMatch(new RegExp(`n → ∞ +${spread(1000).toFixed(2)}`));
  for (const a of [0.9, 1, 1.1]) {
    const errors = [1, 7, 20].map((n) => {
      let error = 0;
      for (let step = 0; step < n; step++) error = a * error + 0.1;
      return error.toFixed(2);
    });
    expect(text).toMatch(new RegExp(`a = ${a.toFixed(1)} +${errors.join(' +')}`));
  }
  expect(diagram('direct-or-recursive').alt).toContain('the errors are 0.1, 0.2, 0.3');
});

test('intervals from sorted errors, from a bell curve, and the pinball loss', () => {
  const text = deep('prediction-intervals');
  const errors = [0.3, 0.6, 0.8, 1.1, 1.5, 1.9, 2.4, 2.6, 4.0];
  const place = Math.ceil((errors.length + 1) * 0.8);
  const half = errors[place - 1] ?? 0;
  expect(text).toContain(`= ${place} → the ${place}th: ${half}`);
  expect(text).toContain(`${(14 - half).toFixed(1)} … ${(14 + half).toFixed(1)} °C`);
  const pinball = (q: number, e: number) => Math.max(q * e, (q - 1) * e);
  expect(text).toContain(`e =  2   L = ${pinball(0.9, 12 - 10).toFixed(1)}`);
  expect(text).toContain(`e = −2   L = ${pinball(0.9, 8 - 10).toFixed(1)}`);
  for (const n of [1, 2, 7]) {
    const wide = (1.6449 * spread(n)).toFixed(2);
    expect(text).toMatch(new RegExp(`${n} steps? +± ${wide}`));
    expect(diagram('prediction-interval').alt).toContain(`±${wide}`);
  }
  expect(text).toContain(`give or take ${Math.round(Math.sqrt(200 * 0.9 * 0.1))} (`);
});

test('an old value fades, and windows are counted', () => {
  const text = deep('irregular-series');
  const fade = Math.exp(-0.5 * 2);
  expect(text).toContain(`exp(−1) = ${fade.toFixed(2)}`);
  expect(text).toContain(
    `${fade.toFixed(2)} · 12 + ${(1 - fade).toFixed(2)} · 10 = ${(fade * 12 + (1 - fade) * 10).toFixed(1)}`,
  );
  const windows = 200 - 28 - 7 + 1;
  expect(text).toContain(`= ${windows} a shop`);
  expect(text).toContain(`= ${(50 * windows).toLocaleString('en')} examples`);
  expect(diagram('series-gaps').alt).toContain('value 12 12 12 15; seen 1 0 0 1; days ago 0 1 2 0');
});

test('three rounds of walk-forward evaluation', () => {
  const text = deep('walk-forward');
  const rounds = [...text.matchAll(/^round \d +(\d\.\d) +(\d\.\d)$/gm)].map(([, network, naive]) => [
    Number(network),
    Number(naive),
  ]);
  expect(rounds).toHaveLength(3);
  const [network, naive] = [0, 1].map((column) => mean(rounds.map((round) => round[column] ?? 0))) as [
    number,
    number,
  ];
  expect(text).toMatch(new RegExp(`mean +${network.toFixed(2)} +${naive.toFixed(2)}`));
  const skill = Math.round(100 * (1 - network / naive));
  expect(text).toContain(`= ${skill}%`);
  const [a, b, c] = rounds.map(([own = 0, other = 0]) => (other - own).toFixed(1));
  expect(text).toContain(`${a}, ${b} and ${c}`);
  expect(diagram('walk-forward').alt).toContain(`${skill}% less error`);
});
