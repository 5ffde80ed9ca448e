import { editDistance } from '../text/edit-distance.ts';
import { words } from '../text/words.ts';
import type { Library, Names, SearchableName, Topic } from '../types/lessons.ts';
import { exactNames, nameKey } from './names.ts';
import { searchWords } from './search.ts';

const suggestionCount = 5;
/** Completion matches the first words of a name only. */
const maxSuffixes = 12;

/** Prepares names for lookup and completion. */
export function collectNames(topics: Iterable<Topic>): Names {
  const kinds = ['lesson', 'section', 'term'];
  const sorted = [...topics].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return { sorted, exact: exactNames(sorted), searchable: sorted.flatMap(searchableNames) };
}

/** Finds topics by name. Without a clear match, `search` adds suggestions. */
export function createLookup(
  { sorted, exact, searchable }: Names,
  search: Library['search'],
): Pick<Library, 'lookup' | 'complete'> {
  const order = new Map(sorted.map((topic, i) => [topic, i]));

  /** Topics by their best rank, smaller first; at equal rank lessons before sections before terms. */
  const ranked = (found: Iterable<readonly [Topic, number]>): [Topic, number][] => {
    const best = new Map<Topic, number>();
    for (const [topic, rank] of found) best.set(topic, Math.min(rank, best.get(topic) ?? Infinity));
    return [...best].sort(([a, x], [b, y]) => x - y || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };

  const near = (key: string): [Topic, number][] => {
    const allowed = Math.max(1, Math.floor(key.length / 3));
    const found = [...exact]
      .filter(([name]) => Math.abs(name.length - key.length) <= allowed)
      .map(([name, topic]) => [topic, editDistance(name, key)] as const);
    return ranked(found.filter(([, errors]) => errors <= allowed));
  };

  const startingWith = (typed: string): [Topic, number][] =>
    ranked(searchable.map((name) => [name.topic, startRank(name, typed)] as const)).filter(
      ([, rank]) => rank < Infinity,
    );

  const mistyped = (typed: string): [Topic, number][] => {
    const allowed = Math.max(1, Math.floor(typed.length / 4));
    const found = searchable.flatMap(({ topic, suffixes }) =>
      suffixes
        .filter((suffix) => typed.length - suffix.length <= allowed)
        .map((suffix) => [topic, editDistance(suffix.slice(0, typed.length), typed)] as const),
    );
    return ranked(found.filter(([, errors]) => errors <= allowed));
  };

  const complete: Library['complete'] = (text, limit) => {
    const typed = words(text).join('');
    if (typed === '') return sorted.slice(0, limit);
    const started = startingWith(typed);
    const found = started.length === 0 && typed.length > 3 ? mistyped(typed) : started;
    return found.slice(0, limit).map(([topic]) => topic);
  };

  const lookup: Library['lookup'] = (text) => {
    const key = nameKey(text);
    const found = exact.get(key) ?? exact.get(nameKey(searchWords(text).join(' ')));
    if (found) return { found };
    const nearest = near(key);
    const [first, second] = nearest;
    // In three letters a typing error cannot be told from another name.
    const isClear = first && first[1] <= Math.floor(key.length / 4) && (!second || second[1] > first[1]);
    if (isClear) return { found: first[0] };
    const likely = [...nearest.map(([topic]) => topic), ...complete(text, suggestionCount)];
    // A word of the texts is no typing error, so search results follow the names.
    const suggestions = [...likely, ...search(text, 4 * suggestionCount).map(({ topic }) => topic)];
    return { suggestions: [...new Set(suggestions)].slice(0, suggestionCount) };
  };
  return { lookup, complete };
}

/** Ranks the whole name before its start and that before the start of a later word; titles before aliases. */
function startRank({ suffixes, isTitle }: SearchableName, typed: string): number {
  if (suffixes[0] === typed) return isTitle ? 0 : 1;
  if (suffixes[0]?.startsWith(typed)) return isTitle ? 2 : 4;
  if (suffixes.some((suffix) => suffix.startsWith(typed))) return isTitle ? 3 : 5;
  return Infinity;
}

function searchableNames(topic: Topic): SearchableName[] {
  return [topic.title, ...topic.aliases].map((name, i) => {
    const parts = words(name);
    const starts = parts.slice(0, maxSuffixes);
    return { topic, isTitle: i === 0, suffixes: starts.map((_, start) => parts.slice(start).join('')) };
  });
}
