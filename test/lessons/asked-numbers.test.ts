/** A number that a question asks for stands in its explanation, whose sums are worked out again. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const question = z.looseObject({
  question: z.string(),
  kind: z.string(),
  answer: z.unknown().optional(),
  tolerance: z.number().default(0),
  explanation: z.string().default(''),
});
type Question = z.infer<typeof question>;

const asked: Question[] = globSync('documents/**/*.md')
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^```quiz\n([\s\S]*?)^```$/gm)])
  .flatMap(([, yaml = '']) => z.array(question).parse(parse(yaml)))
  .filter(({ kind }) => kind === 'number');

function isExplained({
  answer,
  tolerance,
  explanation,
}: Pick<Question, 'answer' | 'tolerance' | 'explanation'>) {
  const numbers = [...explanation.matchAll(/(?<![\d.,])−?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/g)];
  return numbers.some(
    ([text]) =>
      Math.abs(Number(text.replaceAll(',', '').replace('−', '-')) - Number(answer)) <= tolerance + 1e-9,
  );
}

test.each([
  [{ answer: 0.3, tolerance: 0.001, explanation: '0.8 − 0.5 = 0.3.' }, true],
  [{ answer: -2, tolerance: 0, explanation: 'It is −2.' }, true],
  [{ answer: 1408, tolerance: 0, explanation: 'That makes 1,408.' }, true],
  [{ answer: 12.2, tolerance: 0.2, explanation: '0.9²⁰ = 0.122.' }, false],
  [{ answer: 2, tolerance: 0, explanation: 'It is −2.' }, false],
  [{ answer: 0.31, tolerance: 0.001, explanation: '0.8 − 0.5 = 0.3.' }, false],
])('%j is explained: %s', (one, explained) => expect(isExplained(one)).toBe(explained));

test('every number that is asked for is explained', () => {
  expect(asked.length).toBeGreaterThanOrEqual(140);
  expect(asked.filter((one) => !isExplained(one)).map((one) => one.question)).toEqual([]);
});
