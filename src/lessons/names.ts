import { words } from '../text/words.ts';
import type { Comparison, Library, Topic } from '../types/lessons.ts';

/**
 * A key that all spellings of a name share: "Back-propagations", "back propagation" and "backpropagation".
 * It cuts the ending instead of forming the singular, so that gate/gates, batch/batches and cache/caches agree.
 */
export function nameKey(text: string): string {
  return words(text).map(withoutPlural).join('');
}

/** The part of a `nameKey` that a word makes. */
export function withoutPlural(word: string): string {
  return word.replace(/(?<=...)ies$/, 'y').replace(/(?<=...)(es|e|(?<!s|is|ia)s)$/, '');
}

/**
 * Maps the key of each name to its topic. Ids have priority over titles and these over aliases; lessons and sections
 * have priority over terms.
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

/** The abbreviation of a topic's title where learners use one, such as “LSTM”; otherwise the title. */
export function shortName({ title, aliases }: Pick<Topic, 'title' | 'aliases'>): string {
  const initials = words(title).map(([letter = '']) => letter);
  const fits = (alias: string) => {
    const letters = alias.toLowerCase().replaceAll(/[^a-z]/g, '');
    return /^[A-Z]{3,5}$/.test(alias) && [...letters].every((letter) => initials.includes(letter));
  };
  return aliases.find(fits) ?? title;
}

/** The name of a subject of a comparison where room is short: “LSTM” for long short-term memory. */
export function shortTitle(
  { topics }: Pick<Library, 'topics'>,
  { title, topic }: Comparison['subjects'][number],
): string {
  const known = topic === undefined ? undefined : topics.get(topic);
  return known ? shortName(known) : title;
}

/** Whether a text holds the title or an alias of a topic, in any case. Those of one or two letters do not count. */
export function holdsName(text: string, { title, aliases }: Pick<Topic, 'title' | 'aliases'>): boolean {
  const lower = text.toLowerCase();
  return [title, ...aliases].some((name) => name.length > 2 && lower.includes(name.toLowerCase()));
}
