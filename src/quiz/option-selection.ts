/** Selecting and deselecting options. Selecting an option twice is the same as once. */
import { UserError } from '../types/errors.ts';
import type { Given, Question } from '../types/quiz.ts';

const optionCount = (question: Question): number =>
  'options' in question ? question.options.length : question.kind === 'boolean' ? 2 : 0;

/** @throws UserError for a position that the question does not have */
export function checkSelection(question: Question, positions: readonly number[]): void {
  if (!positions.every((position) => position < optionCount(question)))
    throw new UserError('This question has no such option. Please press one of its buttons.');
}

/**
 * The answer after an option is selected. In a multiple-choice question it is added to the earlier ones; otherwise it is
 * the answer.
 * @throws UserError for an option that the question does not have
 */
export function selectOption(question: Question, before: Given | null, option: number): Given {
  checkSelection(question, [option]);
  if (question.kind === 'boolean') return option === 0;
  return question.kind === 'multiple' ? sorted([...without(before, option), option]) : [option];
}

/** The answer without `option`. @throws UserError where only one option can be selected */
export function deselectOption(question: Question, before: Given | null, option: number): Given {
  checkSelection(question, [option]);
  if (question.kind !== 'multiple') throw new UserError('Press another option to change this answer.');
  return sorted(without(before, option));
}

const without = (before: Given | null, option: number): number[] =>
  Array.isArray(before) ? before.filter((each) => each !== option) : [];

const sorted = (positions: number[]): number[] => positions.sort((a, b) => a - b);
