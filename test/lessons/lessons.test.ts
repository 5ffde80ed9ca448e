/** The lessons that ship with the bot: complete, linked, and of a length that an embed holds. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagramNames } from '../../src/charts/diagrams/index.ts';
import { comparable, compare } from '../../src/lessons/compare.ts';
import { words } from '../../src/text/words.ts';
import { parseTrainingOptions } from '../../src/training/options.ts';
import { type Library, levels, type Topic } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
let topics: Topic[];
beforeAll(async () => {
  library = await loadLessons();
  topics = [...library.topics.values()];
});
afterAll(() => library.close());

/** Ids of the topics that something is wrong with. */
const idsWhere = (wrong: (topic: Topic) => boolean) => topics.filter(wrong).map(({ id }) => id);
const textOf = ({ text, answers }: Topic) =>
  [...levels.map((level) => text[level] ?? ''), ...answers.map((answer) => answer.text)].join('\n\n');
const isTerm = ({ kind }: Topic) => kind === 'term';

test('nothing is wrong with any document', () => {
  expect(library.problems).toEqual([]);
});

test('the glossary has its terms, each a short definition', () => {
  expect(topics.filter(isTerm).length).toBeGreaterThanOrEqual(70);
  const tooLong = ({ text }: Topic) => (text.first?.length ?? 0) > 420;
  expect(idsWhere((topic) => isTerm(topic) && tooLong(topic))).toEqual([]);
});

test('lessons and sections are written at both levels, as long as a learner reads in Discord', () => {
  const outside = (text: string | undefined, [least, most]: [number, number]) =>
    text === undefined || text.length < least || text.length > most;
  const lengths = { first: [400, 1_000], deep: [900, 3_200] } as const;
  for (const level of levels) {
    const [least, most] = lengths[level];
    expect(
      idsWhere((topic) => !isTerm(topic) && outside(topic.text[level], [least, most])),
      level,
    ).toEqual([]);
  }
});

test('every topic names a source, and only diagrams that can be drawn', () => {
  expect(idsWhere(({ sources }) => sources.length === 0)).toEqual([]);
  expect(
    idsWhere(({ diagrams }) => Object.values(diagrams).some((name) => !diagramNames.includes(name))),
  ).toEqual([]);
});

test('every section leads on to others, and no topic to itself', () => {
  expect(idsWhere((topic) => !isTerm(topic) && topic.related.length === 0)).toEqual([]);
  expect(idsWhere(({ related, id }) => related.some((to) => to === id || !library.topics.has(to)))).toEqual(
    [],
  );
});

test('every title and alias finds its own topic', () => {
  const finds = (name: string, { id }: Topic) => {
    const result = library.lookup(name);
    return 'found' in result && result.found.id === id;
  };
  const lost = topics.flatMap((topic) =>
    [topic.title, ...topic.aliases].filter((name) => !finds(name, topic)),
  );
  expect(lost).toEqual([]);
});

test('code fits a narrow screen, and nothing is written that Discord would show as it stands', () => {
  const codeLines = (topic: Topic) =>
    textOf(topic)
      .split('```')
      .flatMap((part, at) => (at % 2 === 1 ? part.split('\n') : []));
  expect(idsWhere((topic) => codeLines(topic).some((line) => line.length > 56))).toEqual([]);
  expect(idsWhere((topic) => /\$[^$\n]+\$|\\[a-z]+\{|<\/?[a-z]+>|!\[/.test(textOf(topic)))).toEqual([]);
});

describe('the comparisons', () => {
  const names = ['cnn', 'rnn', 'lstm', 'gru'];
  const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const));

  test.each(pairs)('set %s beside %s in short cells', (a, b) => {
    const { subjects, rows } = compare(library, a, b);
    expect(subjects.map(({ topic }) => topic)).toEqual([a, b]);
    expect(rows.length).toBeGreaterThanOrEqual(8);
    for (const { attribute, cells } of rows)
      for (const cell of cells) {
        expect(cell, attribute).not.toBe('');
        expect(cell.length, cell).toBeLessThanOrEqual(90);
      }
  });

  test('lead from every attribute to a topic that explains it', () => {
    const attributes = library.comparisons.flatMap(({ rows }) => rows);
    expect(attributes.filter(({ topic }) => topic === undefined)).toEqual([]);
    expect(comparable(library).every(({ topic }) => topic !== undefined)).toBe(true);
  });
});

