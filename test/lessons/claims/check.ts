/** Holds the numbers of a lesson against their formulas. */
import { numberOf } from '../sums/value.ts';

/** Words of a lesson, each computed number in braces, and what these numbers are: “20 · {0.5}”, 0.5. */
export type Claim = [says: string, ...numbers: number[]];

const braced = /\{(−?)([^}]+)\}/g;
const isRound = (before: string): boolean =>
  /(?:about|around|some|roughly|nearly|almost|over|than|least|[≈~]) $/i.test(before);

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'ten twenty thirty forty fifty sixty seventy eighty ninety';
const counts = new Map([
  ...small.split(' ').map((word, i) => [word, i + 1] as const),
  ...tens.split(' ').map((word, i) => [word, 10 * (i + 1)] as const),
  ...Object.entries({ twice: 2, dozen: 12, hundred: 100, thousand: 1_000, million: 1_000_000 }),
  ...Object.entries({ double: 2, doubled: 2, doubling: 2, triple: 3, quadruple: 4 }),
  ...Object.entries({ twofold: 2, fourfold: 4, sixfold: 6, eightfold: 8, tenfold: 10, hundredfold: 100 }),
]);
const parts = new Map(
  Object.entries({
    ...{ half: 2, halve: 2, halved: 2, halving: 2 },
    ...{ third: 3, quarter: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
    ...{ twelfth: 12, sixteenth: 16, twentieth: 20, thirtieth: 30, fortieth: 40, fiftieth: 50 },
    ...{ hundredth: 100, thousandth: 1_000, millionth: 1_000_000 },
  }),
);
/** “half”, “a third”, “nine tenths”, “five” or “two hundred”, and how far it may be off; a share by a tenth. */
function wordOf(text: string, round: boolean): { value: number; half: number } | undefined {
  const [, many = 'one', word = ''] = /^(?:(?:an?|([a-z]+)) )?([a-z]+?)s?$/.exec(text.toLowerCase()) ?? [];
  const [times, count, part] = [counts.get(many), counts.get(word), parts.get(word)];
  if (times === undefined) return undefined;
  if (part) return { value: times / part, half: (0.1 * times) / part };
  return count === undefined ? undefined : numberOf(String(times * count), true, round);
}
/** One space in place of a line's end and the margin of the next. */
export const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');

/**
 * @param lesson its text as `spaced` gives it
 * @returns what is wrong: words that the text lacks, or a number that is off by more than half of its last
 * digit. Behind “about” and the like, zeros at the end of a whole number are no digits. “82%” is 0.82.
 */
export function faultsOf([says, ...numbers]: Claim, lesson: string): string[] {
  const found = [...says.matchAll(braced)];
  if (!lesson.includes(spaced(says).replaceAll(/[{}]/g, ''))) return [`not in the lesson: ${says}`];
  if (found.length === 0 || found.length !== numbers.length) return [`not as many numbers: ${says}`];
  return found.flatMap(([, minus, digits = ''], i) => {
    const round = isRound(says.slice(0, found[i]?.index));
    const { value, half } = wordOf(digits, round) ?? numberOf(digits, true, round);
    const [said, made] = [minus ? -value : value, numbers[i] ?? Number.NaN];
    return Math.abs(said - made) <= half + 1e-9 * Math.abs(made) ? [] : [`${made}: ${says}`];
  });
}
