/** A question as a message, and as the labels of a picture. */
import { expect, test } from 'vitest';
import { distribution, questionText } from '../../../src/quiz/views/question.ts';
import { inert } from '../../../src/text/escape.ts';
import type { Question } from '../../../src/types/quiz.ts';

const question: Question = {
  ...{ kind: 'single', fact: 'f', source: 'deck', topic: null, level: 'first', explanation: 'Because.' },
  prompt: 'Which?',
  options: [{ text: inert('tanh(c): 0_1') }, { text: '**bold**' }],
  right: 0,
};

test('a picture shows no marks of Markdown', () => {
  const labels = distribution(question, []).map(({ label }) => label);
  expect(labels).toEqual(['A. tanh(c): 0_1', 'B. bold']);
});

test('only what a model wrote is marked as written by one', () => {
  const mark = /^-# Written by a language model/m;
  expect(questionText(question)).not.toMatch(mark);
  expect(questionText({ ...question, source: 'written' })).toMatch(mark);
});
