/**
 * A number that a question asks for, or that stands in its right option, is worked out: the explanation writes the
 * sum out, which is worked out again here, or a claim in `claims/` computes it.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Claim, spaced } from './claims/check.ts';
import { agrees, sumsIn } from './sums/find.ts';
import { numberOf } from './sums/value.ts';

const question = z.looseObject({
  question: z.string(),
  kind: z.string(),
  answer: z.unknown().optional(),
  tolerance: z.number().default(0),
  explanation: z.string().default(''),
  options: z.array(z.looseObject({ text: z.string(), right: z.boolean().optional() })).default([]),
});
type Question = z.infer<typeof question>;

/** Right options whose numbers nothing computes, by words of their questions. */
const uncomputable: Record<string, string[]> = {
  // Definitions and rules.
  'layer learn for a map with 16 channels': ['0'],
  'Which of these outputs for three classes must be logits': ['2', '−1'],
  // One of several numbers is chosen; where a sum decides, it stands in the explanation.
  'Which one most likely learns them by heart': ['100,000'],
  'Which stack of convolutions sees far enough': ['3'],
  'Which work suits a GPU best': ['10,000'],
  'Which of these gains least from a GPU': ['16'],
  'by going from an ordinary processor to a GPU': ['128'],
  'has to compute the steps of a sequence one after another': ['64'],
  'Which case is the hardest to learn for a plain RNN': ['200'],
  'Which number says best how it does on new examples': ['89%'],
  // Read off, measured or a name.
  'the column of the 9 stands 12': ['12'],
  'trained anew on Fashion-MNIST, with the same settings': ['97%'],
  'given to a network as sine and cosine': ['31'],
  'Which of these data are a time series': ['365'],
  'invariant to a shift of a digit': ['7'],
};

const numbers =
  /(?<![\d\p{L}.,₀-₉–-])(−?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?(?:%|(?:ms|s|kB|MB|GB)\b))?)/gu;
