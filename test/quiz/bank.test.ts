/** Properties of every question that is generated from our own documents and from measured runs. */
import { describe, expect, test } from 'vitest';
import { exactNames, nameKey, shortTitle } from '../../src/lessons/names.ts';
import { createBank, topicsUnder } from '../../src/quiz/bank.ts';
import { chooseQuestions } from '../../src/quiz/choose-questions.ts';
import { isRight } from '../../src/quiz/grade.ts';
import { seeded } from '../../src/quiz/random.ts';
import { experimentTemplates } from '../../src/quiz/sources/experiments.ts';
import { readNumber } from '../../src/quiz/sources/numbers.ts';
import { givesAway } from '../../src/quiz/text-overlap.ts';
import { type Question, questionKinds } from '../../src/types/quiz.ts';
import { libraryOf } from '../lessons/folder.ts';
import { ownLibrary } from './library.ts';
import { measured } from './samples.ts';

const library = await ownLibrary();
const bank = await createBank(library);
const generated = [...bank.templates, ...experimentTemplates(library, measured)].filter(
  ({ source }) => source !== 'document',
);
const instances = 5_000;

/** Every fact again and again under different seeds, until there are enough. */
const asked: Question[] = Array.from({ length: instances }, (_, i) => {
  const template = generated[i % generated.length];
  if (!template) throw new Error('nothing is generated');
  return template.make(seeded(i));
});

const optionsOf = (question: Question) =>
  'options' in question ? question.options.map(({ text }) => text) : [];
const show = ({ fact, prompt }: Question) => `${fact}: ${prompt}`;

