import { comparisonChart } from '../src/charts/comparison.ts';
import { type Buttons, command } from '../src/discord/command.ts';
import { isKey, named, suggestion } from '../src/discord/keys.ts';
import { type Button, inRows, type Reply } from '../src/discord/reply.ts';
import type { ServerServices } from '../src/discord/services.ts';
import { compareActions, explainActions } from '../src/lessons/actions.ts';
import { comparable, compare, type SideBySide, type Subject } from '../src/lessons/compare.ts';
import { quote } from '../src/text/escape.ts';
import { UserError } from '../src/types/errors.ts';
import type { Library } from '../src/types/lessons.ts';

const nameOf = ({ title, topic }: Subject): string => topic ?? title;

/** The subject that a suggestion or a button means; a text that somebody typed is looked up later. */
const meant = (library: Library, text: string | undefined): Subject | string | undefined =>
  text === undefined ? undefined : (named(comparable(library), text, nameOf) ?? text);

const compareNamed = (library: Library, a?: string, b?: string): SideBySide =>
  compare(library, meant(library, a), meant(library, b));

const subjects = (typed: string, services: ServerServices) =>
  comparable(services.library())
    .filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase()))
    .map((subject) => suggestion(subject.title, nameOf(subject)));

const aspects = (typed: string, services: ServerServices) =>
  [...new Set(services.library().comparisons.flatMap(({ rows }) => rows.map(({ attribute }) => attribute)))]
    .filter((attribute) => attribute.toLowerCase().includes(typed.trim().toLowerCase()))
    .map((attribute) => suggestion(attribute));

export default command({
  name: 'compare',
  description: 'Two architectures side by side',
  options: {
    a: { type: 'text', description: 'The first one', complete: subjects },
    b: { type: 'text', description: 'The second one', complete: subjects },
    aspect: { type: 'text', description: 'One aspect in depth, such as memory', complete: aspects },
  },
  run: ({ services, options: { a, b, aspect } }) => {
    const table = compareNamed(services.library(), a, b);
    return aspect === undefined ? whole(table) : one(services.library(), table, aspect);
  },
  actions: compareActions,
  buttons: {
    whole: { kind: 'edit', run: ({ services }, [a, b]) => whole(compareNamed(services.library(), a, b)) },
    aspect: {
      kind: 'edit',
      run: ({ services }, [a, b, aspect]) =>
        one(services.library(), compareNamed(services.library(), a, b), aspect),
    },
  } satisfies Buttons<typeof compareActions>,
});

/** Discord shows a picture at most three quarters as high as wide: more rows than these would be too small to read. */
const rowsAtAGlance = 4;

/** The first rows at a glance; every row opens. */
const whole = (table: SideBySide): Reply => ({
  title: titleOf(table),
  text: 'Press an aspect to see it in depth.',
  chart: comparisonChart({ ...table, rows: table.rows.slice(0, rowsAtAGlance) }),
  buttons: aspectButtons(table),
});

/** One row, with what the documents say about it. */
function one(library: Library, table: SideBySide, wanted: string): Reply {
  const key = wanted.trim().toLowerCase();
  const found = library.lookup(wanted);
  const row =
    named(table.rows, wanted, ({ attribute }) => attribute) ??
    table.rows.find(({ attribute }) => attribute.toLowerCase() === key) ??
    table.rows.find(({ topic }) => 'found' in found && found.found.id === topic) ??
    table.rows.find(({ attribute }) => attribute.toLowerCase().includes(key));
  if (!row) {
    const known = table.rows.map(({ attribute }) => attribute).join(', ');
    const what = isKey(wanted) ? 'This' : quote(wanted);
    throw new UserError(`${what} is not an aspect of this comparison. Choose one of: ${known}.`);
  }
  const topic = row.topic === undefined ? undefined : library.topics.get(row.topic);
  return {
    title: `${row.attribute}: ${titleOf(table)}`,
    text: [
      ...table.subjects.map(({ title }, side) => `> **${title}:** ${row.cells[side]}`),
      '',
      topic?.text.deep ?? topic?.text.first ?? '',
    ].join('\n'),
    buttons: [
      [
        { label: 'Whole comparison', action: compareActions.to.whole(...keys(table)), style: 'primary' },
        ...(topic
          ? [{ label: `Explain ${topic.title}`, action: explainActions.to.open(topic.id, 'first') }]
          : []),
      ],
      ...aspectButtons(table, row.attribute).slice(0, 4),
    ],
  };
}

const titleOf = ({ subjects: [a, b] }: SideBySide) => `${a.title} and ${b.title}`;

const keys = ({ subjects: [a, b] }: SideBySide) => [nameOf(a), nameOf(b)] as const;

const aspectButtons = (table: SideBySide, current?: string): Button[][] =>
  inRows(
    table.rows
      .filter(({ attribute }) => attribute !== current)
      .map(({ attribute }) => ({
        label: attribute,
        action: compareActions.to.aspect(...keys(table), attribute),
      })),
  );
