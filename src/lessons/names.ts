import { words } from '../text/words.ts';
import type { Topic } from '../types/lessons.ts';

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
