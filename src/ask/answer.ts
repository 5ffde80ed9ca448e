/** An answer from the documents alone: their own sentences, with where they stand, or that they do not say. */
import { compare, type SideBySide } from '../documents/compare.ts';
import { words } from '../documents/names.ts';
import type { Comparison, Level, Library, Topic } from '../documents/types.ts';
import { define, type Evidence, evidenceFrom, excerpt } from './excerpt.ts';
import { asksForOrigin, type Found } from './judge.ts';
import type { Question } from './reading.ts';
import type { Hints, PassageIndex } from './retrieve.ts';

export interface Answered {
  kind: 'answered';
  /** The direct answer first; together about `answerLength` characters. */
  evidence: Evidence[];
  /** Topics that say more, nearest first. */
  related: Topic[];
}

export interface Declined {
  kind: 'declined';
  nearest: Topic[];
}

export type DocumentAnswer = Answered | Declined;

/** What a learner reads without opening anything. */
export const answerLength = 600;
const relatedCount = 5;
const candidates = 30;

/**
 * Answers from the documents, or says that they do not. Any text may be asked.
 */
export function answerFrom(
  library: Library,
  index: PassageIndex,
  text: string,
  hints?: Hints,
): DocumentAnswer {
  const question = index.understand(text);
  const found = index.find(question, candidates, hints);
  const nearest = [...new Set([...topicsOf(question), ...found.map(({ passage }) => passage.topic)])];
  const rows = comparedRows(library, index, question);
  const isPair = aimOf(question) === 'two' && question.terms.every(({ topic }) => topic);
  const declined: Declined = { kind: 'declined', nearest: nearest.slice(0, relatedCount) };
  if (rows.length === 0 && !isPair && !isCovered(question, found)) return declined;
  const evidence = fill([
    ...pairs(library, index, question),
    ...rows,
    ...origins(library, question, index),
    ...definitions(question, index, hints?.level),
    ...passages(question, found, index),
  ]);
  // A passage may be too short to say anything.
  if (evidence.length === 0) return declined;
  const cited = new Set(evidence.flatMap(({ topic }) => topic ?? []));
  const related = [...cited, ...nearest.filter((topic) => !cited.has(topic))];
  return { kind: 'answered', evidence, related: related.slice(0, relatedCount) };
}

/** As much as fits, in order; what does not fit is passed over for something shorter. */
function fill(offers: Iterable<(room: number) => Evidence | undefined>): Evidence[] {
  const chosen: Evidence[] = [];
  let room = answerLength;
  for (const offer of offers) {
    if (room < shortest) break;
    const next = offer(room);
    if (!next || chosen.some(({ text }) => text.includes(next.text) || next.text.includes(text))) continue;
    chosen.push(next);
    room -= next.text.length + 2;
  }
  return chosen;
}

const shortest = 120;

/** Whether the documents answer the question: by what the best passages mean and by their words, or by these alone. */
function isCovered(question: Question, found: readonly Found[]): boolean {
  const alike = found.flatMap(({ likeness }) => likeness ?? []);
  return alike.length === 0
    ? isCoveredByWords(question, found)
    : evidenceFor(question, found, Math.max(...alike)) > 0;
}

/**
 * The logarithm of the odds, less what is demanded so that 19 of 20 questions that the documents do not answer are
 * declined: a logistic regression on the parts of the evaluation set that may be tuned on. A long question is hardly ever held by a
 * single sentence, and so it needs less of it.
 */
function evidenceFor({ text }: Question, found: readonly Found[], alike: number): number {
  const closeness = Math.max(0, ...found.map((each) => each.closeness));
  return 17.4 * alike + 4.5 * closeness + 0.17 * Math.min(words(text).length, 30) - 13.9;
}

/** A long question need not be covered word by word, and a name of several words is hardly ever hit by chance. */
function isCoveredByWords({ terms, weights }: Question, found: readonly Found[]): boolean {
  // The few words of a short question belong together; those of a long one may be spread over a passage.
  const held = ({ coverage, closeness }: Found) =>
    terms.length < 4 ? closeness : (coverage + closeness) / 2;
  const best = Math.max(0, ...found.map(held));
  const isNamed = terms.some(({ topic, stems }) => topic && stems.length > 1);
  return best >= (isNamed ? 0.45 : Math.max(0.42, 0.75 - 0.05 * weights.length));
}

const topicsOf = ({ terms }: Question) => terms.flatMap(({ topic }) => topic ?? []);

const asksToCompare =
  /\b(vs|versus|or|compared?|comparison|better|best|between|unlike|than|differ\w*|diff\w*)\b/i;

/** The rows of a table that compare what the question names; without an aspect, the first ones. */
function comparedRows(library: Library, index: PassageIndex, question: Question) {
  const subjects = topicsOf(question).filter((topic) =>
    library.comparisons.some((table) => table.subjects.some((subject) => subject.topic === topic.id)),
  );
  const [a, b] = subjects;
  if (a && !b) return ownRow(library, index, question, a);
  if (!a || !b || !isCompared(library.comparisons, a, b)) return [];
  const table = compare(library, a.id, b.id);
  const rest = without(question, [a, b]);
  if (rest.terms.length === 0)
    return asksToCompare.test(question.text) || question.terms.length === 2
      ? offerRows(library, table, table.rows.filter(({ cells: [left, right] }) => left !== right).slice(0, 4))
      : [];
  const judged = table.rows
    .map((row) => ({
      row,
      coverage: Math.max(
        index.coverage(rest, [row.attribute, ...row.cells].join('. ')),
        Math.floor(index.coverage(index.read(row.attribute), rest.text)),
      ),
    }))
    .filter(({ coverage }) => coverage >= 0.5)
    .sort((x, y) => y.coverage - x.coverage);
  return offerRows(
    library,
    table,
    judged.slice(0, 2).map(({ row }) => row),
  );
}

