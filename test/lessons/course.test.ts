/** Units of the course: how they are read, linked and checked. */
import { expect, test } from 'vitest';
import { durationOf, secondsFor } from '../../src/lessons/course/duration.ts';
import { knownBefore, termFinder } from '../../src/lessons/course/terms.ts';
import { parseOwnDocument } from '../../src/lessons/own-documents.ts';
import { unitsOn } from '../../src/types/course.ts';
import { libraryOf, problemsOf } from './folder.ts';

const glossary = [
  '# Words\n\nWhat they mean.\n',
  'Layer (level)\n: A part of a network.\n',
  'Hidden layer\n: A part between two others.\n',
  'Class\n: One of the answers.\n',
].join('\n');
const page =
  '# Birds\n\n## First look\n\nA bird has two wings.\n\n## In depth\n\nA bird has many layers of feathers.';
const lessons = { 'birds.md': page, 'words.md': glossary };

const unit = (front: string, text = 'Look at birds.') =>
  `---\nkind: unit\n${front}\n---\n\n# About birds\n\n${text}`;
/** With the front matter from the third line on. */
const withUnit = (front: string, text?: string) => ({ ...lessons, 'course/1.md': unit(front, text) });

test('a unit has its text, its steps as data, and no topic of its own', async () => {
  const steps = [
    '- read: birds\n    level: deep\n    say: Look at the wings.',
    '- train: { network: rnn, dataset: recall, epochs: 2, learning_rate: 0.01 }\n    seconds: 7',
    '- predict: digits\n    change: shift',
    '- prove: memory\n    seconds: 20',
    '- duel: { a: rnn, b: lstm, dataset: recall }',
    '- quiz: [birds]',
  ];
  const library = await libraryOf(
    withUnit(`id: wings\npaths: [cnn, both]\nfor: [beginner]\nsteps:\n  ${steps.join('\n  ')}`),
  );
  expect(library.problems).toEqual([]);
  expect([...library.topics.keys()].sort()).toEqual(['birds', 'class', 'hidden-layer', 'layer', 'words']);
  expect(library.units).toMatchObject([
    {
      ...{ id: 'wings', title: 'About birds', text: 'Look at birds.' },
      ...{ paths: ['cnn', 'both'], levels: ['beginner'], place: { file: 'course/1.md' } },
    },
  ]);
  expect(library.units[0]?.steps).toMatchObject([
    { kind: 'read', topic: 'birds', level: 'deep', key: 'read-1', say: 'Look at the wings.' },
    {
      ...{ kind: 'train', key: 'train-1', seconds: 7 },
      options: { network: 'rnn', dataset: 'recall', epochs: 2, learningRate: 0.01, seed: 1 },
    },
    { kind: 'predict', dataset: 'digits', change: 'shift' },
    { kind: 'prove', claim: 'memory', seconds: 20 },
    { kind: 'duel', a: 'rnn', b: 'lstm', dataset: 'recall', seeds: 3 },
    { kind: 'quiz', topics: ['birds'] },
  ]);
  expect(unitsOn(library.units, 'rnn', 'beginner')).toEqual([]);
  expect(unitsOn(library.units, 'cnn', 'refresher')).toEqual([]);
});

