/** The units that ship with the bot, and the questions that they ask. */
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { chooseForUnit, questionProblems } from '../../src/learn/questions.ts';
import { secondsFor } from '../../src/lessons/course/duration.ts';
import { createBank, type QuestionBank } from '../../src/quiz/bank.ts';
import { seeded } from '../../src/quiz/random.ts';
import { coursePaths, unitsOn } from '../../src/types/course.ts';
import type { Library } from '../../src/types/lessons.ts';
import { libraryOf } from '../lessons/folder.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
let bank: QuestionBank;
beforeAll(async () => {
  library = await loadLessons();
  bank = await createBank(library);
  return () => library.close();
});

test('nothing is used before it is introduced, in texts, pages and questions', () => {
  expect(library.problems).toEqual([]);
  expect(questionProblems(library, bank.templates)).toEqual([]);
});

test('every unit of the first ten lists its terms, and every run is measured', () => {
  for (const path of coursePaths)
    for (const { id, introduces, uses } of unitsOn(library.units, path, 'beginner').slice(0, 10))
      expect(introduces.length + uses.length, id).toBeGreaterThan(0);
  const unmeasured = library.units.flatMap(({ id, steps }) =>
    steps
      .filter(({ kind, seconds }) => /train|prove|duel/.test(kind) && !seconds)
      .map(({ key }) => `${id} ${key}`),
  );
  expect(unmeasured).toEqual([]);
});

test('the first ten units of each path take less than an hour', () => {
  for (const path of coursePaths) {
    const seconds = unitsOn(library.units, path, 'beginner')
      .slice(0, 10)
      .reduce((sum, unit) => sum + secondsFor(library, unit), 0);
    expect(seconds, path).toBeLessThan(60 * 60);
  }
});

const option = (text: string, right = false) => `    - text: ${text}${right ? '\n      right: true' : ''}`;
const question = (text: string, more = '') =>
  [
    `- question: ${text}`,
    `  kind: single${more}`,
    '  options:',
    ...[option('Yes', true), option('No')],
    '  explanation: It does.',
  ].join('\n');
const quiz = (...questions: string[]) => `\`\`\`quiz\n${questions.join('\n')}\n\`\`\``;
const lesson = (...questions: string[]) =>
  `# Birds\n\n## First look\n\nA bird has wings.\n\n${quiz(...questions)}`;
const words = '# Words\n\nText.\n\nFeather\n: A light thing.\n\nBeak\n: A hard thing.';
const unit = (...questions: string[]) =>
  [
    '---\nkind: unit\nid: one\ntitle: Birds\nintroduces: [Beak]\nsteps:\n  - quiz: [birds]\n---\n\nA beak.\n',
    ...(questions.length > 0 ? [quiz(...questions)] : []),
  ].join('\n');

async function coursed(files: Record<string, string>) {
  const own = await libraryOf({ 'words.md': words, ...files });
  onTestFinished(() => own.close());
  const { templates, problems } = await createBank(own);
  const [first] = own.units;
  return {
    own,
    templates,
    problems,
    asked: first ? chooseForUnit(own, templates, first, [], seeded(1)).map(({ fact }) => fact) : [],
  };
}

test('a question of a unit is on the topic that it names, which must exist', async () => {
  const { templates, problems } = await coursed({
    'birds.md': lesson(),
    'unit.md': unit(
      question('Has it a beak?', '\n  topic: beak'),
      question('Can it fly?', '\n  topic: planes'),
    ),
  });
  expect(templates.flatMap(({ unit, topic }) => (unit === 'one' ? topic : []))).toEqual(['beak', 'birds']);
  expect(problems.map(({ message }) => message)).toEqual([
    'There is no topic "planes"; correct the id or leave it out.',
  ]);
});

test('a unit asks its own questions first, and none that names a later idea while there are three others', async () => {
  const { own, templates, asked } = await coursed({
    'birds.md': lesson(
      ...['Has it two wings?', 'Has it a feather?', 'Has it legs?'].map((text) => question(text)),
      question('Has it one heart?', '\n  difficulty: 2'),
    ),
    'unit.md': unit(question('Has it a beak?')),
  });
  const names = asked.map((id) => id.replace(/^document:birds:/, ''));
  expect(names[0]).toBe('has-it-a-beak-');
  expect(names.slice(1).sort()).toEqual(['has-it-legs-', 'has-it-two-wings-']);
  expect(questionProblems(own, templates)).toEqual([]);
});

test('too few questions, and own questions that name a later idea, are reported', async () => {
  const few = await coursed({ 'birds.md': lesson(question('Has it wings?')), 'unit.md': unit() });
  expect(questionProblems(few.own, few.templates)).toEqual([
    expect.objectContaining({ file: 'unit.md', message: expect.stringMatching(/^This unit has 1 of the 3/) }),
  ]);
  const unclear = await coursed({
    'birds.md': lesson(question('Has it wings?'), question('Has it legs?')),
    'unit.md': unit(question('Has it a feather?')),
  });
  expect(unclear.asked).toHaveLength(3);
  expect(questionProblems(unclear.own, unclear.templates).map(({ message }) => message)).toEqual([
    'The question “Has it a feather?” names “feather” (Feather), which no unit up to this one introduces.',
    'Only 2 of its 3 questions name nothing new; 3 are needed. The question “Has it a feather?” names “feather” (Feather).',
  ]);
});
