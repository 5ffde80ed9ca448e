/** What learners ask, as the lessons list it: for those who do not know yet what to ask. */

import { words } from '../text/words.ts';
import type { Library, Topic } from '../types/lessons.ts';

/** Discord shows no longer ones. */
const longest = 100;

const questionsIn = ({ questions, answers }: Topic): string[] => [
  ...answers.flatMap(({ questions: [first] }) => first ?? []),
  ...questions,
];

/** Questions that hold all words typed so far, the last perhaps unfinished; before any, one of each lesson. */
export function suggestQuestions({ topics }: Library, typed: string, limit: number): string[] {
  const all = [...topics.values()];
  if (typed.length > longest) return [];
  const typedWords = words(typed);
  if (typedWords.length === 0)
    return all
      .flatMap((topic) => (topic.kind === 'lesson' ? questionsIn(topic).slice(0, 1) : []))
      .slice(0, limit);
  return all
    .flatMap(questionsIn)
    .filter((question) => question.length <= longest)
    .map((question) => ({ question, places: placesOf(typedWords, words(question)) }))
    .filter(({ places }) => places.every((place) => place >= 0))
    .sort((a, b) => sum(a.places) - sum(b.places) || a.question.length - b.question.length)
    .map(({ question }) => question)
    .slice(0, limit);
}

/** Where each word is found, the last by its beginning; −1 where it is not. */
const placesOf = (wanted: readonly string[], found: readonly string[]): number[] =>
  wanted.map((word, i) =>
    found.findIndex((each) => (i === wanted.length - 1 ? each.startsWith(word) : each === word)),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