test.each([
  ['steps:\n  - read: birds', /^course\/1\.md:2 "id" is missing; a unit needs it\.$/],
  ['id: wings', /^course\/1\.md:2 "steps" is missing; a unit needs it\.$/],
  ['id: wings\nsteps: []', /^course\/1\.md:4 "steps" must not be empty\.$/],
  ['id: wings\npaths: [all]\nsteps:\n  - read: birds', /1\.md:4 "paths\.0" must be one of both, cnn, rnn\.$/],
  ['id: wings\nlevel: deep\nsteps:\n  - read: birds', /1\.md:4 "level" is not a key that is known here/],
  [
    'id: wings\nsteps:\n  - look: birds',
    /1\.md:5 A step does one of read, train, predict, prove, duel, quiz/,
  ],
  [
    'id: wings\nsteps:\n  - read: fish',
    /1\.md:5 There is no topic "fish"; correct the id or remove the step/,
  ],
  [
    'id: wings\nsteps:\n  - read: birds\n    level: wide',
    /1\.md:6 "steps\.0\.level" must be one of first, deep/,
  ],
  [
    'id: wings\nsteps:\n  - train: { network: mlp }',
    /1\.md:5 "steps\.0\.train\.network" must be one of cnn, rnn/,
  ],
  [
    'id: wings\nsteps:\n  - train: { network: rnn, epochs: 900 }',
    /1\.md:5 epochs must be a whole number from 1/,
  ],
  [
    'id: wings\nsteps:\n  - predict: spam\n    change: rotate',
    /1\.md:5 What is in spam can be changed by reverse/,
  ],
  ['id: wings\nsteps:\n  - prove: magic', /1\.md:5 "steps\.0\.prove" must be one of sequential/],
  ['id: wings\nsteps:\n  - duel: { a: rnn, b: rnn }', /1\.md:5 A duel needs two different networks/],
  ['id: wings\nsteps:\n  - quiz: [birds]\n  - read: birds', /1\.md:4 The quiz must be the last step/],
  ['id: wings\nsteps:\n  - look: birds\n  - read: fish', /1\.md:6 There is no topic "fish"/],
  [
    'id: wings\nsteps:\n  - duel: { a: rnn, b: lstm, seeds: 99 }',
    /1\.md:5 "steps\.0\.duel\.seeds" must be at most 8/,
  ],
  ['id: wings\nsteps:\n  - prove: memory\n    seconds: 0', /1\.md:6 "steps\.0\.seconds" must be at least 1/],
  ['id: wings\nafter: tails\nsteps:\n  - read: birds', /1\.md:2 There is no unit "tails" before this one/],
])('%j is reported with its line', async (front, problem) => {
  expect(await problemsOf(withUnit(front))).toContainEqual(expect.stringMatching(problem));
});

test('a title is cut where it is too long, and only the first quiz stays', async () => {
  const twice = withUnit('id: wings\nsteps:\n  - quiz: [birds]\n  - read: birds\n  - quiz: [birds]');
  const own = {
    ...twice,
    'own.md': unit('id: long\nsteps:\n  - read: birds').replace('About', 'A'.repeat(5000)),
  };
  const library = await libraryOf(own);
  expect(library.units.map(({ steps }) => steps.map(({ key }) => key))).toEqual([
    ['quiz-1', 'read-1'],
    ['read-1'],
  ]);
  expect(library.units[1]?.title).toBe('A'.repeat(200));
  expect(library.problems.map(({ message }) => message)).toContainEqual(
    'This title has more than 200 letters; the rest is cut off.',
  );
});

test('questions without a quiz step, and a second unit of the same id, are reported', async () => {
  const quiz = '```quiz\n- question: Who flies?\n```';
  expect(
    await problemsOf({
      ...withUnit('id: wings\nsteps:\n  - read: birds', quiz),
      'course/2.md': unit('id: wings\nsteps:\n  - read: birds'),
    }),
  ).toEqual([
    expect.stringMatching(/^course\/1\.md:10 These questions are not asked: the unit has no quiz step/),
    expect.stringMatching(/^course\/2\.md:2 The unit "wings" is there already \(course\/1\.md:2\)/),
  ]);
});

test('a document of the kind course orders the units and leaves some out', async () => {
  const named = (id: string, more = '') => unit(`id: ${id}${more}\nsteps:\n  - read: birds`);
  const units = {
    'course/1.md': named('a'),
    'course/2.md': named('b'),
    'course/3.md': named('c'),
    'own.md': named('mine', '\nafter: a'),
  };
  const order = async (course: string) => {
    const library = await libraryOf({ ...lessons, ...units, ...(course && { 'plan.md': course }) });
    return [library.units.map(({ id }) => id).join(' '), library.problems.map(({ message }) => message)];
  };
  expect(await order('')).toEqual(['a mine b c', []]);
  expect(await order('---\nkind: course\nwithout: [b]\n---\n')).toEqual(['a mine c', []]);
  expect(await order('---\nkind: course\nunits: [c, mine]\n---\n')).toEqual(['c mine', []]);
  expect(await order('---\nkind: course\nunits: [d, a]\n---\n')).toEqual([
    'a',
    ['There is no unit "d"; correct the id.'],
  ]);
  expect(await order('---\nkind: course\nunits: [d]\nwithout: [b]\n---\n')).toEqual([
    'a mine c',
    ['There is no unit "d"; correct the id.'],
  ]);
});

