/** Questions from comparison tables: which subject, which cell, which statement, true or false. */
import { shortTitle } from '../../lessons/names.ts';
import type { Comparison, Library } from '../../types/lessons.ts';
import type { Batches, Question, QuestionTemplate, Random } from '../../types/quiz.ts';
import { multiple, pickDistractors, single } from '../choices.ts';
import { hasSense } from '../question-rules.ts';
import { templateOf } from '../question-template.ts';
import { pick } from '../random.ts';
import { isSimilar, sharesStem } from '../text-overlap.ts';

type Tables = Pick<Library, 'comparisons' | 'topics'>;
type Row = Comparison['rows'][number];

/** A cell's text and its subject. */
interface Said {
  subject: string;
  text: string;
}

/** A cell with what is needed to ask about it. */
interface Cell {
  table: Comparison;
  fact: string;
  topic: string;
  attribute: string;
  subject: string;
  text: string;
  /** Subjects for which the cell is certainly false, each with its own cell. */
  others: Said[];
  /** Cells of the other subject in other rows that are certainly false for this one. */
  elsewhere: (Said & { attribute: string })[];
}

const wrongCount = 3;
/** Limits: cells about one subject, and rows before and after a cell. */
const mostSaid = 500;
const rowsAround = 30;

/**
 * A template for every cell that certainly differs from another cell of its row. Similar cells never appear as
 * alternatives, and a cell that names its subject is left out.
 */
export function* tableTemplates(library: Tables): Batches {
  for (const original of library.comparisons) {
    const subjects = original.subjects.map((each) => ({ ...each, title: shortTitle(library, each) }));
    const table = { ...original, subjects };
    const names = original.subjects.flatMap(({ title, topic }) => namesOf(library, title, topic));
    for (const row of table.rows) {
      for (const [column, { title }] of original.subjects.entries()) {
        // The full title, so that an earlier version's facts stay the same.
        const fact = idOf(table, row.attribute, title);
        yield cellTemplates(library, { table, fact, row, column, names });
      }
      yield sharedCellTemplates(table, row, names);
    }
  }
}

interface AskedCell {
  /** Its subjects have short names. */
  table: Comparison;
  fact: string;
  row: Row;
  column: number;
  /** All names of all subjects. */
  names: string[];
}

function cellTemplates(library: Tables, { table, fact, row, column, names }: AskedCell): QuestionTemplate[] {
  const text = row.cells[column] ?? '';
  const others = othersIn(table, row, column);
  if (others.length === 0 || !hasSense(text) || namesAny(text, names)) return [];
  if (row.cells.some((each, i) => i !== column && isSimilar(text, each))) return [];
  const { attribute, topic = table.topic } = row;
  const subject = table.subjects[column]?.title ?? '';
  const about = { table, fact, topic, attribute, subject, text, others };
  return [cellTemplate(about, () => elsewhereIn(library, about, row, column, names))];
}

/** Cells of the row's other subjects that are certainly false for the subject of `column`. */
function othersIn({ subjects }: Comparison, { cells }: Row, column: number): Said[] {
  const text = cells[column] ?? '';
  return subjects.flatMap(({ title }, other) => {
    const instead = cells[other] ?? '';
    const differs = text !== '' && instead !== '' && !isSimilar(text, instead);
    return differs ? [{ subject: title, text: instead }] : [];
  });
}

/**
 * Cells of other rows that differ from everything that any table says of the subject. Only tables with two subjects
 * qualify: more subjects often differ by degrees.
 */
function elsewhereIn(
  library: Tables,
  { table, attribute, text, subject }: Omit<Cell, 'elsewhere'>,
  askedRow: Row,
  column: number,
  names: readonly string[],
): Cell['elsewhere'] {
  const { title, topic } = table.subjects[column] ?? { title: '' };
  // A heading that names a subject, or a cell with words of the prompt, would give the answer away.
  const tells = namesAny(attribute, names) || sharesStem(whichOf(table, subject), `${attribute} ${text}`);
  if (table.subjects.length > 2 || tells) return [];
  const saidOfSubject = library.comparisons.flatMap(({ subjects, rows }) => {
    const isOfSubject = subjects.map((each) => each.title === title || (topic && each.topic === topic));
    return rows.flatMap(({ cells }) => cells.filter((_, i) => isOfSubject[i]));
  });
  // With more cells than can be compared, none is certainly false.
  if (saidOfSubject.length > mostSaid) return [];
  const place = table.rows.indexOf(askedRow);
  const apart = table.rows
    .slice(Math.max(0, place - rowsAround), place + rowsAround)
    .filter((row) => row.attribute !== attribute && !namesAny(row.attribute, names))
    .flatMap((row) => othersIn(table, row, column).map((said) => ({ attribute: row.attribute, ...said })))
    .filter(
      (said) =>
        hasSense(said.text) &&
        !namesAny(said.text, names) &&
        !saidOfSubject.some((each) => isSimilar(each, said.text)),
    );
  return distinct(apart);
}

const idOf = (table: Comparison, ...rest: string[]) => ['table', table.topic, ...rest].join(':');

