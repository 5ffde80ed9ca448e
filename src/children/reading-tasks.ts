/** What the reading process does: nothing of it needs the database or Discord. */
import { deserialize, serialize } from 'node:v8';
import { preparePassages } from '../ask/prepare.ts';
import { convert } from '../lessons/convert/index.ts';
import type { ParsedDocument } from '../lessons/document.ts';
import { prepareLibrary } from '../lessons/library.ts';
import { parseOwn } from '../lessons/own.ts';
import type {
  NamedDocument,
  OwnDocument,
  ReadDocument,
  ReadingTasks,
  ServerLibrary,
} from '../types/reading-protocol.ts';

/** What the documents of one server may hold together. */
const shelf = { topics: 3_000, aliases: 5_000, questions: 1_000, cells: 4_000 };

export async function readFile({
  name,
  bytes,
}: ReadingTasks['file']['give']): Promise<ReadingTasks['file']['get']> {
  const converted = await convert(name, new Uint8Array(bytes));
  return { ...converted, ...readDocument({ name, markdown: converted.markdown }) };
}

export function readDocument(document: OwnDocument): ReadDocument {
  const parsed = parseOwn(document);
  return { parsed: serialize(parsed), topics: parsed.topics.length };
}

export async function readLibrary({ shared, own }: ReadingTasks['library']['give']): Promise<ServerLibrary> {
  const { kept, leftOut } = withinShelf(own);
  const library = prepareLibrary([...(deserialize(shared) as ParsedDocument[]), ...kept]);
  const topics = new Map(library.topics.map((topic) => [topic.id, topic]));
  return { library, passages: await preparePassages({ ...library, topics }), leftOut };
}

/** The documents in their order, as long as there is room. */
function withinShelf(own: readonly NamedDocument[]): {
  kept: ParsedDocument[];
  leftOut: ServerLibrary['leftOut'];
} {
  const sums = { topics: 0, aliases: 0, questions: 0, cells: 0 };
  const kept: ParsedDocument[] = [];
  const leftOut: ServerLibrary['leftOut'] = [];
  for (const { name, parsed } of own) {
    const document = deserialize(parsed) as ParsedDocument;
    const sizes = sizesOf(document);
    const full = (Object.keys(shelf) as (keyof typeof shelf)[]).find(
      (what) => sums[what] + sizes[what] > shelf[what],
    );
    if (full) {
      const what = { topics: 'headings and terms', questions: 'quiz questions', cells: 'compared cells' };
      leftOut.push({
        name,
        reason: `The documents of a server may have ${shelf[full].toLocaleString('en')} ${full === 'aliases' ? full : what[full]} together; with this one they have ${(sums[full] + sizes[full]).toLocaleString('en')}.`,
      });
      continue;
    }
    for (const each of Object.keys(shelf) as (keyof typeof shelf)[]) sums[each] += sizes[each];
    kept.push(document);
  }
  return { kept, leftOut };
}

function sizesOf({ topics, quizzes, comparisons }: ParsedDocument): Record<keyof typeof shelf, number> {
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    topics: topics.length,
    aliases: sum(topics.map(({ aliases }) => aliases.length)),
    questions: sum(quizzes.map(({ yaml }) => (Array.isArray(yaml) ? yaml.length : 1))),
    cells: sum(comparisons.map(({ table }) => table.rows.length * table.subjects.length)),
  };
}
