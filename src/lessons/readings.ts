/** Where a glossary term is used: the lessons and sections that say more than its card. */
import type { Library, Topic } from '../types/lessons.ts';
import { holdsName } from './names.ts';

const searched = 20;

/** The lessons and sections that name a term, those that it relates to first. */
export function readingsFor(library: Library, term: Topic, limit: number): Topic[] {
  const related = term.related.flatMap((id) => library.topics.get(id) ?? []);
  const found = library
    .search(term.title, searched)
    .map(({ topic }) => library.topics.get(topic.id) ?? topic)
    .filter((topic) => topic.kind !== 'term' && topic.id !== term.lesson && holdsName(textsOf(topic), term));
  return [...new Set([...related, ...found])].slice(0, limit);
}

const textsOf = ({ text }: Topic): string => Object.values(text).join('\n');
