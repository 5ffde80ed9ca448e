/** What holds of every question that is asked, wherever it comes from. */
import { isRight } from '../../src/quiz/grade.ts';
import { givesAway } from '../../src/quiz/text-overlap.ts';
import type { Question } from '../../src/types/quiz.ts';

const plain = (text: string) => text.toLowerCase().replace(/[\s*]+/g, ' ');

/** What is wrong with a question; empty where nothing is. */
export function unsound(question: Question): string[] {
  const faults: [wrong: boolean, name: string][] = [
    [question.prompt.trim() === '' || question.prompt.length > 1_300, 'length of the prompt'],
    [question.explanation.length <= 5 || question.explanation.length > 1_300, 'length of the explanation'],
  ];
  if ('options' in question) {
    const options = question.options.map(({ text }) => text);
    const rights = [question.right].flat();
    const wrong = options.filter((_, i) => !rights.includes(i));
    faults.push(
      [new Set(options.map(plain)).size < options.length, 'an option twice'],
      [options.length < 2 || options.length > 5, 'number of options'],
      [options.some((text) => text.trim() === '' || text.length > 400), 'length of an option'],
      [rights.length === 0 || rights.some((right) => !options[right]), 'no right option'],
      [rights.some((right) => givesAway(question.prompt, options[right] ?? '', wrong)), 'given away'],
    );
    if (question.kind === 'single')
      faults.push([options.filter((_, i) => isRight(question, [i])).length !== 1, 'not one right option']);
  }
  if (question.kind === 'gap') {
    const says = (word: string) => question.prompt.toLowerCase().includes(word.toLowerCase());
    faults.push(
      [!question.prompt.includes('[…]') && !question.prompt.includes('\\[…\\]'), 'no gap'],
      [question.right.some(says), 'the gap is filled'],
    );
  }
  if (question.kind === 'boolean')
    faults.push([isRight(question, true) === isRight(question, false), 'true and false at once']);
  if (question.kind === 'number') faults.push([!Number.isFinite(question.right), 'no number']);
  return faults.flatMap(([wrong, name]) => (wrong ? [name] : []));
}

/** Every text of a question that Discord shows. */
export const shown = (question: Question): string[] => [
  question.prompt,
  question.explanation,
  ...('options' in question ? question.options.flatMap(({ text, remark = '' }) => [text, remark]) : []),
  ...(question.kind === 'gap' ? question.right : []),
];
