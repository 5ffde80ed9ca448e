import { distance } from 'fastest-levenshtein';

/** The number of typing errors between two words. Two neighbouring letters swapped count as one error. */
export function editDistance(a: string, b: string): number {
  const errors = distance(a, b);
  if (errors !== 2 || a.length !== b.length) return errors;
  const first = [...a].findIndex((letter, i) => letter !== b[i]);
  const isSwap =
    a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
  return isSwap ? 1 : 2;
}