const asksToChoose = /\b(or|better|best|should|choose|prefer|which)\b/i;

/** What a section says that is about exactly the two named, when one of them is to be chosen. */
function pairs(library: Library, index: PassageIndex, question: Question) {
  const [a, b, ...more] = topicsOf(question);
  if (!a || !b || more.length > 0 || question.terms.length > 2 || !asksToChoose.test(question.text))
    return [];
  const isBoth = (name: string) => {
    const named = new Set(topicsOf(index.read(name)));
    return named.size === 2 && named.has(a) && named.has(b);
  };
  return [...library.topics.values()]
    .filter(({ title, aliases }) =>
      [title, ...aliases].some((name) => asksToCompare.test(name) && isBoth(name)),
    )
    .slice(0, 1)
    .map((topic) => (room: number) => {
      const [passage] = index
        .of(topic)
        .toSorted((x, y) => index.coverage(question, y.text) - index.coverage(question, x.text));
      const text =
        passage && excerpt(passage.text, Math.min(room, 260), (part) => index.coverage(question, part));
      return text ? evidenceFrom(topic, passage.level, text) : undefined;
    });
}

/** One cell: what a table says of one subject, where the question names the row. */
function ownRow(library: Library, index: PassageIndex, question: Question, subject: Topic) {
  const rest = without(question, [subject]);
  const table = compare(library, subject.id);
  const row = table.rows.find(({ attribute }) => index.coverage(rest, attribute) === 1);
  const topic = library.topics.get(table.topic);
  if (!row || !topic) return [];
  const text = `**${row.attribute}** – ${table.subjects[0].title}: ${row.cells[0]}`;
  return [() => evidenceFrom(topic, 'deep', text)];
}

const isCompared = (tables: readonly Comparison[], a: Topic, b: Topic) =>
  tables.some(({ subjects }) => [a, b].every(({ id }) => subjects.some(({ topic }) => topic === id)));

function without({ text, terms, weights }: Question, topics: readonly Topic[]): Question {
  const kept = terms.map(({ topic }) => !topic || !topics.includes(topic));
  return { text, terms: terms.filter((_, i) => kept[i]), weights: weights.filter((_, i) => kept[i]) };
}

function offerRows(library: Library, table: SideBySide, rows: SideBySide['rows']) {
  const topic = library.topics.get(table.topic);
  return rows.map(({ attribute, cells }) => (room: number): Evidence | undefined => {
    const lines = table.subjects.map(({ title }, side) => `- ${title}: ${cells[side]}`);
    const text = [`**${attribute}**`, ...lines].join('\n');
    return topic && text.length <= room ? evidenceFrom(topic, 'deep', text) : undefined;
  });
}

/** Whether one thing is to be explained, or two are to be told apart; undefined where more is asked. */
function aimOf({ text, terms, weights }: Question): 'one' | 'two' | undefined {
  const named = terms.filter(({ topic }) => topic);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (weights[terms.findIndex(({ topic }) => topic)] ?? 0) / total;
  if (named.length === 0) return undefined;
  if (terms.length === 1 || (share >= 0.6 && /^\W*(what|which|define|explain)\b/i.test(text))) return 'one';
  return named.length === 2 && terms.length <= 3 && asksToCompare.test(text) ? 'two' : undefined;
}

/** What each thing named is, when nothing else is asked, or when two are to be told apart. */
function definitions(question: Question, index: PassageIndex, level: Level = 'first') {
  const aim = aimOf(question);
  if (aim === undefined) return [];
  return question.terms.slice(0, aim === 'one' ? 1 : 3).flatMap((term) => {
    const { topic } = term;
    if (!topic) return [];
    return (room: number) =>
      define(topic, Math.min(room, aim === 'one' ? 480 : 230), {
        level,
        areNames: index.namesOf(term),
        isMentioned: index.mentions(term),
      });
  });
}

/** Who described it first, and when: that stands in the sources, above all in those that have its name. */
function origins(library: Library, question: Question, index: PassageIndex) {
  if (!asksForOrigin(question.text)) return [];
  return topicsOf(question).map((topic) => (room: number): Evidence | undefined => {
    const all = [...library.topics.values()].flatMap(({ sources }) => sources.map(({ title }) => title));
    const naming = [...new Set(all)].filter((title) => index.coverage(question, title) === 1);
    const own = topic.kind === 'term' ? [] : topic.sources.map(({ title }) => title);
    const titles = [...new Set([...naming, ...own])].slice(0, 2);
    const text = ['Sources:', ...titles.map((title) => `- ${title}`)].join('\n');
    return titles.length === 0 || text.length > room ? undefined : evidenceFrom(topic, 'first', text);
  });
}

/** Characters of the best passage, and of each further one: more of these say more than longer ones. */
const [answerFirst, answerMore] = [400, 200];

function passages(question: Question, found: readonly Found[], index: PassageIndex) {
  const [best] = found;
  return found
    .filter(({ score }) => best && score >= 0.6 * best.score)
    .map(({ passage }, place) => (room: number): Evidence | undefined => {
      const text = excerpt(passage.text, Math.min(room, place === 0 ? answerFirst : answerMore), (part) =>
        index.coverage(question, part),
      );
      return text.length < 20 ? undefined : evidenceFrom(passage.topic, passage.level, text);
    });
}