test('ideas are found by their longest name, in any number, and not in “for example”', async () => {
  const library = await libraryOf({
    ...lessons,
    'more.md': '# More\n\nText.\n\nSample (example)\n: One of many.',
  });
  const find = termFinder(library);
  expect([...find('Two hidden layers, for example.')]).toEqual([['hidden-layer', 'hidden layers']]);
  expect([...find('This example has a level.')]).toEqual([
    ['sample', 'example'],
    ['layer', 'level'],
  ]);
});

test('an idea is introduced before it is used, on each path', async () => {
  const first = 'id: one\npaths: [both, cnn]\nintroduces: [Layer]\nsteps:\n  - read: birds\n    level: deep';
  const second = (terms: string) =>
    unit(`id: two\n${terms}\nsteps:\n  - read: birds`, 'Layers make a class.');
  const problems = async (terms: string) => problemsOf({ ...withUnit(first), 'course/2.md': second(terms) });
  expect(await problems('paths: [both]\nuses: [Layers]\nintroduces: [Class]')).toEqual([]);
  expect(await problems('paths: [both]\nuses: [Layer]\neveryday: [class]')).toEqual([]);
  expect(await problems('paths: [both]\nuses: [Layer]')).toEqual([
    expect.stringMatching(
      /^course\/2\.md:2 The text says “class” \(Class\), which this unit neither introduces/,
    ),
  ]);
  expect(await problems('uses: [Layer]\nintroduces: [Class, Hidden layer]')).toEqual([
    expect.stringMatching(/introduces “Hidden layer”, but its texts do not name it/),
    expect.stringMatching(/uses “Layer”, but no unit before it on the path “rnn” introduces it/),
  ]);
  expect(await problems('uses: [Layer, Feather]\nintroduces: [Class]\npaths: [cnn]')).toEqual([
    expect.stringMatching(/^course\/2\.md:4 There is no topic or glossary term "Feather"/),
  ]);
});

test('what is known before a unit differs from path to path', async () => {
  const library = await libraryOf({
    ...lessons,
    'course/1.md': unit(
      'id: one\npaths: [cnn]\nintroduces: [Layer]\nsteps:\n  - read: birds\n    level: deep',
    ),
    'course/2.md': unit('id: two\npaths: [cnn, rnn]\nsteps:\n  - read: birds'),
  });
  const [, two] = library.units;
  expect(two && Object.fromEntries(knownBefore(library.units, two))).toEqual({
    cnn: new Set(['layer']),
    rnn: new Set(),
  });
});

test('a unit takes its words, its runs and its questions', async () => {
  const steps = '- train: { network: rnn, dataset: recall }\n    seconds: 45\n  - quiz: [birds]';
  const library = await libraryOf(
    withUnit(`id: wings\nsteps:\n  - read: birds\n  ${steps}`, 'word '.repeat(195)),
  );
  const [only] = library.units;
  // 195 words and the five of the page are a minute.
  expect(only && secondsFor(library, only)).toBe(60 + 45 + 3 * 30);
  expect(only && durationOf(library, only)).toBe('about 3 minutes');
});

test('a server’s own unit is harmless', () => {
  const markdown = unit(
    'id: wings\ntitle: "**Wings** @everyone"\nsteps:\n  - read: birds\n    say: https://a.invalid @everyone',
  );
  const { unit: parsed } = parseOwnDocument({ name: 'wings.md', markdown });
  expect(parsed?.title).not.toMatch(/[*]|@everyone/);
  expect(parsed?.steps[0]?.say).toBe('(address removed) @ everyone');
});
