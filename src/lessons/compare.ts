/** Two subjects side by side, from the table of the documents that says most about both. */

import { isKey, named } from '../discord/keys.ts';
import { quote } from '../text/escape.ts';
import { UserError } from '../types/errors.ts';
import type { Comparison, Library, Lookup } from '../types/lessons.ts';
import { shortTitle } from './names.ts';

export interface SideBySide {
  title: string;
  /** In the requested order. */
  subjects: [Subject, Subject];
  rows: { attribute: string; topic?: string; cells: [string, string] }[];
  /** The topic that holds the table. */
  topic: string;
}

export type Subject = Comparison['subjects'][number];

/** Name of a subject in buttons and suggestions: the id of its topic, or its title. */
export const subjectName = ({ title, topic }: Subject): string => topic ?? title;

/** The subjects of all tables, each once, in the order of the tables. */
export function comparable(library: Library): Subject[] {
  const seen = new Map<string, Subject>();
  for (const { subjects } of library.comparisons)
    for (const subject of subjects)
      if (!seen.has(identityOf(subject))) seen.set(identityOf(subject), subject);
  return [...seen.values()];
}

/** The attributes of all tables, each once. */
export const comparedAttributes = (library: Library): string[] => [
  ...new Set(library.comparisons.flatMap(({ rows }) => rows.map(({ attribute }) => attribute))),
];

/** As `compare`, with the names or keys of subjects. @throws UserError as `compare` */
export function compareNamed(library: Library, a?: string, b?: string): SideBySide {
  const subject = (text?: string) =>
    text === undefined ? undefined : (named(comparable(library), text, subjectName) ?? text);
  return compare(library, subject(a), subject(b));
}

/**
 * Compares `a` with `b`; a missing one is filled in from the first table that fits.
 * @throws UserError that lists what can be compared.
 */
export function compare(library: Library, a?: string | Subject, b?: string | Subject): SideBySide {
  const wanted = [a, b].map((side) => (typeof side === 'string' ? subjectFor(library, side) : side));
  const [first, second] = wanted;
  if (first && second && identityOf(first) === identityOf(second))
    throw new UserError(
      `“${shortTitle(library, first)}” cannot be compared with itself: choose two of ${list(library)}.`,
    );

  const fitting = library.comparisons
    .filter((table) => wanted.every((subject) => !subject || columnOf(table, subject) >= 0))
    .filter((table) => table.subjects.length >= 2)
    // The longest table wins if both subjects were named; otherwise the first.
    .toSorted((x, y) => (first && second ? y.rows.length - x.rows.length : 0));
  const table = fitting[0];
  if (!table)
    throw new UserError(`No table in the documents compares these two. I can compare: ${list(library)}.`);

  const left = first ? columnOf(table, first) : others(table, second && columnOf(table, second))[0];
  const right = second ? columnOf(table, second) : others(table, left)[0];
  return sideBySide(table, left ?? 0, right ?? 1);
}

/** Tables may use different names for one topic, so the topic identifies a subject. */
const identityOf = ({ title, topic }: Subject) => topic ?? title.toLowerCase();

const columnOf = (table: Comparison, subject: Subject) =>
  table.subjects.findIndex((column) => identityOf(column) === identityOf(subject));

const others = (table: Comparison, taken: number | undefined) =>
  table.subjects.map((_, index) => index).filter((index) => index !== taken);

const list = (library: Library) =>
  comparable(library)
    .map((subject) => shortTitle(library, subject))
    .join(', ');

function subjectFor(library: Library, text: string): Subject {
  const found = library.lookup(text);
  const subject = comparable(library).find(
    ({ title, topic }) =>
      title.toLowerCase() === text.trim().toLowerCase() || ('found' in found && found.found.id === topic),
  );
  if (!subject)
    throw new UserError(`The documents do not compare ${quote(text)}. I can compare: ${list(library)}.`);
  return subject;
}

function sideBySide(table: Comparison, left: number, right: number): SideBySide {
  const pick = <T>(cells: T[]) => [cells[left], cells[right]] as [T, T];
  return {
    title: table.title,
    subjects: pick(table.subjects),
    rows: table.rows.map(({ attribute, topic, cells }) => ({
      attribute,
      ...(topic !== undefined && { topic }),
      cells: pick(cells),
    })),
    topic: table.topic,
  };
}

/** The row by its attribute or key, by the topic that it stands for, or by a part of its name. @throws UserError */
export function findRow(library: Library, { rows }: SideBySide, wanted: string): SideBySide['rows'][number] {
  const typed = wanted.trim().toLowerCase();
  const found = library.lookup(wanted);
  const row =
    named(rows, wanted, ({ attribute }) => attribute) ??
    rows.find(({ attribute }) => attribute.toLowerCase() === typed) ??
    rows.find(({ topic }) => 'found' in found && found.found.id === topic) ??
    rows.find(({ attribute }) => attribute.toLowerCase().includes(typed)) ??
    nearRow(library, rows, found);
  if (row) return row;
  const what = isKey(wanted) ? 'This' : quote(wanted);
  const known = rows.map(({ attribute }) => attribute).join(', ');
  throw new UserError(`${what} is not an aspect of this comparison. Choose one of: ${known}.`);
}

/** The row of a topic that is related to the wanted one, such as parallelisation for “speed”. */
function nearRow(library: Library, rows: SideBySide['rows'], wanted: Lookup) {
  const near =
    'found' in wanted
      ? [...wanted.found.related, wanted.found.lesson]
      : wanted.suggestions.map(({ id }) => id);
  const id = near.find((each) => rows.some(({ topic }) => topic === each && library.topics.has(each)));
  return rows.find(({ topic }) => topic !== undefined && topic === id);
}

/** Names of aspects for what is typed: those that hold it, otherwise the one that is near. */
export function suggestAspects(library: Library, typed: string): string[] {
  const all = comparedAttributes(library);
  const holding = all.filter((attribute) => attribute.toLowerCase().includes(typed.trim().toLowerCase()));
  if (holding.length > 0 || typed.trim().length < 3) return holding;
  const rows = library.comparisons.flatMap((table) =>
    table.rows.map((row) => ({ ...row, cells: ['', ''] as [string, string] })),
  );
  const near = nearRow(library, rows, library.lookup(typed));
  return near ? [near.attribute] : [];
}
