/** A quiz after a page asks what the page has answered. */
import { describe, expect, test } from 'vitest';
import { RecentPages } from '../../src/lessons/recent-pages.ts';
import { createBank } from '../../src/quiz/bank.ts';
import { chooseQuestions } from '../../src/quiz/choose-questions.ts';
import { seeded } from '../../src/quiz/random.ts';
import { ownLibrary } from './library.ts';

const library = await ownLibrary();
const bank = await createBank(library);
const quoted = bank.templates.filter(({ quote }) => quote !== undefined);
const isQuoted = new Set(quoted.map(({ id }) => id));
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

const ask = (read: string[], { count = 5, recent = [] as string[], suited = 1, seed = 1 } = {}) =>
  chooseQuestions(
    bank.templates,
    { count, suited, justRead: new Set(read), recent: new Set(recent) },
    seeded(seed),
  );

describe('after a page was read', () => {
  test.each(['cnn', 'rnn', 'training'])('all five questions are answered on the page %s', (page) => {
    for (const seed of seeds) {
      const questions = ask([page], { seed });
      expect(questions.map(({ topic }) => topic)).toEqual(Array(5).fill(page));
      expect(questions.every(({ fact }) => isQuoted.has(fact))).toBe(true);
    }
  });

  test.each(['vanishing-gradients', 'memory', 'lstm', 'gru', 'comparison'])(
    'those that the page %s answers are asked',
    (page) => {
      const questions = ask([page], { count: 3 });
      const there = quoted.filter(({ topic }) => topic === page);
      expect(there.length).toBeGreaterThan(1);
      expect(questions.filter(({ fact }) => isQuoted.has(fact))).toHaveLength(Math.min(3, there.length));
      expect(new Set(questions.map(({ topic }) => topic))).toEqual(new Set([page]));
    },
  );

  test('of two pages both are asked about', () => {
    for (const seed of seeds)
      expect(new Set(ask(['cnn', 'rnn'], { seed }).map(({ topic }) => topic))).toEqual(
        new Set(['cnn', 'rnn']),
      );
  });

  test('the next quiz asks something else', () => {
    const first = ask(['cnn']).map(({ fact }) => fact);
    const second = ask(['cnn'], { recent: first }).map(({ fact }) => fact);
    expect(second.filter((fact) => first.includes(fact))).toEqual([]);
  });

  test('the sections that a lesson holds are left for later, when one asks about the lesson', () => {
    const questions = chooseQuestions(
      bank.templates,
      { count: 3, suited: 1, topics: new Set(bank.under('cnn')), justRead: new Set(['cnn']) },
      seeded(1),
    );
    expect(questions.map(({ topic }) => topic)).toEqual(['cnn', 'cnn', 'cnn']);
  });
});

test('without a page questions are spread over the basics', () => {
  for (const seed of seeds) expect(new Set(ask([], { seed }).map(({ topic }) => topic)).size).toBe(5);
});

describe('pages that were opened lately', () => {
  const alice = { person: { id: '1' }, serverId: '7' };

  test('are kept by person and server, the newest first, and four of them', () => {
    const pages = new RecentPages();
    for (const topic of ['cnn', 'rnn', 'cnn', 'lstm', 'gru', 'memory']) pages.add(alice, topic);
    expect(pages.of(alice)).toEqual(['memory', 'gru', 'lstm', 'cnn']);
    expect(pages.of({ ...alice, serverId: null })).toEqual([]);
    expect(pages.of({ ...alice, person: { id: '2' } })).toEqual([]);
  });
});