describe('the commands that a learner is told to type', () => {
  const typed = () => topics.flatMap((topic) => [...textOf(topic).matchAll(/`\/(\w+) ?([^`]*)`/g)]);

  test('exist', async () => {
    const known = (await readdir('commands')).map((file) => file.replace('.ts', ''));
    expect(typed().length).toBeGreaterThan(30);
    expect(typed().filter(([, command = '']) => !known.includes(command))).toEqual([]);
  });

  test('train with options that are accepted', () => {
    for (const [whole, command, rest = ''] of typed()) {
      if (command !== 'train' || rest === '') continue;
      const [network, ...pairs] = rest.split(' ');
      const options = Object.fromEntries(pairs.map((pair) => pair.split(':')));
      const { learning_rate: learningRate, ...others } = options;
      const asked = { network, ...others, ...(learningRate && { learningRate }) };
      expect(() => parseTrainingOptions(asked), whole).not.toThrow();
      const known = ['dataset', 'samples', 'epochs', 'units', 'learning_rate', 'batch', 'seed'];
      expect(
        Object.keys(options).filter((name) => !known.includes(name)),
        whole,
      ).toEqual([]);
    }
  });

  test('explain what there is', () => {
    for (const [whole, command, topic = ''] of typed())
      if (command === 'explain')
        expect(library.lookup(topic.replace('topic:', '')), whole).toHaveProperty('found');
  });
});

describe('the authored answers', () => {
  const all = () => topics.flatMap(({ id, answers }) => answers.map((answer) => ({ id, ...answer })));

  test('answer each question once', () => {
    const owners = Map.groupBy(
      all().flatMap(({ id, questions }) => questions.map((question) => ({ id, question }))),
      ({ question }) => words(question).join(' '),
    );
    const repeated = [...owners.values()].filter(({ length }) => length > 1);
    expect(repeated.map((asked) => asked.map(({ id, question }) => `${id}: ${question}`))).toEqual([]);
  });
});

describe('the questions', () => {
  interface ModelQuestions {
    question: string;
    kind: string;
    explanation: string;
    options?: { text: string; right?: boolean; remark?: string }[];
    answer?: unknown;
    tolerance?: number;
  }
  const written = () =>
    library.quizzes.flatMap(({ yaml, topic }) =>
      (yaml as ModelQuestions[]).map((question) => ({ topic, ...question })),
    );

  test('are three or more in each lesson', () => {
    const lessonOf = (topic: string) => library.topics.get(topic)?.lesson;
    const few = topics.filter(({ kind, id }) => {
      if (kind !== 'lesson' || id === 'glossary') return false;
      return written().filter(({ topic }) => lessonOf(topic) === id).length < 3;
    });
    expect(few).toEqual([]);
  });

  test('can be graded: what is right is said in the way of their kind', () => {
    const gradable: Record<string, (asked: ModelQuestions) => boolean> = {
      single: ({ options = [] }) => options.length >= 3 && rights(options) === 1,
      multiple: ({ options = [] }) => rights(options) > 0 && rights(options) < options.length,
      boolean: ({ answer }) => typeof answer === 'boolean',
      number: ({ answer, tolerance = -1 }) => typeof answer === 'number' && tolerance >= 0,
      gap: ({ answer, question }) => question.includes('___') && [answer].flat().every(isWord),
      order: ({ answer }) => Array.isArray(answer) && answer.length >= 3 && answer.every(isWord),
    };
    const wrong = written().filter((asked) => !gradable[asked.kind]?.(asked) || !isWord(asked.explanation));
    expect(wrong).toEqual([]);
  });

  test('tell why each wrong option is wrong', () => {
    const options = written().flatMap(({ options: all = [], question }) =>
      all.map((one) => ({ ...one, question })),
    );
    expect(options.filter(({ right, remark }) => !right && !isWord(remark))).toEqual([]);
    expect(options.filter(({ text }) => text.length > 100)).toEqual([]);
  });

  const rights = (options: { right?: boolean }[]) => options.filter(({ right }) => right).length;
  const isWord = (value: unknown) => typeof value === 'string' && value.trim() !== '';
});

test('an error of a comparison names its subjects by their short names', () => {
  expect(() => compare(library, 'cnn', 'cnn')).toThrow(
    '“CNN” cannot be compared with itself: choose two of RNN, CNN, LSTM, GRU, Transformer.',
  );
  expect(() => compare(library, 'pizza')).toThrow('I can compare: RNN, CNN, LSTM, GRU, Transformer.');
});
