/** Where a glossary term is used: the lessons and sections that say more than its card. */
import type { Library, Topic } from '../types/lessons.ts';

const searched = 20;

/** The lessons and sections that name a term, those that it relates to first. */
export function readingsFor(library: Library, term: Topic, limit: number): Topic[] {
  const related = term.related.flatMap((id) => library.topics.get(id) ?? []);
  const found = library
    .search(term.title, searched)
    .map(({ topic }) => library.topics.get(topic.id) ?? topic)
    .filter((topic) => topic.kind !== 'term' && topic.id !== term.lesson && names(topic, term));
  return [...new Set([...related, ...found])].slice(0, limit);
}

/** Whether the text of a topic holds the name of another one. */
function names({ text }: Topic, { title, aliases }: Topic): boolean {
  const all = Object.values(text).join('\n').toLowerCase();
  return [title, ...aliases].some((name) => name.length > 2 && all.includes(name.toLowerCase()));
}
