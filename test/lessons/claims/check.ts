/** Holds the numbers of a lesson against their formulas. */
import { numberOf } from '../sums/value.ts';

/** Words of a lesson, each computed number in braces, and what these numbers are: “20 · {0.5}”, 0.5. */
export type Claim = [says: string, ...numbers: number[]];

const braced = /\{(−?)([^}]+)\}/g;
const isRound = (before: string): boolean =>
  /(?:about|around|some|roughly|nearly|almost|over|than|least|[≈~]) $/i.test(before);
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');

/**
 * @returns what is wrong: words that the text lacks, or a number that is off by more than half of its last
 * digit. Behind “about” and the like, zeros at the end of a whole number are no digits. “82 %” is 0.82.
 */
export function faultsOf([says, ...numbers]: Claim, text: string): string[] {
  const found = [...says.matchAll(braced)];
  if (!spaced(text).includes(spaced(says).replaceAll(/[{}]/g, ''))) return [`not in the lesson: ${says}`];
  if (found.length === 0 || found.length !== numbers.length) return [`not as many numbers: ${says}`];
  return found.flatMap(([, minus, digits = ''], i) => {
    const { value, half } = numberOf(digits, true, isRound(says.slice(0, found[i]?.index)));
    const [said, made] = [minus ? -value : value, numbers[i] ?? Number.NaN];
    return Math.abs(said - made) <= half + 1e-9 * Math.abs(made) ? [] : [`${made}: ${says}`];
  });
}
