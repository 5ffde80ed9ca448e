/** Parts texts into numbers, signs, names and words. */

/** The sorts of tokens, in the order in which they are tried. */
const sorts = {
  /** With its power of ten, and with its unit where that is a factor. */
  number:
    /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?· ?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?: ?%| (?:thousand|million|billion|kB|MB|GB|ms|s)\b)?(?![\d\p{L}\p{M}_₀-₉]|[.,]\d)/u,
  function: /(?:tanh|exp|ln|log₂|log|σ|sigmoid)(?=[ (])|(?:max|min|ReLU)(?=\()|√|e(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹^])/u,
  relation: /[=≈]/u,
  power: /[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/u,
  /** A star is a sign between numbers only; elsewhere it makes text bold. A comma is one in “max(0, −3)” only. */
  sign: /(?<=(?:max|min)\([^()=≈]*),|[+−·/^×÷±⊙…–-]|(?<=[\d)] ?)\*(?= ?[\d(−-])/u,
  open: /[([⌊⌈]/u,
  close: /[)\]⌋⌉]/u,
  joint: /(?:and|to|or|of|that|than)\b/u,
  word: /\p{L}[\p{L}’'-]+(?![\d\p{L}\p{M}_₀-₉])/u,
  /** A dot at its end ends the sentence. */
  variable: /[\p{L}\p{M}\d_∂Σ‖](?:[\p{L}\p{M}\p{N}_₊₋⁻′‖]|\.(?=[\p{L}\p{M}\p{N}_]))*/u,
  other: /\S/u,
};
export type Sort = keyof typeof sorts;
const anySort = new RegExp(
  Object.entries(sorts)
    .map(([sort, { source }]) => `(?<${sort}>${source})`)
    .join('|'),
  'gu',
);

export interface Token {
  sort: Sort;
  text: string;
  /** Where it begins in the line. */
  from: number;
  /** Where it ends in the line. */
  to: number;
}

export function tokensOf(line: string): Token[] {
  return [...line.matchAll(anySort)].map(({ 0: text, index: from, groups = {} }) => {
    const sort = Object.keys(sorts).find((each) => groups[each] !== undefined) as Sort;
    return { sort, text, from, to: from + text.length };
  });
}

/** The lines of a text; what goes on with a sum stands on its line. */
export const linesOf = (text: string): string[] =>
  text
    .replaceAll(/\*\*|`/g, ' ')
    .replaceAll(/^\s*(?:- |\d+\. )+/gm, '; ')
    // A line that begins with a sign goes on with the sum above, unless that has its result already.
    .replaceAll(/\n\s*(?=[+−·/] )(?<!= *[\d,.]+[^\d=\n]*\n\s*)/g, ' ')
    .replaceAll(/\n\s*(?=[=≈])/g, ' ')
    .replaceAll(/(?<=[=≈+−·/])\s*\n\s*/g, ' ')
    .split('\n');
