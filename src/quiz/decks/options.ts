/** Tables with one column per option and one for the right answer. */

import { letter } from '../../text/format.ts';
import type { DeckRow } from './row.ts';

const mostOptions = 10;

/**
 * Splits options into right and wrong answers. The answer may be an option's text, letter or number.
 * @returns the row, or the reason where the answer is none of these
 */
export function withOptions(row: DeckRow, options: readonly string[]): DeckRow | string {
  const { answer = '' } = row;
  if (options.length > mostOptions) return `It has ${options.length} options; ${mostOptions} are the most.`;
  const whole = optionNumber(answer, options);
  const named = whole
    ? [whole]
    : answer.split(/[,;\n]/, mostOptions).map((each) => optionNumber(each, options));
  if (named.some((place) => place === undefined)) return 'Its answer is none of its options.';
  const right = new Set(named);
  const texts = options.map((text, at) => ({ text: text.replaceAll('\n', ' '), isRight: right.has(at + 1) }));
  const lines = (wanted: boolean) =>
    texts
      .filter(({ text, isRight }) => text !== '' && isRight === wanted)
      .map(({ text }) => text)
      .join('\n');
  return { ...row, answer: lines(true), wrong: lines(false) };
}

/** Counted from 1. */
function optionNumber(named: string, options: readonly string[]): number | undefined {
  const wanted = named.trim().toLowerCase();
  if (wanted === '') return undefined;
  const at = options.findIndex((option) => option.toLowerCase() === wanted);
  if (at >= 0) return at + 1;
  const byLetter = options.findIndex((option, i) => option !== '' && letter(i).toLowerCase() === wanted);
  const place = byLetter >= 0 ? byLetter + 1 : Number(wanted);
  return Number.isInteger(place) && options[place - 1] ? place : undefined;
}