describe(`${instances} generated questions`, () => {
  test('are the same for the same random numbers', () => {
    for (const template of generated.slice(0, 100))
      expect(template.make(seeded(3))).toEqual(template.make(seeded(3)));
  });

  test('never offer the same option twice', () => {
    const doubled = asked.filter((question) => {
      const options = optionsOf(question).map((text) => text.toLowerCase().replace(/[\s*]+/g, ' '));
      return new Set(options).size !== options.length;
    });
    expect(doubled.map(show)).toEqual([]);
  });

  test('have two to five options that a message can show, and a right one among them', () => {
    for (const question of asked) {
      const options = optionsOf(question);
      if (!('options' in question)) continue;
      expect(options.length, show(question)).toBeGreaterThanOrEqual(2);
      expect(options.length, show(question)).toBeLessThanOrEqual(5);
      const rights = [question.right].flat();
      expect(rights.length).toBeGreaterThan(0);
      expect(rights.every((right) => options[right] !== undefined)).toBe(true);
      expect([question.prompt, ...options].join('').length, show(question)).toBeLessThan(3_000);
    }
  });

  test('have exactly one answer that counts as right', () => {
    for (const question of asked) {
      if (question.kind === 'single' || question.kind === 'picture')
        expect(question.options.filter((_, i) => isRight(question, [i]))).toHaveLength(1);
      if (question.kind === 'boolean')
        expect([true, false].filter((given) => isRight(question, given))).toHaveLength(1);
    }
  });

  // Terms: no wrong option answers to the name of the right one.
  test('offer no second name of the right term', () => {
    const terms = exactNames([...library.topics.values()].filter(({ kind }) => kind === 'term'));
    const twice = asked.filter((question) => {
      if (question.source !== 'term' || question.kind !== 'single') return false;
      const named = optionsOf(question).flatMap((text) => terms.get(nameKey(text))?.id ?? []);
      return new Set(named).size !== named.length;
    });
    expect(twice.map(show)).toEqual([]);
  });

  // Tables: read back from the documents, a wrong option is never what the table says of the subject.
  test('set no two true cells of a table against each other', () => {
    let checked = 0;
    for (const question of asked) {
      if (question.source !== 'table' || question.kind !== 'single') continue;
      const quoted = /^> \*\*(.+?):\*\* ([\s\S]+)$/m.exec(question.prompt);
      if (!quoted) continue;
      checked++;
      const [, attribute, cell] = quoted;
      const table = library.comparisons.find(({ topic }) => question.fact.startsWith(`table:${topic}:`));
      const row = table?.rows.find((each) => each.attribute === attribute);
      const holders = table?.subjects
        .filter((_, column) => row?.cells[column] === cell)
        .map((subject) => shortTitle(library, subject));
      expect(holders).toEqual([optionsOf(question)[question.right]]);
    }
    expect(checked).toBeGreaterThan(50);
  });

  // The same for options of several rows: the right one is said of the subject, the wrong ones of another, in no table of it.
  test('offer no second statement that the tables make about the subject', () => {
    const statements = (isAsked: (title: string) => boolean) =>
      library.comparisons.flatMap(({ subjects, rows }) =>
        rows.flatMap(({ attribute, cells }) =>
          cells.flatMap((cell, column) =>
            isAsked(subjects[column] ? shortTitle(library, subjects[column]) : '')
              ? [`**${attribute}:** ${cell}`]
              : [],
          ),
        ),
      );
    const which = asked.filter(({ prompt }) => /which of these is true of \*\*.+\*\*\?$/.test(prompt));
    expect(which.length).toBeGreaterThan(50);
    for (const question of which) {
      const subject = /true of \*\*(.+)\*\*\?$/.exec(question.prompt)?.[1];
      const ofSubject = statements((title) => title === subject);
      const ofOthers = statements((title) => title !== subject);
      const options = optionsOf(question);
      expect(options, show(question)).toHaveLength(4);
      for (const [i, option] of options.entries()) {
        const isSaid = 'right' in question && i === question.right;
        expect([ofSubject.includes(option), ofOthers.includes(option)], option).toEqual([isSaid, !isSaid]);
      }
    }
  });

  // Numbers: what a wrong option says must not lie within what would count as right.
  test('have no wrong number within the tolerance', () => {
    for (const question of asked) {
      if (question.source !== 'computed' || question.kind !== 'single') continue;
      const values = optionsOf(question).map((text) => readNumber(text) ?? Number.NaN);
      const right = values[question.right] ?? Number.NaN;
      for (const [i, value] of values.entries())
        if (i !== question.right) expect(Math.abs(value - right), show(question)).toBeGreaterThan(0);
    }
  });

  test('do not give the answer away by a word that only the right option has', () => {
    const told = asked.filter((question) => {
      if (question.kind !== 'single') return false;
      const options = optionsOf(question);
      const wrong = options.filter((_, i) => i !== question.right);
      return givesAway(question.prompt, options[question.right] ?? '', wrong);
    });
    expect(told.map(show)).toEqual([]);
  });

  test('do not say what fills the gap', () => {
    const told = asked.filter(
      (question) =>
        question.kind === 'gap' &&
        question.right.some((word) => question.prompt.toLowerCase().includes(word.toLowerCase())),
    );
    expect(told.map(show)).toEqual([]);
  });

  test('are all explained, and linked to a topic that exists', () => {
    for (const question of asked) {
      expect(question.explanation.length, show(question)).toBeGreaterThan(5);
      expect(library.topics.has(question.topic ?? ''), show(question)).toBe(true);
    }
  });

  test('say true and false about equally often, and put the right option anywhere', () => {
    const trueOrFalse = asked.filter((question) => question.kind === 'boolean');
    const share = trueOrFalse.filter(({ right }) => right).length / trueOrFalse.length;
    // Four standard deviations of a fair coin.
    expect(Math.abs(share - 0.5)).toBeLessThan(2 / Math.sqrt(trueOrFalse.length));
    const four = asked.filter((question) => question.kind === 'single' && question.options.length === 4);
    for (const place of [0, 1, 2, 3]) {
      const there = four.filter((question) => 'right' in question && question.right === place).length;
      expect(Math.abs(there / four.length - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / four.length));
    }
  });
});

