/** Holds the numbers of a lesson against their formulas. */
import { numberOf } from '../sums/value.ts';

/** Words of a lesson, each computed number in braces, and what these numbers are: “20 · {0.5}”, 0.5. */
export type Claim = [says: string, ...numbers: number[]];

const braced = /\{(−?)([^}]+)\}/g;
const isRound = (before: string): boolean =>
  /(?:about|around|some|roughly|nearly|almost|over|than|least|[≈~]) $/i.test(before);

const counts =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const parts = {
  ...{ half: 2, third: 3, quarter: 4, fifth: 5, sixth: 6, eighth: 8, ninth: 9, tenth: 10 },
  ...{ thirtieth: 30, hundredth: 100, thousandth: 1_000 },
};
/** What a number word stands for, and how far it may be off: half a unit, or a tenth of a share. */
const words = new Map([
  ...[...counts.split(' ').entries()].map(([i, word]) => [word, { value: i + 1, half: 0.5 }] as const),
  ['twice', { value: 2, half: 0.5 }] as const,
  ['hundred', { value: 100, half: 0.5 }] as const,
  ['thousand', { value: 1_000, half: 0.5 }] as const,
  ...Object.entries(parts).map(([word, by]) => [word, { value: 1 / by, half: 0.1 / by }] as const),
]);
/** “half”, “a third”, “nine tenths” or “five”. */
function wordOf(text: string): { value: number; half: number } | undefined {
  const [, many = 'one', word = ''] = /^(?:(?:an?|([a-z]+)) )?([a-z]+?)s?$/.exec(text.toLowerCase()) ?? [];
  const [times, what] = [words.get(many)?.value, words.get(word)];
  return times === undefined || !what ? undefined : { value: times * what.value, half: times * what.half };
}
/** One space in place of a line's end and the margin of the next. */
export const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');

/**
 * @param lesson its text as `spaced` gives it
 * @returns what is wrong: words that the text lacks, or a number that is off by more than half of its last
 * digit. Behind “about” and the like, zeros at the end of a whole number are no digits. “82 %” is 0.82.
 */
export function faultsOf([says, ...numbers]: Claim, lesson: string): string[] {
  const found = [...says.matchAll(braced)];
  if (!lesson.includes(spaced(says).replaceAll(/[{}]/g, ''))) return [`not in the lesson: ${says}`];
  if (found.length === 0 || found.length !== numbers.length) return [`not as many numbers: ${says}`];
  return found.flatMap(([, minus, digits = ''], i) => {
    const { value, half } = wordOf(digits) ?? numberOf(digits, true, isRound(says.slice(0, found[i]?.index)));
    const [said, made] = [minus ? -value : value, numbers[i] ?? Number.NaN];
    return Math.abs(said - made) <= half + 1e-9 * Math.abs(made) ? [] : [`${made}: ${says}`];
  });
}