/** What begins an option that is a number. */
const qualifier =
  /^(?:(?:about|nearly|some|over|by|at|after|as|between|less than|more than|≈) ?)?[([]?(?=[−\d])/i;
const isRound = (text: string): boolean => /^(?:about|nearly|some|over|less than|more than|≈)/i.test(text);

interface Sought {
  text: string;
  value: number;
  /** By how much it may differ. */
  half: number;
  /** The factor of its unit, such as 0.01 of “25 %”. */
  scale: number;
}

const numbersIn = (text: string, round = false): Sought[] =>
  [...text.matchAll(numbers)].map(([, minus = '', digits = '']) => {
    const { value, half } = numberOf(digits, false, round);
    const scale = numberOf(digits, true).value / value || 1;
    return { text: minus + digits, value: minus ? -value : value, half, scale };
  });

const rightsOf = ({ options }: Question): string[] =>
  options.filter(({ right, text }) => right && /\d/.test(text)).map(({ text }) => text);

const words = 'one two three four five six seven eight nine ten single'.split(' ');
/** The numbers that a question gives, in digits or in words. */
const givenIn = (text: string): number[] => [
  ...numbersIn(text).map(({ value }) => value),
  ...words.flatMap((word, i) =>
    new RegExp(`\\b${word}\\b`, 'i').test(text) ? [word === 'single' ? 1 : i + 1] : [],
  ),
];

/**
 * The numbers that are to be computed. An option that is one number is always computed, even if the question
 * gives that number. In others, such as the sizes of a shape, what the question gives is none of the results,
 * and in an option that is a sentence 0 and 1 are names of states.
 */
function soughtIn(one: Question): Sought[] {
  if (one.kind === 'number') {
    return [{ text: String(one.answer), value: Number(one.answer), half: one.tolerance, scale: 1 }];
  }
  const given = givenIn(one.question);
  return rightsOf(one).flatMap((text) => {
    const found = numbersIn(text, isRound(text));
    const bare = qualifier.test(text);
    if (bare && found.length === 1) return found;
    return found.filter(({ value }) => !given.includes(value) && (bare || ![0, 1].includes(value)));
  });
}

/** What the sums of an explanation make, in each unit in which it may be asked for. */
function madeIn(explanation: string): number[] {
  const sums = sumsIn(explanation).filter(agrees);
  // “12,000 bytes = 12 kB” works nothing out, unless a sum before it makes 12,000.
  const only = /^−?[\d.,]+(?: ?[%\p{L}]+)? [=≈] −?[\d.,]+(?: ?[%\p{L}]+)?$/u;
  const worked = sums.filter(({ text }) => !only.test(text));
  const converted = sums.filter(
    ({ text, made }) =>
      only.test(text) && worked.some(({ said }) => Math.abs(said - made) <= 1e-9 * Math.abs(made)),
  );
  return [...worked, ...converted].flatMap(({ text, made }) => {
    const [result = ''] = /[\d.,]+(?: ?(?:%|\p{L}+))?$/u.exec(text) ?? [];
    const scale = numberOf(result, true).value / numberOf(result, false).value || 1;
    return [made, made / scale];
  });
}

/** A question as it is written, without what belongs to wrong options. */
const withoutWrong = (written: string): string =>
  written.replaceAll(/^ {4}- text:.*\n(?! {6}right: true)(?: {6}.*\n)*/gm, '');
/** What claims compute in the words of a question. */
const claimedIn = (written: string, claims: readonly Claim[]): number[] =>
  claims.flatMap(([says, ...values]) =>
    spaced(written).includes(spaced(says).replaceAll(/[{}]/g, '')) ? values : [],
  );

const isMade = ({ value, half, scale }: Sought, made: number): boolean =>
  [1, scale].some((unit) => Math.abs(value * unit - made) <= half * unit + 1e-9 * Math.abs(made));

/** The numbers of a question that nothing computes. */
function uncomputed(one: Question, claims: readonly Claim[] = [], written = ''): string[] {
  const made = [...madeIn(one.explanation), ...claimedIn(withoutWrong(written), claims)];
  const perCent = one.kind === 'number' && (one.unit === '%' || /%|per ?cent/.test(one.question));
  const all = perCent ? [...made, ...made.map((each) => 100 * each)] : made;
  return soughtIn(one)
    .filter((sought) => !all.some((each) => isMade(sought, each)))
    .map(({ text }) => text);
}

const asked = (answer: number, explanation: string, tolerance = 0, about = 'How many?'): Question => ({
  ...{ question: about, kind: 'number', answer, tolerance, explanation, options: [] },
});
const offered = (text: string, explanation: string, about = 'How many?'): Question => ({
  ...{ question: about, kind: 'single', tolerance: 0, explanation },
  options: [{ text: '77' }, { text, right: true }],
});

describe('what is worked out', () => {
  test.each([
    asked(0.3, '0.8 − 0.5 = 0.3.', 0.001),
    asked(-2, 'It is 3 − 5 = −2.'),
    asked(1408, 'That makes 11 · 128 = 1,408.'),
    asked(40, '5 · 8 = 40 s.'),
    asked(25, '(4 − 3) / 4 = 0.25.', 0, 'How many per cent?'),
    asked(25, '(4 − 3) / 4 = 25 %.'),
    asked(12.8, '100 · 128,000 bytes = 12,800,000 bytes = 12.8 MB.'),
    offered('12', '3 · 4 = 12.'),
    offered('About 5', 'ln 99 ≈ 4.6.'),
    offered('3 ms', '3 · 1 ms = 3 ms.'),
    offered('20 %', '1 − 0.8 = 0.2.'),
    offered('5 × 5 pixels', '3 + 2 = 5.'),
    offered('26 × 26 × 8', '28 − 3 + 1 = 26.', 'What do 8 filters make?'),
    offered('It halves, from 16 to 8', '2⁴ = 16 and 2³ = 8.'),
    offered('(500, 7, 2)', 'In this order.', 'Two sensors over 500 weeks of seven days?'),
    offered('Forget gate near 1', 'It keeps all.'),
    offered('A dense layer', 'It has no sum.'),
  ])('%j is', (one) => expect(uncomputed(one)).toEqual([]));

  test.each([
    asked(0.31, '0.8 − 0.5 = 0.3.', 0.001),
    asked(2, '3 − 5 = −2.'),
    asked(360, '10 · 15 = 150. Together: 360.'),
    asked(7, '3 + 3 = 7.'),
    asked(25, 'The gain is 25 %.', 0, 'How many per cent?'),
    asked(25, '(4 − 3) / 4 = 0.25.'),
    asked(12.8, 'These are 12,800,000 bytes = 12.8 MB.'),
    offered('12', 'It is 12.'),
    offered('12', '3 · 5 = 15.'),
    offered('About 5', 'ln 9 ≈ 2.2.'),
    offered('20 %', '1 − 0.7 = 0.3.'),
    offered('5 × 7 pixels', '3 + 2 = 5.'),
    offered('5', 'One each.', 'What do 5 neurons give?'),
    offered('It halves, from 16 to 8', 'Then it is half of 16.', 'How does it go on from 16?'),
  ])('%j is not', (one) => expect(uncomputed(one)).toHaveLength(1));

  test('by a claim is, unless it is about a wrong option', () => {
    const written =
      '- question: How many?\n  options:\n    - text: "6"\n      remark: Not 6.\n    - text: "7"\n      right: true\n  explanation: It is 7.\n';
    const one = offered('7', 'It is 7.');
    expect(uncomputed(one, [['It is {7}', 3 + 4]], written)).toEqual([]);
    expect(uncomputed(one, [['It is {7}', 3 + 5]], written)).toEqual(['7']);
    expect(uncomputed(one, [['It was {7}', 3 + 4]], written)).toEqual(['7']);
    expect(uncomputed(offered('6', ''), [['Not {6}', 3 + 3]], written)).toEqual(['6']);
  });
});

const files = globSync('documents/**/*.md').sort();
const claimsOf = async (file: string): Promise<Claim[]> => {
  const path = file.replace('documents/', './claims/').replace('.md', '.claims.ts');
  if (globSync(path, { cwd: 'test/lessons' }).length === 0) return [];
  return ((await import(path)) as { claims: Claim[] }).claims;
};
const all = await Promise.all(
  files.map(async (file) => {
    const claims = await claimsOf(file);
    const blocks = [...readFileSync(file, 'utf8').matchAll(/^```quiz\n([\s\S]*?)^```$/gm)];
    const written = blocks.flatMap(([, yaml = '']) => yaml.split(/^(?=- )/m));
    return written.flatMap((text) =>
      z
        .array(question)
        .parse(parse(text))
        .map((one) => ({ file, one, missing: uncomputed(one, claims, text) })),
    );
  }),
).then((each) => each.flat());
const exceptions = Object.entries(uncomputable);

describe('the questions', () => {
  const excused = ({ question: text }: Question): string[] =>
    exceptions.flatMap(([some, those]) => (text.includes(some) ? those : []));

  test.each([
    ['number', 147, (one: Question) => one.kind === 'number'],
    ['right option', 115, (one: Question) => one.kind !== 'number' && soughtIn(one).length > 0],
  ] as const)('have each %s worked out', (_, count, belongs) => {
    const those = all.filter(({ one }) => belongs(one));
    expect(those.length).toBeGreaterThanOrEqual(count);
    const faults = those.map(({ file, one, missing }) => [
      ...[file, one.question],
      ...missing.filter((text) => !excused(one).includes(text)),
    ]);
    expect(faults.filter((fault) => fault.length > 2)).toEqual([]);
  });

  test.each(exceptions)('need the exception “%s”', (some, those) => {
    const found = all.filter(({ one }) => one.question.includes(some));
    expect(found).toHaveLength(1);
    expect(found.flatMap(({ missing }) => missing)).toEqual(those);
  });
});
