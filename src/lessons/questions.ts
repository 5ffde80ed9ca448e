/** Suggests questions that the lessons answer. */

import { words } from '../text/words.ts';
import type { Library, Topic } from '../types/lessons.ts';

/** Longest suggestion that Discord accepts. */
const maxLength = 100;

const questionsIn = ({ questions, answers }: Topic): string[] => [
  ...answers.flatMap(({ questions: [first] }) => first ?? []),
  ...questions,
];

/** Questions with all typed words, the last as a prefix; before anything is typed, one of each lesson. */
export function suggestQuestions({ topics }: Library, typed: string, limit: number): string[] {
  const all = [...topics.values()];
  if (typed.length > maxLength) return [];
  const typedWords = words(typed);
  if (typedWords.length === 0)
    return all
      .flatMap((topic) => (topic.kind === 'lesson' ? questionsIn(topic).slice(0, 1) : []))
      .slice(0, limit);
  return all
    .flatMap(questionsIn)
    .filter((question) => question.length <= maxLength)
    .map((question) => ({ question, places: placesOf(typedWords, words(question)) }))
    .filter(({ places }) => places.every((place) => place >= 0))
    .sort((a, b) => sum(a.places) - sum(b.places) || a.question.length - b.question.length)
    .map(({ question }) => question)
    .slice(0, limit);
}

/** Position of each word, the last by its prefix; −1 where it is missing. */
const placesOf = (wanted: readonly string[], found: readonly string[]): number[] =>
  wanted.map((word, i) =>
    found.findIndex((each) => (i === wanted.length - 1 ? each.startsWith(word) : each === word)),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
