/** Questions from comparison tables: whose cell is this, what stands there, which cell is one's own, is it so. */
import type { Comparison, Library } from '../../types/lessons.ts';
import type { Batches, Question, QuestionTemplate, Random } from '../../types/quiz.ts';
import { multiple, pickDistractors, single } from '../choices.ts';
import { templateOf } from '../question-template.ts';
import { pick } from '../random.ts';
import { isNear, touches } from '../wording.ts';

type Tables = Pick<Library, 'comparisons' | 'topics'>;
type Row = Comparison['rows'][number];

/** What a cell says, and of which subject. */
interface Said {
  subject: string;
  text: string;
}

/** A cell with what is needed to ask about it. */
interface Cell {
  table: Comparison;
  topic: string;
  attribute: string;
  subject: string;
  text: string;
  /** The other subjects of which it is certainly not true, each with what stands there instead. */
  others: Said[];
  /** What other rows say of the one other subject, and is certainly not true of this one. */
  elsewhere: (Said & { attribute: string })[];
}

const wrongCount = 3;
/** Cells about one subject, and rows before and after a cell, that are looked at for a question about it. */
const mostSaid = 500;
const rowsAround = 30;

/**
 * A fact for every cell of which something else certainly holds elsewhere in its row. Cells that say nearly the same
 * are never set against each other, and a cell that names its subject is not asked about.
 */
export function* tableTemplates(library: Tables): Batches {
  for (const table of library.comparisons) {
    const names = table.subjects.flatMap(({ title, topic }) => namesOf(library, title, topic));
    for (const row of table.rows) {
      for (const column of table.subjects.keys()) yield cellTemplates(library, table, row, column, names);
      yield sharedCellTemplates(table, row, names);
    }
  }
}

function cellTemplates(
  library: Tables,
  table: Comparison,
  row: Row,
  column: number,
  names: string[],
): QuestionTemplate[] {
  const text = row.cells[column] ?? '';
  const others = othersIn(table, row, column);
  if (others.length === 0 || namesAny(text, names)) return [];
  if (row.cells.some((each, i) => i !== column && isNear(text, each))) return [];
  const { attribute, topic = table.topic } = row;
  const subject = table.subjects[column]?.title ?? '';
  const about = { table, topic, attribute, subject, text, others };
  return [cellTemplate(about, () => elsewhereIn(library, about, row, column, names))];
}

/** What a row says of other subjects than that of `column`, and is certainly not true of it. */
function othersIn({ subjects }: Comparison, { cells }: Row, column: number): Said[] {
  const text = cells[column] ?? '';
  return subjects.flatMap(({ title }, other) => {
    const instead = cells[other] ?? '';
    const differs = text !== '' && instead !== '' && !isNear(text, instead);
    return differs ? [{ subject: title, text: instead }] : [];
  });
}

/**
 * Of the other rows what differs from all that any table says of the subject, under whatever heading. Only where there
 * are two subjects: several often differ by degrees, and what is said of one holds a little of the next.
 */
function elsewhereIn(
  library: Tables,
  { table, attribute, text }: Omit<Cell, 'elsewhere'>,
  askedRow: Row,
  column: number,
  names: readonly string[],
): Cell['elsewhere'] {
  const { title, topic } = table.subjects[column] ?? { title: '' };
  // A heading that names a subject, or a cell with words of the question, would give the answer away.
  const tells = namesAny(attribute, names) || touches(whichOf(title), `${attribute} ${text}`);
  if (table.subjects.length > 2 || tells) return [];
  const saidOfSubject = library.comparisons.flatMap(({ subjects, rows }) => {
    const isOfSubject = subjects.map((each) => each.title === title || (topic && each.topic === topic));
    return rows.flatMap(({ cells }) => cells.filter((_, i) => isOfSubject[i]));
  });
  // Where more is said of it than can be compared, no cell is certainly untrue.
  if (saidOfSubject.length > mostSaid) return [];
  const place = table.rows.indexOf(askedRow);
  const apart = table.rows
    .slice(Math.max(0, place - rowsAround), place + rowsAround)
    .filter((row) => row.attribute !== attribute && !namesAny(row.attribute, names))
    .flatMap((row) => othersIn(table, row, column).map((said) => ({ attribute: row.attribute, ...said })))
    .filter((said) => !namesAny(said.text, names) && !saidOfSubject.some((each) => isNear(each, said.text)));
  return distinct(apart);
}

const idOf = (table: Comparison, ...rest: string[]) => ['table', table.topic, ...rest].join(':');

/** @param elsewhere looked for only when it is asked about: each cell is compared with all others */
function cellTemplate(about: Omit<Cell, 'elsewhere'>, elsewhere: () => Cell['elsewhere']): QuestionTemplate {
  const fact = idOf(about.table, about.attribute, about.subject);
  return templateOf({ fact, source: 'table', topic: about.topic, level: 'first' }, (random) => {
    const cell = { ...about, elsewhere: elsewhere() };
    return {
      explanation: `${cell.attribute}, ${cell.subject}: ${lowered(cell.text)}. ${instead(cell)}`,
      ...pick(random, [statement, ...choicesFor(cell)])(cell, random),
    };
  });
}

