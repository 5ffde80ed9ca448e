/** Resolves the names in a deck to topics. Unknown names stay as tags. */
import { exactNames, nameKey } from '../../lessons/names.ts';
import { quote } from '../../text/escape.ts';
import type { Library } from '../../types/lessons.ts';
import type { ReadQuestion } from './check.ts';
import type { DeckQuestion } from './row.ts';

export interface DeckWithTopics {
  questions: DeckQuestion[];
  /** Topic names that are not in the documents, in the order of the deck. */
  unknown: string[];
}

/** Fuzzy lookups are slow, so a deck gets at most this many. */
const mostLookedUp = 20;

/**
 * A topic may be misspelt; a tag counts as one only by its exact name, or by the last part of `DL::cnn`.
 * The first name that is a topic is the question's.
 */
export function withTopics(
  questions: readonly ReadQuestion[],
  library: Pick<Library, 'topics' | 'lookup'>,
): DeckWithTopics {
  const exact = exactNames(library.topics.values());
  const unknown = new Set<string>();
  const found = new Map<string, string | undefined>();
  const byTopic = (name: string): string | undefined => {
    const known = exact.get(nameKey(name))?.id;
    if (known || found.has(name) || found.size === mostLookedUp) return known ?? found.get(name);
    const result = library.lookup(name);
    found.set(name, 'found' in result ? result.found.id : undefined);
    return found.get(name);
  };
  const byTag = (tag: string): string | undefined =>
    [tag, tag.slice(tag.lastIndexOf('::') + 2)].map((name) => exact.get(nameKey(name))?.id).find(Boolean);

  const placed = questions.map(({ written, topic, tags }): DeckQuestion => {
    const named = topic === '' ? undefined : byTopic(topic);
    if (topic !== '' && !named) unknown.add(topic);
    const tag = named ? undefined : tags.find((each) => byTag(each));
    const rest = tags.filter((each) => each !== tag);
    return {
      written,
      topic: named ?? (tag === undefined ? null : (byTag(tag) ?? null)),
      tags: [...new Set([...(topic !== '' && !named ? [asTag(topic)] : []), ...rest.map(asTag)])].filter(
        Boolean,
      ),
    };
  });
  return { questions: placed, unknown: [...unknown] };
}

const longestTag = 60;

const asTag = (name: string): string => name.trim().replace(/\s+/g, '_').slice(0, longestTag);

const namedAtMost = 5;

/** A sentence on unknown topic names; undefined where there are none. */
export function unknownTopics(unknown: readonly string[]): string | undefined {
  if (unknown.length === 0) return undefined;
  const names = unknown.slice(0, namedAtMost).map(quote).join(', ');
  const more = unknown.length > namedAtMost ? ` and ${unknown.length - namedAtMost} more` : '';
  return `No topic of the documents is called ${names}${more}: kept as ${unknown.length === 1 ? 'a tag' : 'tags'}.`;
}