/** @param elsewhere computed on demand, because it compares the cell with all others */
function cellTemplate(about: Omit<Cell, 'elsewhere'>, elsewhere: () => Cell['elsewhere']): QuestionTemplate {
  const identity = {
    fact: about.fact,
    source: 'table',
    topic: about.topic,
    level: 'first',
    difficulty: 2,
  } as const;
  return templateOf(identity, (random) => {
    const cell = { ...about, elsewhere: elsewhere() };
    const { attribute, others } = cell;
    return {
      explanation: `**${attribute}:** ${[cell, ...others].map(saidOf).join('; ')}.`,
      ...pick(random, wordingsFor(cell))(cell, random),
    };
  });
}

type Wording = (cell: Cell, random: Random) => Pick<Question, 'prompt'> & QuizQuestion;
type QuizQuestion =
  | ReturnType<typeof single>
  | ReturnType<typeof multiple>
  | { kind: 'boolean'; right: boolean };

/** Wordings with three or more options; with two only where no other exists. */
function wordingsFor(cell: Cell): Wording[] {
  const telling = cell.others.filter(({ text }) => hasSense(text));
  const wrong: [Wording, readonly unknown[]][] = [
    [whose, cell.others],
    [what, telling.length === cell.others.length ? distinct(telling) : []],
    [which, cell.elsewhere],
  ];
  const ample = wrong.filter(([, options]) => options.length > 1).map(([wording]) => wording);
  return [...(telling.length > 0 ? [statement] : []), ...(ample.length > 0 ? ample : [whose])];
}

/** The other subjects: “A, B and C”. */
const beside = ({ subjects }: Comparison, subject: string): string => {
  const others = subjects.flatMap(({ title }) => (title === subject ? [] : [title]));
  return [others.slice(0, -1).join(', '), others.at(-1)].filter(Boolean).join(' and ');
};

const saidOf = ({ subject, text }: Said): string => `${subject} – “${text}”`;

const whose: Wording = ({ attribute, text, subject, others }, random) => ({
  prompt: `Of which of these is this true?\n> ${underHeading(attribute, text)}`,
  ...single(
    random,
    { text: subject },
    others.map((other) => ({ text: other.subject, remark: `Of it this is true: “${other.text}”.` })),
  ),
});

const what: Wording = ({ table, attribute, text, subject, others }, random) => ({
  prompt: `Compared with ${beside(table, subject)}, what is true of **${subject}** as far as “${attribute}” is concerned?`,
  ...single(
    random,
    { text },
    distinct(others).map((other) => ({ text: other.text, remark: `That is true of ${other.subject}.` })),
  ),
});

/**
 * Each option includes its heading, so that every wrong one is a clearly false statement.
 */
const which: Wording = ({ table, attribute, text, subject, elsewhere }, random) => ({
  prompt: whichOf(table, subject),
  ...single(
    random,
    { text: underHeading(attribute, text) },
    pickDistractors(random, underHeading(attribute, text), elsewhere, wrongCount, (said) =>
      underHeading(said.attribute, said.text),
    ).map((said) => ({
      text: underHeading(said.attribute, said.text),
      remark: `That is true of ${said.subject}.`,
    })),
  ),
});

const whichOf = (table: Comparison, subject: string) =>
  `Compared with ${beside(table, subject)}, which of these is true of **${subject}**?`;
const underHeading = (attribute: string, text: string) => `**${attribute}:** ${text}`;

const statement: Wording = ({ table, attribute, text, subject, others }, random) => {
  const right = random() < 0.5;
  const false_ = others.filter((other) => hasSense(other.text));
  return {
    prompt: `True or false? Compared with ${beside(table, subject)}, this is true of **${subject}**.\n> ${underHeading(attribute, right ? text : pick(random, false_).text)}`,
    kind: 'boolean',
    right,
  };
};

/** A statement that several subjects share word for word and that is certainly false for others. */
function sharedCellTemplates(table: Comparison, row: Row, names: readonly string[]): QuestionTemplate[] {
  return [...new Set(row.cells)].flatMap((text): QuestionTemplate[] => {
    const entries = table.subjects.map(({ title }, column) => ({
      subject: title,
      text: row.cells[column] ?? '',
    }));
    const right = entries.filter((entry) => entry.text === text);
    const wrong = entries.filter((entry) => entry.text !== text);
    const clear = wrong.every((entry) => entry.text !== '' && !isSimilar(entry.text, text));
    if (!hasSense(text) || right.length < 2 || wrong.length === 0 || !clear || namesAny(text, names))
      return [];
    const fact = idOf(table, row.attribute, text);
    const topic = row.topic ?? table.topic;
    const make = (random: Random) => ({
      prompt: `Of which of these is this true? Choose all of them.\n> ${underHeading(row.attribute, text)}`,
      explanation: `**${row.attribute}:** ${entries.map(saidOf).join('; ')}.`,
      ...multiple(
        random,
        right.map(({ subject }) => ({ text: subject })),
        wrong.map((entry) => ({ text: entry.subject, remark: `Of it this is true: “${entry.text}”.` })),
      ),
    });
    return [templateOf({ fact, source: 'table', topic, level: 'first', difficulty: 2 }, make)];
  });
}

/** Without similar texts. */
const distinct = <T extends Said>(all: readonly T[]): T[] =>
  all.filter(({ text }, i) => !all.some((other, j) => j < i && isSimilar(other.text, text)));

const namesOf = (library: Tables, title: string, topic?: string) => [
  title,
  ...(topic === undefined ? [] : (library.topics.get(topic)?.aliases ?? [])),
];

const namesAny = (text: string, names: readonly string[]) => names.some((name) => sharesStem(text, name));