type Wording = (cell: Cell, random: Random) => Pick<Question, 'prompt'> & QuizQuestion;
type QuizQuestion =
  | ReturnType<typeof single>
  | ReturnType<typeof multiple>
  | { kind: 'boolean'; right: boolean };

/** Those with three options or more; with two only where there is nothing better. */
function choicesFor(cell: Cell): Wording[] {
  const wrong: [Wording, readonly unknown[]][] = [
    [whose, cell.others],
    [what, distinct(cell.others)],
    [which, cell.elsewhere],
  ];
  const ample = wrong.filter(([, options]) => options.length > 1).map(([wording]) => wording);
  return ample.length > 0 ? ample : [whose];
}

const whose: Wording = ({ attribute, text, subject, others }, random) => ({
  prompt: `Of which of these is it true?\n> **${attribute}:** ${text}`,
  ...single(
    random,
    { text: subject },
    others.map((other) => ({ text: other.subject, remark: `There it is: ${lowered(other.text)}.` })),
  ),
});

const what: Wording = ({ attribute, text, subject, others }, random) => ({
  prompt: `**${subject}:** which of these describes the aspect “${attribute}”?`,
  ...single(
    random,
    { text },
    distinct(others).map((other) => ({ text: other.text, remark: `That is said of: ${other.subject}.` })),
  ),
});

/**
 * Each option says under which heading it stands, so that none can be true by another reading: every wrong one is a
 * statement that could be asked as true or false.
 */
const which: Wording = ({ attribute, text, subject, elsewhere }, random) => ({
  prompt: whichOf(subject),
  ...single(
    random,
    { text: underHeading(attribute, text) },
    pickDistractors(random, underHeading(attribute, text), elsewhere, wrongCount, (said) =>
      underHeading(said.attribute, said.text),
    ).map((said) => ({
      text: underHeading(said.attribute, said.text),
      remark: `That is said of: ${said.subject}.`,
    })),
  ),
});

const whichOf = (subject: string) => `**${subject}:** which of these is true of it?`;
const underHeading = (attribute: string, text: string) => `**${attribute}:** ${text}`;

const statement: Wording = ({ table, attribute, text, subject, others }, random) => {
  const right = random() < 0.5;
  const beside = table.subjects.flatMap(({ title }) => (title === subject ? [] : [title])).join(', ');
  return {
    prompt: `**${subject}**, compared with: ${beside}. True or false?\n> **${attribute}:** ${right ? text : pick(random, others).text}`,
    kind: 'boolean',
    right,
  };
};

/** A statement that several subjects share word for word, with others of which it is certainly not true. */
function sharedCellTemplates(table: Comparison, row: Row, names: readonly string[]): QuestionTemplate[] {
  return [...new Set(row.cells)].flatMap((text): QuestionTemplate[] => {
    const entries = table.subjects.map(({ title }, column) => ({ title, cell: row.cells[column] ?? '' }));
    const right = entries.filter(({ cell }) => cell === text);
    const wrong = entries.filter(({ cell }) => cell !== text);
    const clear = wrong.every(({ cell }) => cell !== '' && !isNear(cell, text));
    if (text === '' || right.length < 2 || wrong.length === 0 || !clear || namesAny(text, names)) return [];
    const fact = idOf(table, row.attribute, text);
    const topic = row.topic ?? table.topic;
    const make = (random: Random) => ({
      prompt: `For which of these does it hold? Choose all.\n> **${row.attribute}:** ${text}`,
      explanation: `It holds for ${right.map(({ title }) => title).join(', ')}; ${wrong
        .map(({ title, cell }) => `${title}: ${lowered(cell)}`)
        .join('; ')}.`,
      ...multiple(
        random,
        right.map(({ title }) => ({ text: title })),
        wrong.map(({ title, cell }) => ({ text: title, remark: `There it is: ${lowered(cell)}.` })),
      ),
    });
    return [templateOf({ fact, source: 'table', topic, level: 'first' }, make)];
  });
}

const instead = ({ others }: Cell) =>
  `In comparison, ${others.map(({ subject, text }) => `${subject}: ${lowered(text)}`).join('; ')}.`;

/** No two options may read alike. */
const distinct = <T extends Said>(all: readonly T[]): T[] =>
  all.filter(({ text }, i) => !all.some((other, j) => j < i && isNear(other.text, text)));

const namesOf = (library: Tables, title: string, topic?: string) => [
  title,
  ...(topic === undefined ? [] : (library.topics.get(topic)?.aliases ?? [])),
];

const namesAny = (text: string, names: readonly string[]) => names.some((name) => touches(text, name));

/** Within a sentence a cell begins small, unless its first word is a name or an abbreviation. */
const lowered = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
