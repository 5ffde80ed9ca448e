/** Answers from tables and lists of sources: rows of a comparison, and who described something when. */
import { compare, type SideBySide } from '../lessons/compare.ts';
import { words } from '../text/words.ts';
import type { Comparison, Library, Topic } from '../types/lessons.ts';
import type { AnalysedQuestion } from './analysed-text.ts';
import { type Evidence, evidenceFrom } from './evidence.ts';
import type { PassageIndex } from './passage-index.ts';
import type { QueryTerm } from './vocabulary.ts';

const comparisonWords = new Set(
  'vs versus compare compared compares comparing comparison better best between unlike difference differences differ differs different diff use choose pick main'.split(
    ' ',
  ),
);
const asksToCompare = (text: string) => words(text).some((word) => comparisonWords.has(word));

/** The table rows that compare the topics of a question; the first rows where it names no aspect. */
export function comparedRows(library: Library, index: PassageIndex, question: AnalysedQuestion): Evidence[] {
  const subjects = topicsOf(question).filter((topic) =>
    library.comparisons.some((table) => table.subjects.some((subject) => subject.topic === topic.id)),
  );
  const [a, b] = subjects;
  if (a && !b) return ownRow(library, index, question, a);
  if (!a || !b || !isCompared(library.comparisons, a, b)) return [];
  const table = compare(library, a.id, b.id);
  const rest = without(question, ({ topic, stems }) => isOneOf(topic, [a, b]) || isAboutComparing(stems));
  if (rest.terms.length === 0)
    return asksToCompare(question.text) || question.terms.length === 2
      ? rowsAs(library, table, table.rows.filter(({ cells: [left, right] }) => left !== right).slice(0, 4))
      : [];
  // A long question could match any row.
  if (rest.terms.length > mostTerms) return [];
  const judged = table.rows
    .map((row) => ({ row, coverage: index.coverage(rest, [row.attribute, ...row.cells].join('. ')) }))
    .filter(({ row, coverage }) => coverage >= 0.5 && index.coverage(rest, row.attribute) > 0)
    .sort((x, y) => y.coverage - x.coverage);
  return rowsAs(
    library,
    table,
    judged.slice(0, 2).map(({ row }) => row),
  );
}

const mostTerms = 4;

/** The cell of one subject, where the question names the subject and the row and nothing else. */
function ownRow(
  library: Library,
  index: PassageIndex,
  question: AnalysedQuestion,
  subject: Topic,
): Evidence[] {
  const rest = without(question, ({ topic }) => topic === subject);
  const table = compare(library, subject.id);
  const row = table.rows.find(({ attribute }) => index.coverage(rest, attribute) === 1);
  const topic = library.topics.get(table.topic);
  if (!row || !topic) return [];
  return [evidenceFrom(topic, 'deep', `**${row.attribute}** – ${table.subjects[0].title}: ${row.cells[0]}`)];
}

/** Sources that tell who described a topic and when: first those with its name in their title. */
export function origins(library: Library, question: AnalysedQuestion, index: PassageIndex): Evidence[] {
  if (!asksForOrigin.test(question.text)) return [];
  return topicsOf(question)
    .slice(0, 1)
    .flatMap((topic) => {
      const all = [...library.topics.values()].flatMap(({ sources }) => sources.map(({ title }) => title));
      const name = without(question, (term) => term.topic !== topic);
      const naming = [...new Set(all)].filter((title) => index.coverage(name, title) === 1);
      const own = topic.kind === 'term' ? [] : topic.sources.map(({ title }) => title);
      const titles = [...new Set([...naming, ...own])].slice(0, 2);
      const text = [`Sources on ${topic.title}:`, ...titles.map((title) => `- ${title}`)].join('\n');
      return titles.length === 0 ? [] : [evidenceFrom(topic, 'first', text)];
    });
}

/** A question about who described something, or when. */
const asksForOrigin =
  /\bwho\b.*\b(invent|introduc|discover|propos|describ|develop|publish|creat|design|wr[io]te|ma[dk]e|buil[dt]|came up|first|behind|idea)|\bwhen (was|were) .*\b(invent|introduc|discover|propos|describ|develop|publish|creat|design|written|made|built|first)|\b(which|what) (year|paper)\b|\b(inventors?|invented)\b/i;

export const topicsOf = ({ terms }: AnalysedQuestion): Topic[] => [
  ...new Set(terms.flatMap(({ topic }) => topic ?? [])),
];

const isCompared = (tables: readonly Comparison[], a: Topic, b: Topic) =>
  tables.some(({ subjects }) => [a, b].every(({ id }) => subjects.some(({ topic }) => topic === id)));

const isOneOf = (topic: Topic | undefined, topics: readonly Topic[]) =>
  topic !== undefined && topics.includes(topic);

const isAboutComparing = (stems: readonly string[]) =>
  stems.every((stem) => comparisonWords.has(stem) || /^differ|^compar/.test(stem));

function without(
  { text, terms, weights }: AnalysedQuestion,
  isLeftOut: (term: QueryTerm) => boolean,
): AnalysedQuestion {
  const kept = terms.map((term) => !isLeftOut(term));
  return { text, terms: terms.filter((_, i) => kept[i]), weights: weights.filter((_, i) => kept[i]) };
}

function rowsAs(library: Library, table: SideBySide, rows: SideBySide['rows']): Evidence[] {
  const topic = library.topics.get(table.topic);
  return rows.flatMap(({ attribute, cells }) => {
    const lines = table.subjects.map(({ title }, side) => `- ${title}: ${cells[side]}`);
    return topic ? [evidenceFrom(topic, 'deep', [`**${attribute}**`, ...lines].join('\n'))] : [];
  });
}
