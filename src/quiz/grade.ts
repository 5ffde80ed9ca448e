/** Grades answers, gives points, and writes answers and solutions as text. */

import { letter } from '../text/format.ts';
import type { Given, Question } from '../types/quiz.ts';
import { isAnswer, isSameAnswer } from './answer-key.ts';
import { isWithin, readings, writeWithin } from './sources/numbers.ts';

/** @returns undefined where the input is no valid answer, so that the learner can type it again */
export function isRight(question: Question, given: Given): boolean | undefined {
  switch (question.kind) {
    case 'single':
    case 'picture':
      return Array.isArray(given) ? given[0] === question.right : undefined;
    case 'multiple':
      return Array.isArray(given) ? sameSet(given, question.right) : undefined;
    case 'boolean':
      return typeof given === 'boolean' ? given === question.right : undefined;
    case 'number': {
      const numbers = typeof given === 'string' ? readings(given, question.unit) : [];
      return numbers.length === 0
        ? undefined
        : numbers.some((number) => isWithin(number, question.right, question.tolerance));
    }
    case 'gap':
      return typeof given === 'string' && isAnswer(given)
        ? question.right.some((answer) => isSameAnswer(given, answer))
        : undefined;
    case 'order':
      return Array.isArray(given) && given.length === question.items.length
        ? given.every((item, place) => item === question.right[place])
        : undefined;
  }
}

/** The positions of letters such as “C A B”; undefined unless each letter comes once. */
export function readOrder(typed: string, count: number): number[] | undefined {
  const positions = [...typed.toUpperCase().matchAll(/[A-Z]/g)].map(([found]) => found.charCodeAt(0) - 65);
  const whole = positions.length === count && new Set(positions).size === count;
  return whole && positions.every((position) => position < count) ? positions : undefined;
}

/** Parses a typed answer; undefined where it is none. */
export function readTyped(question: Question, typed: string): Given | undefined {
  if (question.kind === 'order') return readOrder(typed, question.items.length);
  return isRight(question, typed) === undefined ? undefined : typed.trim();
}

const full = 10;
const withHint = 6;

/** Points do not depend on speed. A hint reduces them. */
export const pointsFor = (right: boolean, hinted: boolean): number =>
  right ? (hinted ? withHint : full) : 0;

/** The solution in words. */
export function solution(question: Question): string {
  switch (question.kind) {
    case 'single':
    case 'picture':
      return option(question.options, question.right);
    case 'multiple':
      return question.right.map((place) => option(question.options, place)).join(' · ');
    case 'boolean':
      return question.right ? 'True' : 'False';
    case 'number':
      return [writeWithin(question.right, question.tolerance), question.unit].filter(Boolean).join(' ');
    case 'gap':
      return question.right[0] ?? '';
    case 'order':
      return question.right.map((place) => question.items[place]).join(' → ');
  }
}

/** A given answer as text. */
export function givenText(question: Question, given: Given): string {
  if (typeof given === 'boolean') return given ? 'True' : 'False';
  if (typeof given === 'string') return given;
  if (given.length === 0) return 'none of them';
  if (question.kind === 'order') return given.map((place) => question.items[place]).join(' → ');
  return given.map(letter).sort().join(', ');
}

const option = (options: { text: string }[], place: number): string =>
  `${letter(place)}. ${options[place]?.text ?? ''}`;

const sameSet = (a: readonly number[], b: readonly number[]): boolean =>
  new Set(a).size === new Set(b).size && b.every((item) => a.includes(item));
