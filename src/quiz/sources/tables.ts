/** Questions from comparison tables: whose cell is this, what stands there, is it so. */
import type { Comparison, Library } from '../../documents/types.ts';
import { multiple, single } from '../choices.ts';
import { factOf } from '../fact.ts';
import { pick } from '../random.ts';
import type { Fact, Question, Random } from '../types.ts';
import { isNear, touches } from '../wording.ts';

/** A cell with what is needed to ask about it. */
interface Cell {
  table: Comparison;
  topic: string;
  attribute: string;
  subject: string;
  text: string;
  /** The other subjects of which it is certainly not true, each with what stands there instead. */
  others: { subject: string; text: string }[];
}

/**
 * A fact for every cell of which something else certainly holds elsewhere in its row. Cells that say nearly the same
 * are never set against each other, and a cell that names its subject is not asked about.
 */
export function tableFacts(library: Library): Fact[] {
  return library.comparisons.flatMap((table) => {
    const names = table.subjects.map(({ title, topic }) => namesOf(library, title, topic));
    return table.rows.flatMap((row) => [
      ...table.subjects.flatMap(({ title }, column): Fact[] => {
        const text = row.cells[column] ?? '';
        const others = table.subjects.flatMap((subject, other) => {
          const instead = row.cells[other] ?? '';
          return instead !== '' && !isNear(text, instead) ? [{ subject: subject.title, text: instead }] : [];
        });
        const cell = { table, topic: row.topic ?? table.topic, attribute: row.attribute, subject: title };
        if (text === '' || others.length === 0 || namesAny(text, names.flat())) return [];
        const shared = row.cells.filter((each, i) => i !== column && isNear(text, each)).length > 0;
        return shared ? [] : [cellFact({ ...cell, text, others })];
      }),
      ...sharedFacts(table, row, names.flat()),
    ]);
  });
}

const idOf = (table: Comparison, ...rest: string[]) => ['table', table.topic, ...rest].join(':');

function cellFact(cell: Cell): Fact {
  const fact = idOf(cell.table, cell.attribute, cell.subject);
  const wordings = [whose, statement, ...(cell.others.length > 1 ? [what] : [])];
  return factOf({ fact, source: 'table', topic: cell.topic, level: 'first' }, (random) => ({
    explanation: `${cell.attribute}, ${cell.subject}: ${lowered(cell.text)}. ${instead(cell)}`,
    ...pick(random, wordings)(cell, random),
  }));
}

type Wording = (cell: Cell, random: Random) => Pick<Question, 'prompt'> & Asked;
type Asked = ReturnType<typeof single> | ReturnType<typeof multiple> | { kind: 'boolean'; right: boolean };

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

const statement: Wording = ({ attribute, text, subject, others }, random) => {
  const right = random() < 0.5;
  return {
    prompt: `True or false?\n> **${subject}**, ${attribute}: ${right ? text : pick(random, others).text}`,
    kind: 'boolean',
    right,
  };
};

/** A statement that several subjects share word for word, with others of which it is certainly not true. */
function sharedFacts(table: Comparison, row: Comparison['rows'][number], names: readonly string[]): Fact[] {
  return [...new Set(row.cells)].flatMap((text): Fact[] => {
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
    return [factOf({ fact, source: 'table', topic, level: 'first' }, make)];
  });
}

const instead = ({ others }: Cell) =>
  `In comparison, ${others.map(({ subject, text }) => `${subject}: ${lowered(text)}`).join('; ')}.`;

/** No two options may read alike. */
const distinct = (others: Cell['others']) =>
  others.filter(({ text }, i) => !others.some((other, j) => j < i && isNear(other.text, text)));

const namesOf = (library: Library, title: string, topic?: string) => [
  title,
  ...(topic === undefined ? [] : (library.topics.get(topic)?.aliases ?? [])),
];

const namesAny = (text: string, names: readonly string[]) => names.some((name) => touches(text, name));

/** Within a sentence a cell begins small, unless its first word is a name or an abbreviation. */
const lowered = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
