/** What counts as right. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { givenText, isRight, pointsFor, readOrder, readTyped, solution } from '../../src/quiz/grade.ts';
import { readNumber, writeNumber } from '../../src/quiz/sources/numbers.ts';
import type { Question } from '../../src/types/quiz.ts';
import { about } from './question-fields.ts';

const options = ['a', 'b', 'c', 'd'].map((text) => ({ text }));
const several: Question = { ...about, kind: 'multiple', options, right: [0, 2] };
const number: Question = { ...about, kind: 'number', right: 1168, tolerance: 0 };
const share: Question = { ...about, kind: 'number', right: 0.2, tolerance: 0.1, unit: '°C' };
const gap: Question = { ...about, kind: 'gap', right: ['back-propagation', 'chain rule'] };
const order: Question = { ...about, kind: 'order', items: ['x', 'y', 'z'], right: [2, 0, 1] };

describe('an answer', () => {
  test('with several right options needs exactly these', () => {
    expect(isRight(several, [2, 0])).toBe(true);
    for (const given of [[0], [0, 1, 2], [], [1, 3]]) expect(isRight(several, given)).toBe(false);
  });

  test.each(['1168', '1,168', '1 168', ' 1168.0 ', '1’168'.replace('’', "'")])(
    'of %j is the number 1168',
    (typed) => expect(isRight(number, typed)).toBe(true),
  );

  test.each(['1167', '11,68', '-1168'])('of %j is another number', (typed) =>
    expect(isRight(number, typed)).toBe(false),
  );

  test.each(['', 'many', '12 or 13', '1e', '--3'])('of %j is no number, and can be given again', (typed) => {
    expect(isRight(number, typed)).toBeUndefined();
    expect(readTyped(number, typed)).toBeUndefined();
  });

  test('is right up to the tolerance and not beyond', () => {
    expect(['0.1', '0.3', '0,25 °C', '≈ 0.2'].map((typed) => isRight(share, typed))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['0.31', '0.09', '−0.2'].map((typed) => isRight(share, typed))).toEqual([false, false, false]);
  });

  test('in a gap may differ in case, accents, hyphens and number', () => {
    for (const typed of ['Backpropagation', 'back propagation', 'CHAIN RULES'])
      expect(isRight(gap, typed)).toBe(true);
    expect(isRight(gap, 'propagation')).toBe(false);
    expect(isRight(gap, '  ')).toBeUndefined();
  });

  test('that orders steps is read from letters in any writing', () => {
    expect(['CAB', 'c a b', 'C, A → B', 'c-a-b'].map((typed) => readTyped(order, typed))).toEqual([
      [2, 0, 1],
      [2, 0, 1],
      [2, 0, 1],
      [2, 0, 1],
    ]);
    expect(['CA', 'CAA', 'ABD', ''].map((typed) => readOrder(typed, 3))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(isRight(order, [2, 0, 1])).toBe(true);
    expect(solution(order)).toBe('z → x → y');
    expect(givenText(order, [0, 1, 2])).toBe('x → y → z');
  });
});

test('numbers are read as they are written', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
      const rounded = Math.round(value * 1000) / 1000;
      expect(readNumber(writeNumber(value))).toBeCloseTo(rounded, 3);
    }),
  );
});

test('points do not depend on speed; a hint costs some', () => {
  expect([pointsFor(true, false), pointsFor(true, true), pointsFor(false, false)]).toEqual([10, 6, 0]);
});
