/** What pressing an option of a question means. Pressed again, it means the same: no press takes another one back. */
import { UserError } from '../types/errors.ts';
import type { Given, Question } from '../types/quiz.ts';

const optionCount = (question: Question): number =>
  'options' in question ? question.options.length : question.kind === 'boolean' ? 2 : 0;

/** @throws UserError for a position that the question does not have */
export function checkOptions(question: Question, positions: readonly number[]): void {
  if (!positions.every((position) => position < optionCount(question)))
    throw new UserError('This question has no such option. Please press one of its buttons.');
}

/**
 * The answer after the press: of several that may be right, `option` is added to what was marked before; otherwise it is
 * the answer.
 * @throws UserError for an option that the question does not have
 */
export function selectOption(question: Question, before: Given | null, option: number): Given {
  checkOptions(question, [option]);
  if (question.kind === 'boolean') return option === 0;
  return question.kind === 'multiple' ? sorted([...without(before, option), option]) : [option];
}

/** The answer once `option` is taken back. @throws UserError where only one can be marked */
export function deselectOption(question: Question, before: Given | null, option: number): Given {
  checkOptions(question, [option]);
  if (question.kind !== 'multiple') throw new UserError('Press another option to change this answer.');
  return sorted(without(before, option));
}

const without = (before: Given | null, option: number): number[] =>
  Array.isArray(before) ? before.filter((each) => each !== option) : [];

const sorted = (positions: number[]): number[] => positions.sort((a, b) => a - b);
