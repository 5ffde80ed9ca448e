/** That the pictures of the lessons about language show the numbers of their lessons, which are tested there. */
import { expect, test } from 'vitest';
import { diagram } from '../../src/charts/diagrams/index.ts';
import { saidIn } from '../lessons/worked.ts';

test.each([
  ['attention', 'attention', ['1 1 0 2', '1 1 0 1', '0 2 1 0', '0 0 2 0']],
  ['n-grams', 'n-grams', ['abracadabra', '0.50', '0.25']],
  ['beam-search', 'beam-search', ['0.24', '0.21', '0.15', '0.36', '0.04', 'the cat', 'a bird']],
  [
    'bleu',
    'bleu',
    ['the cat is on the mat', '6 of 6', '4 of 5', '3 of 4', '2 of 3', '0.795', '0.846', '0.673'],
  ],
  ['subwords', 'subwords', ['ol + d', 'c + old', 'es + t', '11 times', '7 times', 'coldest']],
  ['parallel-scan', 'linear-recurrence', ['0.25, ', '0.0625, ']],
  ['newton', 'parallel-newton', ['0.76', '0.64', '0.57', '0.51', '−0.45', '0.0001']],
])('the picture %s has the numbers of its lesson', (picture, topic, numbers) => {
  const { alt } = diagram(picture);
  const text = saidIn(topic);
  expect(numbers.filter((number) => !alt.includes(number))).toEqual([]);
  expect(numbers.filter((number) => !text.includes(number))).toEqual([]);
});

test('the pictures of shares round those of their lessons', () => {
  const rounded = (topic: string, at: RegExp) =>
    (at.exec(saidIn(topic))?.slice(1) ?? []).map((share) => Number(share));
  const [a = 0, b = 0, c = 0] = rounded('attention', /share +([\d.]+) +([\d.]+) +([\d.]+)/);
  const [, dog = 0, ate = 0] = rounded('self-attention', /ate +(0\.\d+) +(0\.\d+) +(0\.\d+)/);
  expect(a + b + c).toBeCloseTo(1, 3);
  for (const [picture, share] of [
    ['attention', a],
    ['attention', c],
    ['self-attention', dog],
    ['self-attention', ate],
  ] as const) {
    const shown = [...diagram(picture).alt.matchAll(/0\.\d\d\b/g)].map(([number]) => Number(number));
    expect(
      shown.some((number) => Math.abs(number - share) <= 0.0051),
      `${picture}: ${share}`,
    ).toBe(true);
  }
});
