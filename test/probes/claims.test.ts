/** Claims: each one that a lesson makes can be measured, and what is said of it can be read. */
import { afterAll, describe, expect, it } from 'vitest';
import { measurableClaims } from '../../src/probes/claims/index.ts';
import { claims } from '../../src/types/probe.ts';
import { loadLessons } from '../support/lessons.ts';

const library = await loadLessons();
afterAll(() => library.close());

describe('the claims of the lessons', () => {
  const topics = [...library.topics.values()];
  const made = [...new Set(topics.flatMap((topic) => topic.claims))].sort();

  it('are found at all', () => expect(made.length).toBeGreaterThan(5));

  it('have a probe, each', () =>
    expect(made.filter((claim) => !measurableClaims.some((spec) => spec.claim === claim))).toEqual([]));

  it('stand in topics with a source', () => {
    const unsourced = topics.filter(({ claims, sources }) => claims.length > 0 && sources.length === 0);
    expect(unsourced.map(({ id }) => id)).toEqual([]);
  });
});

it('all eleven are measured, in the order of their declaration', () =>
  expect(measurableClaims.map(({ claim }) => claim)).toEqual(claims));

describe.each(measurableClaims)('the claim “$title”', (spec) => {
  it('has a short title, a lesson, a method, and what would change it', () => {
    expect(spec.title.length).toBeLessThan(80);
    expect(spec.shortTitle.length).toBeLessThan(30);
    expect(library.topics.get(spec.topic)?.claims).toContain(spec.claim);
    expect(spec.method.length).toBeGreaterThan(100);
    expect(spec.wouldChange.length).toBeGreaterThan(40);
  });
});
