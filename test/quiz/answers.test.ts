/** Which typed answers are right: what carries meaning counts, what does not, does not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAnswer, isSameAnswer } from '../../src/quiz/answer-key.ts';
import { isRight, readTyped, solution } from '../../src/quiz/grade.ts';
import { writtenQuestion } from '../../src/quiz/sources/documents.ts';
import { readings, readNumber } from '../../src/quiz/sources/numbers.ts';
import type { Question } from '../../src/types/quiz.ts';
import { about } from './question-fields.ts';

const gap = (...right: string[]): Question => ({ ...about, kind: 'gap', right });
const number = (right: number, unit?: string, tolerance = 0): Question => ({
  ...about,
  kind: 'number',
  right,
  tolerance,
  ...(unit !== undefined && { unit }),
});

describe('a gap', () => {
  test.each([
    ['-1', '1'],
    ['10^-3', '103'],
    ['10⁻³', '10³'],
    ['10⁶', '106'],
    ['x²', 'x2'],
    ['C++', 'C#'],
    ['C++', 'C'],
    ['が', 'か'],
    ['がき', 'かき'],
    ['कि', 'की'],
    ['ไม่', 'ไม'],
    ['й', 'и'],
    ['ŷ', 'y'],
    ['pêche', 'péché'],
    ['má', 'mà'],
    ['+', '-'],
    ['≥', '≤'],
    ['≥', '>'],
    ['n!', 'n'],
    ['x-1', 'x1'],
    ['h_{t+1}', 'h_{t-1}'],
    ['(1, 2)', '12'],
    ['50%', '50'],
    ['3.10', '3.1'],
    ["f'g", 'fg'],
    ['α', 'β'],
    ['-rate', 'rate'],
  ])('for %j is not filled by %j', (answer, typed) => expect(isRight(gap(answer), typed)).toBe(false));

  test.each([
    ['back-propagation', 'Back Propagation'],
    ['chain rule', 'CHAIN RULES'],
    ['Straße', 'strasse'],
    ['CNN', 'ｃｎｎ'],
    ['it’s', "it's"],
    ['“right”', 'right'],
    ['don’t', 'dont'],
    ['résumé', 'resume'],
    ['résumé', 'resumé'],
    ['Müller', 'Mueller'],
    ['Łódź', 'Lodz'],
    ['が', 'か\u3099'],
    ['é', 'e\u0301'],
    ['−1', '-1'],
    ['10⁻³', '10^-3'],
    ['10⁻³', '10^(-3)'],
    ['10^-3', '0.001'],
    ['10^6', '1 000 000'],
    ['1,000', '1000'],
    ['0,5', '.5'],
    ['H₂O', 'H2O'],
    ['hₜ₋₁', 'h_{t-1}'],
    ['3×3', '3x3'],
    ['GPT-4', 'gpt 4'],
    ['F1-score', 'f1 score'],
    ['k-means', 'K means'],
    ['**cell**', 'cell'],
    ['\\(e^x\\)', 'e^{x}'],
    ['red, green', 'red green'],
    ['¡Hola!', 'hola'],
    ['≥', '>='],
    ['→', '->'],
    ['α', 'alpha'],
    ['∂', 'partial'],
  ])('for %j is filled by %j', (answer, typed) => expect(isRight(gap(answer), typed)).toBe(true));

  test.each(['+', '≥', '∂', '→', '%', '😀', '.', '-', '"', "'", '*', '⊕', 'か', '!'])(
    'for %j can be filled by typing it, and a gap with another sign stays open to it',
    (sign) => {
      expect(isRight(gap(sign), ` ${sign} `)).toBe(true);
      expect(readTyped(gap('something'), sign)).toBe(sign);
      expect(isRight(gap('something'), sign)).toBe(false);
    },
  );

  test('is filled by whatever its author may set as its answer, at any length and in any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (answer) => {
        const question = { kind: 'gap', question: '___', explanation: 'e', answer };
        const { data } = writtenQuestion.safeParse(question);
        if (data?.kind !== 'gap') return;
        expect(isRight(gap(...data.answer), answer)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has no answer that cannot be typed', () => {
    for (const answer of ['\u200b', '\u2060\u200d'])
      expect(
        writtenQuestion.safeParse({ kind: 'gap', question: '___', explanation: 'e', answer }).success,
      ).toBe(false);
    expect(isAnswer(' ')).toBe(false);
  });

  test('is the same in case and composition, and never where only a sign is added before it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(isAnswer(text) && /[\p{L}\p{N}]/u.test(text) && readings(text).length === 0);
        expect(isSameAnswer(text.normalize('NFD'), text.normalize('NFC'))).toBe(true);
        expect(isSameAnswer(`  ${text} `, text)).toBe(true);
        for (const sign of ['-', '+', '¬', '√']) expect(isSameAnswer(`${sign}${text}`, text)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a number', () => {
  test.each([
    ['３', undefined, 3],
    ['٣٫٥', undefined, 3.5],
    ['5 mb', 'MB', 5],
    ['3 epochs', 'epoch', 3],
    ['3 epoch', 'epochs', 3],
    ['1 epoch', 'epoch', 1],
    ['€5', '€', 5],
    ['50 percent', '%', 50],
    ['50', '%', 50],
    ['1/2', undefined, 0.5],
    ['½', undefined, 0.5],
    ['1½', undefined, 1.5],
    ['-3/4', undefined, -0.75],
    ['10^6', undefined, 1e6],
    ['10**6', undefined, 1e6],
    ['10⁶', undefined, 1e6],
    ['1e6', undefined, 1e6],
    ['1E+6', undefined, 1e6],
    ['10⁻³', undefined, 1e-3],
    ['10^(-3)', undefined, 1e-3],
    ['5×10⁻³', undefined, 5e-3],
    ['5 x 10^3', undefined, 5000],
    ['0,5', undefined, 0.5],
    ['0,125', undefined, 0.125],
    ['1.234,5', undefined, 1234.5],
    ['1.000.000', undefined, 1e6],
    ['12,34,567', undefined, 1234567],
    ['-2^2', undefined, -4],
  ])('typed as %j for the unit %j is %d', (typed, unit, value) => {
    expect(readings(typed, unit)[0]).toBeCloseTo(value, 12);
    expect(isRight(number(value, unit), typed)).toBe(true);
  });

  test.each([
    ['1', -1],
    ['103', 1e-3],
    ['106', 1e6],
    ['0', 1e-10],
    ['1.168', 1168],
    ['2', 1 / 2],
    ['125', 0.125],
  ])('typed as %j is not %d', (typed, value) => expect(isRight(number(value), typed)).toBe(false));

  test.each([
    ['5 ms', 'm'],
    ['5 GB', 'MB'],
    ['--3', undefined],
    ['1 2', undefined],
    ['1/0', undefined],
    ['1/2/3', undefined],
    ['2^3^4', undefined],
    ['1e999', undefined],
    ['', undefined],
    ['%', undefined],
    ['9'.repeat(101), undefined],
  ])('typed as %j for the unit %j is none, and can be given again', (typed, unit) =>
    expect(readTyped(number(5, unit), typed)).toBeUndefined(),
  );

  test('may be a comma’s thousand or its decimal, and a percentage with or without its sign', () => {
    expect([1234, 1.234].map((value) => isRight(number(value), '1,234'))).toEqual([true, true]);
    expect([20, 0.2, 2].map((value) => isRight(number(value), '20 %'))).toEqual([true, true, false]);
    expect([20, 0.2].map((value) => isRight(number(value, '%'), '20 %'))).toEqual([true, false]);
  });

  test('is told in the solution as exactly as it is wanted, and typing the solution is right', () => {
    expect([1e-5, 0.0123, 1168, -2.5, 1e20].map((value) => solution(number(value)))).toEqual([
      '0.00001',
      '0.0123',
      '1,168',
      '−2.5',
      '100000000000000000000',
    ]);
    expect(solution(number(1 / 3, undefined, 0.01))).toBe('0.3333');
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.constantFrom(0.001, 0.5, 10),
        (value, tolerance) => {
          const question = number(value, 'kg', tolerance);
          expect(isRight(question, solution(question))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('is read in every way in which it can be written', () => {
    const ways = [
      (value: number) => String(value),
      (value: number) => value.toExponential(),
      (value: number) => value.toExponential().replace(/e\+?/, '×10^'),
      (value: number) => String(value).replace('-', '−'),
      (value: number) =>
        String(value).replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ];
    fc.assert(
      fc.property(
        fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        fc.constantFrom(...ways),
        (value, way) => {
          const digits = 9 - Math.ceil(Math.log10(Math.abs(value) + 1));
          expect(readNumber(way(value))).toBeCloseTo(value, digits);
        },
      ),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
        for (const language of ['en-US', 'en-IN', 'fr-FR'])
          expect(readNumber(value.toLocaleString(language))).toBe(value);
      }),
    );
  });

  test('is never read out of anything longer or stranger in a way that fails', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789.,eE^*/x+-−() '½⁶%"), maxLength: 120 }),
        (typed) => {
          expect(readings(typed).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
