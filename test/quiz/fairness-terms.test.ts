/** That questions about terms are fair: synonyms, neighbours, and gaps. */
import { describe, expect, test } from 'vitest';
import { gapMark } from '../../src/quiz/text-overlap.ts';
import { all, everyWording, library, show, singles } from './all-questions.ts';

describe('what is said to be another name', () => {
  const aliasQuestions = all.filter(({ id }) => id.startsWith('alias:'));

  test.each(
    `saddle point, feed-forward network, pre-training, fine-tuning, Mamba, linear recurrence, warm-up, forward pass,
     L2 regularisation, bigram, trigram, FLOPS, self-attention, atrous convolution, fused kernel, float32, prefix sum,
     processor`
      .split(',')
      .map((name) => name.trim()),
  )('is never “%s”: it is found, but means something else', (name) => {
    expect(aliasQuestions.filter(({ id }) => id.endsWith(`:${name}`))).toEqual([]);
    expect(library.lookup(name)).toHaveProperty('found');
  });

  test('fills a gap only if it means the same', () => {
    for (const question of everyWording) {
      if (question.source !== 'term' || question.kind !== 'gap') continue;
      const { title, synonyms = [] } = library.topics.get(question.topic ?? '') ?? {};
      expect(question.right, show(question)).toEqual([title, ...synonyms]);
    }
  });

  test('is a synonym of its term', () => {
    expect(aliasQuestions.length).toBeGreaterThan(10);
    for (const { id, topic } of aliasQuestions)
      expect(library.topics.get(topic ?? '')?.synonyms, id).toContain(id.split(':').at(-1));
  });
});

describe('a term', () => {
  test('stands beside terms of its own category', () => {
    const terms = new Map(
      [...library.topics.values()].flatMap((topic) =>
        topic.kind === 'term' ? [[topic.title, topic.category] as const] : [],
      ),
    );
    expect([...terms.values()].filter((category) => category === undefined)).toEqual([]);
    let checked = 0;
    for (const question of singles(everyWording)) {
      if (question.source !== 'term' || question.prompt.startsWith('What is meant by')) continue;
      checked++;
      expect(new Set(question.options.map(({ text }) => terms.get(text))).size, show(question)).toBe(1);
    }
    expect(checked).toBeGreaterThan(200);
  });

  test('is asked for by its whole description, with one gap at most', () => {
    for (const question of everyWording.filter(({ source }) => source === 'term')) {
      const gaps = question.prompt.split(gapMark).length - 1;
      expect(gaps, show(question)).toBe(question.kind === 'gap' ? 1 : 0);
    }
  });
});