describe('our own documents', () => {
  test('have no question that cannot be asked', () => expect(bank.problems).toEqual([]));

  test('give at least 400 different facts to ask about, rewordings counted once', () => {
    const keys = bank.templates.map(({ id, source, make }) => {
      // Two tables may say the same of the same subject: that is one fact.
      const cell = /^table:[^:]+:([^:]+):(.+)$/.exec(id);
      return source === 'table' && cell ? `table ${cell[1]} ${cell[2]}` : sameWords(make(seeded(1)));
    });
    const distinct = new Set(keys).size;
    console.info(`${bank.templates.length} facts, ${distinct} of them different`);
    expect(distinct).toBeGreaterThanOrEqual(400);
  });

  /** Authored questions that only ask what a glossary term means count with the term. */
  function sameWords(question: Question): string {
    const definition = /^What (?:is|are|does) (?:an? |the )?([^?]+?)(?: mean)?\?$/.exec(question.prompt);
    return definition ? `term:${nameKey(definition[1] ?? '')}` : question.fact;
  }

  test('give questions of every kind', () => {
    const kinds = new Set(
      bank.templates.flatMap((template) => [1, 2, 3, 4].map((seed) => template.make(seeded(seed)).kind)),
    );
    expect([...questionKinds].filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

describe('a choice of questions', () => {
  const random = () => seeded(11);

  test('asks about different facts, of the topic and level wished for', () => {
    const topics = topicsUnder(library, 'lstm');
    const chosen = chooseQuestions(bank.templates, { count: 8, topics, level: 'deep' }, random());
    expect(new Set(chosen.map(({ fact }) => fact)).size).toBe(8);
    for (const { topic, level } of chosen) {
      expect(level).toBe('deep');
      expect(library.topics.get(topic ?? '')?.lesson).toBe('lstm');
    }
  });

  test('leaves out what was asked of late while there is something else', () => {
    const first = chooseQuestions(bank.templates, { count: 50 }, random());
    const recent = new Set(first.map(({ fact }) => fact));
    const second = chooseQuestions(bank.templates, { count: 50, recent }, seeded(12));
    // What is calculated may come back with other numbers.
    expect(second.filter(({ fact, isWorkedOut }) => recent.has(fact) && !isWorkedOut)).toEqual([]);
    const all = chooseQuestions(bank.templates, { count: bank.templates.length, recent }, seeded(13));
    expect(all).toHaveLength(bank.templates.length);
  });

  test('asks weak topics more often', () => {
    const weight = (topic: string | null) => (library.topics.get(topic ?? '')?.lesson === 'gru' ? 4 : 1);
    const share = (weighted: boolean) => {
      const chosen = Array.from({ length: 300 }, (_, seed) =>
        chooseQuestions(bank.templates, { count: 5, ...(weighted && { weight }) }, seeded(seed)),
      ).flat();
      return (
        chosen.filter(({ topic }) => library.topics.get(topic ?? '')?.lesson === 'gru').length / chosen.length
      );
    };
    expect(share(true)).toBeGreaterThan(2 * share(false));
  });
});

test('others have their turn while the questions of a large library are put together', async () => {
  const word = (i: number) => seeded(i)().toString(36).slice(2, 8);
  const terms = Array.from(
    { length: 1_500 },
    (_, i) => `${word(i)}\n: It is ${word(i + 2_000)} and ${word(i + 4_000)} for ${word(i + 6_000)} here.\n`,
  );
  const large = await libraryOf({
    'large.md': `---\nid: large\ntitle: Large\n---\n\n# Large\n\nText.\n\n${terms.join('\n')}`,
  });
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 0);
  const { templates } = await createBank(large);
  clearInterval(others);
  expect(templates.length).toBeGreaterThan(1_000);
  expect(turns).toBeGreaterThan(3);
});
