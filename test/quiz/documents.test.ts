/** Questions that authors write: what is accepted, and how what is not is reported. */
import { describe, expect, test } from 'vitest';
import { createBank } from '../../src/quiz/bank.ts';
import { isRight } from '../../src/quiz/grade.ts';
import { seeded } from '../../src/quiz/random.ts';
import { libraryOf } from '../lessons/folder.ts';

const lesson = (quiz: string) =>
  `---\nid: tides\n---\n\n# Tides\n\nThe sea rises.\n\n\`\`\`quiz\n${quiz}\n\`\`\`\n`;

const bankOf = async (quiz: string) => createBank(await libraryOf({ 'tides.md': lesson(quiz) }));
const problemsOf = async (quiz: string) =>
  (await bankOf(quiz)).problems.map(({ file, line, message }) => `${file}:${line} ${message}`);

const good = `- question: Does the moon pull?
  kind: boolean
  answer: true
  explanation: It does.`;

describe('a written question', () => {
  test('becomes a fact of its topic, with its options in any order', async () => {
    const { templates, problems } = await bankOf(`- question: What pulls most?
  kind: single
  hint: It is near.
  options:
    - text: The moon
      right: true
    - text: The sun
      remark: Too far.
    - text: Mars
  explanation: Gravity falls with distance.`);
    expect(problems).toEqual([]);
    const [template] = templates;
    const orders = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const question = template?.make(seeded(seed));
      if (question?.kind !== 'single') throw new Error('not a single choice');
      expect(question).toMatchObject({ topic: 'tides', hint: 'It is near.', level: 'first' });
      expect(question.options[question.right]).toEqual({ text: 'The moon' });
      expect(question.options).toContainEqual({ text: 'The sun', remark: 'Too far.' });
      orders.add(question.options.map(({ text }) => text).join());
    }
    expect(orders.size).toBe(6);
  });

  test('with steps to order counts only the right order', async () => {
    const { templates } = await bankOf(`- question: In which order?
  kind: order
  answer: [one, two, three]
  explanation: By counting.`);
    const question = templates[0]?.make(seeded(5));
    if (question?.kind !== 'order') throw new Error('not an order');
    expect(question.right.map((place) => question.items[place])).toEqual(['one', 'two', 'three']);
    expect(isRight(question, question.right)).toBe(true);
    expect(isRight(question, question.right.toReversed())).toBe(false);
  });

  test('differs from another one by a sign alone', async () => {
    const { templates, problems } = await bankOf(
      [good.replace('the moon pull', 'C++ compile'), good.replace('the moon pull', 'C# compile')].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(2);
  });

  test('may stand alone, without a list', async () => {
    expect(
      (await bankOf('question: Is it wet?\nkind: boolean\nanswer: true\nexplanation: Yes.')).templates,
    ).toHaveLength(1);
  });
});

describe('a question that is wrong is reported where it stands, and the others count:', () => {
  test.each([
    [
      'no kind',
      '- question: Why?\n  answer: true\n  explanation: So.',
      'tides.md:10 "kind" must be one of single',
    ],
    [
      'no explanation',
      '- question: Why?\n  kind: boolean\n  answer: true',
      'tides.md:10 "explanation" is missing.',
    ],
    [
      'a word for a truth value',
      `- question: Why?\n  kind: boolean\n  answer: perhaps\n  explanation: So.`,
      'tides.md:12 "answer" must be boolean.',
    ],
    [
      'two right options',
      '- question: Why?\n  kind: single\n  explanation: So.\n  options:\n    - text: a\n      right: true\n    - text: b\n      right: true',
      'tides.md:13 "options" must have exactly one with "right: true"',
    ],
    [
      'the same option twice',
      '- question: Why?\n  kind: single\n  explanation: So.\n  options:\n    - text: a\n      right: true\n    - text: A',
      'tides.md:13 "options" must not name the same option twice.',
    ],
    [
      'a key misspelt',
      '- question: Why?\n  kind: boolean\n  answer: true\n  explanation: So.\n  hnit: x',
      'has keys that are not known here: hnit',
    ],
    [
      'a gap question without a gap',
      '- question: The sea is\n  kind: gap\n  answer: wet\n  explanation: So.',
      'tides.md:10 "question" must have a gap',
    ],
    [
      'two steps only',
      '- question: Sort.\n  kind: order\n  answer: [a, b]\n  explanation: So.',
      '"answer" needs at least 3 entries.',
    ],
    [
      'a negative tolerance',
      '- question: How many?\n  kind: number\n  answer: 3\n  tolerance: -1\n  explanation: So.',
      'tides.md:13 "tolerance" needs at least 0.',
    ],
    [
      'a quote that the page does not have',
      `${good}\n  quote: The moon is green.`,
      'The quote does not stand on the first look of its topic',
    ],
    ['the same question twice', `${good}\n${good}`, 'is asked already (tides.md:10)'],
  ])('%s', async (_, quiz, message) => {
    const problems = await problemsOf(`${quiz}\n${good.replace('pull', 'shine')}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect((await bankOf(`${quiz}\n${good.replace('pull', 'shine')}`)).templates.length).toBeGreaterThan(0);
  });
});
