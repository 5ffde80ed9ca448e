/** Finds the numbers of a document that no sum, claim or measurement computes. */
import { sumsIn } from '../sums/find.ts';
import { type Claim, spaced } from './check.ts';

/** What states nothing: settings, names, the wordings of questions, links and the bot's own commands. */
const silent = [
  /^--- .*? --- /g,
  /```topic .*? ```/g,
  /- questions: .*? answer: /g,
  /\]\([^)]*\)/g,
  /`\/\w+ [^`]*`/g,
  /\b(?:difficulty|tolerance): [\d.]+/g,
];
const share = 'half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth';
const number = new RegExp(
  `(?<![\\p{L}\\d_#./-])−?\\d[\\d,]*(?:\\.\\d+)?|\\b(?:twice|(?:${share})s?|\\w+(?= times))\\b`,
  'giu',
);

/**
 * @param written the document
 * @param measured words of it that a bench measures again
 * @returns each number that nothing computes, with some words around it: given numbers, years, names and code
 */
export function uncomputedIn(
  written: string,
  claims: readonly Claim[],
  measured: readonly string[],
): string[] {
  const text = spaced(written);
  const isComputed = new Uint8Array(text.length);
  const cover = (words: string, from = 0, to = words.length): void => {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
      isComputed.fill(1, at + from, at + to);
  };
  for (const pattern of silent)
    for (const { 0: match, index } of text.matchAll(pattern)) isComputed.fill(1, index, index + match.length);
  for (const { text: sum } of sumsIn(written)) cover(spaced(sum));
  for (const words of measured) cover(spaced(words));
  for (const [says] of claims) {
    // “{a} and {b}” is “”, “a”, “ and ”, “b”, “”: what is in braces has an odd place.
    const parts = spaced(says).split(/[{}]/);
    const starts = parts.map((_, i) => parts.slice(0, i).join('').length);
    for (const [i, part] of parts.entries()) {
      const start = starts[i] ?? 0;
      if (i % 2 === 1) cover(parts.join(''), start, start + part.length);
    }
  }
  return [...text.matchAll(number)]
    .filter(({ index, 0: match }) => !isComputed.slice(index, index + match.length).includes(1))
    .map(({ index }) => text.slice(Math.max(0, index - 60), index + 40));
}
