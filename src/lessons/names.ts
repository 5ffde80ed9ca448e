import { distance } from 'fastest-levenshtein';
import type { Topic } from '../types/lessons.ts';

/** The words of a text without case, accents or punctuation. */
export function words(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * What two spellings of one name share: "Back-propagations", "back propagation" and "backpropagation" agree.
 * The ending is cut rather than made singular, so that gate/gates, batch/batches and cache/caches agree alike.
 */
export function nameKey(text: string): string {
  return words(text).map(withoutPlural).join('');
}

function withoutPlural(word: string): string {
  return word.replace(/(?<=...)ies$/, 'y').replace(/(?<=...)(es|e|(?<!s|is|ia)s)$/, '');
}

/** A name as an identifier: "Gated recurrent unit" → `gated-recurrent-unit`; empty where there are no letters. */
export function slug(text: string): string {
  // Letters outside the first plane take two units: none is cut in half.
  return words(text)
    .join('-')
    .slice(0, 60)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/-$/, '');
}

/** How many typing errors lie between two names; two neighbouring letters swapped are one error. */
export function errorsBetween(a: string, b: string): number {
  const errors = distance(a, b);
  if (errors !== 2 || a.length !== b.length) return errors;
  const first = [...a].findIndex((letter, i) => letter !== b[i]);
  const swapped =
    a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
  return swapped ? 1 : 2;
}

/**
 * Who answers to a name, by its key: ids before titles before aliases, and lessons and sections before terms of the
 * same name.
 */
export function exactNames<T extends Named>(topics: Iterable<T>): Map<string, T> {
  const all = [...topics];
  const terms = all.filter(({ kind }) => kind === 'term');
  const names = new Map<string, T>();
  for (const group of [all.filter(({ kind }) => kind !== 'term'), terms]) {
    const pairs = [
      ...group.map((topic) => [topic.id, topic] as const),
      ...group.map((topic) => [topic.title, topic] as const),
      ...group.flatMap((topic) => topic.aliases.map((alias) => [alias, topic] as const)),
    ];
    for (const [name, topic] of pairs) {
      const key = nameKey(name);
      if (key !== '' && !names.has(key)) names.set(key, topic);
    }
  }
  return names;
}

export type Named = Pick<Topic, 'id' | 'title' | 'aliases' | 'kind'>;
