/** What lessons say, and how numbers are written there, for tests that compute them again. */
import { expect } from 'vitest';
import { levels } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

const library = await loadLessons();
library.close();

/** The text of a topic at both levels, and its answers. */
export function saidIn(id: string): string {
  const topic = library.topics.get(id);
  if (!topic) throw new Error(`there is no topic ${id}`);
  return [...levels.map((level) => topic.text[level] ?? ''), ...topic.answers.map(({ text }) => text)].join(
    '\n',
  );
}

/** What the questions of a topic say, with their explanations. */
export const askedIn = (id: string): string =>
  JSON.stringify(library.quizzes.filter(({ topic }) => topic === id).map(({ yaml }) => yaml));

/** Expects all the parts, one after the other, on one line of a topic. */
export function expectLine(id: string, ...parts: string[]): void {
  const lines = saidIn(id).split('\n');
  expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual(
    expect.arrayContaining([expect.stringContaining(parts.join(' '))]),
  );
}

/** Such as 12,345.6. */
export const grouped = (value: number, digits = 0): string =>
  value
    .toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replace('-', '−');

/** Such as −0.44. */
export const minus = (value: number, digits: number): string => value.toFixed(digits).replace('-', '−');

export function shares(scores: readonly number[]): number[] {
  const powers = scores.map((score) => Math.exp(score));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);
