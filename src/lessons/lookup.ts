import { editDistance } from '../text/edit-distance.ts';
import { words } from '../text/words.ts';
import type { Library, Names, Spelling, Topic } from '../types/lessons.ts';
import { exactNames, nameKey } from './names.ts';
import { searchWords } from './search.ts';

const suggestionCount = 5;
/** Nobody begins to type a name with a later word than this. */
const mostTails = 12;

export function collectNames(topics: Iterable<Topic>): Names {
  const kinds = ['lesson', 'section', 'term'];
  const sorted = [...topics].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return { sorted, exact: exactNames(sorted), spellings: sorted.flatMap(spellingsOf) };
}

/** Finds topics by name; `search` adds to the suggestions where no name is clearly meant. */
export function byName(
  { sorted, exact, spellings }: Names,
  search: Library['search'],
): Pick<Library, 'lookup' | 'complete'> {
  const order = new Map(sorted.map((topic, i) => [topic, i]));

  /** Topics by how well they suit, a smaller number being better; of equals, lessons before sections before terms. */
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
    ranked(spellings.map((spelling) => [spelling.topic, startRank(spelling, typed)] as const)).filter(
      ([, rank]) => rank < Infinity,
    );

  const mistyped = (typed: string): [Topic, number][] => {
    const allowed = Math.max(1, Math.floor(typed.length / 4));
    const found = spellings.flatMap(({ topic, tails }) =>
      tails
        .filter((tail) => typed.length - tail.length <= allowed)
        .map((tail) => [topic, editDistance(tail.slice(0, typed.length), typed)] as const),
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
    // Three letters are too few to tell a typing error from another name.
    const isClear = first && first[1] <= Math.floor(key.length / 4) && (!second || second[1] > first[1]);
    if (isClear) return { found: first[0] };
    const likely = [...nearest.map(([topic]) => topic), ...complete(text, suggestionCount)];
    // A word that the texts know is no typing error, however near a name is.
    const suggestions = [...likely, ...search(text, 4 * suggestionCount).map(({ topic }) => topic)];
    return { suggestions: [...new Set(suggestions)].slice(0, suggestionCount) };
  };
  return { lookup, complete };
}

/** The whole name, the start of a title, of a word in it, of an alias, of a word in it. */
function startRank({ tails, isTitle }: Spelling, typed: string): number {
  if (tails[0] === typed) return isTitle ? 0 : 1;
  if (tails[0]?.startsWith(typed)) return isTitle ? 2 : 4;
  if (tails.some((tail) => tail.startsWith(typed))) return isTitle ? 3 : 5;
  return Infinity;
}

function spellingsOf(topic: Topic): Spelling[] {
  return [topic.title, ...topic.aliases].map((name, i) => {
    const parts = words(name);
    const starts = parts.slice(0, mostTails);
    return { topic, isTitle: i === 0, tails: starts.map((_, start) => parts.slice(start).join('')) };
  });
}
