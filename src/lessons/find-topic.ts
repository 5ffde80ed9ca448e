/** Topics by what a person typed or a button carries. */
import { isKey, keyOf } from '../discord/keys.ts';
import { UserError } from '../types/errors.ts';
import type { Library, Lookup, Topic } from '../types/lessons.ts';

const topicKeys = new WeakMap<Library, Map<string, Topic>>();

/** The topic with this id, or with the id that this is the key of. `lookup` finds topics by title and alias. */
export function topicNamed(library: Library, wanted: string): Topic | undefined {
  const found = library.topics.get(wanted);
  if (found || !isKey(wanted)) return found;
  const known =
    topicKeys.get(library) ?? new Map([...library.topics.values()].map((topic) => [keyOf(topic.id), topic]));
  topicKeys.set(library, known);
  return known.get(wanted);
}

/** The topic by id, key, title or alias, or suggestions. @throws UserError for the key of a topic that is gone */
export function findTopic(library: Library, wanted: string): Lookup {
  const found = topicNamed(library, wanted);
  if (found) return { found };
  if (isKey(wanted))
    throw new UserError('This topic is not in the documents any more. `/help` lists the lessons.');
  return library.lookup(wanted);
}
