/** The tasks of the reading process. None of them needs the database or Discord. */
import { deserialize, serialize } from 'node:v8';
import { preparePassages } from '../ask/index-passages.ts';
import { convert } from '../lessons/convert/index.ts';
import type { ParsedDocument } from '../lessons/document.ts';
import { prepareLibrary } from '../lessons/library.ts';
import { parseOwnDocument } from '../lessons/own-documents.ts';
import type {
  NamedDocument,
  OwnDocument,
  ReadDocument,
  ReadingTasks,
  ServerLibrary,
} from '../types/reading-protocol.ts';

/** Limits for all documents of one server together. */
const serverLimits = { topics: 3_000, aliases: 5_000, questions: 1_000, cells: 4_000 };

export async function readFile({
  name,
  bytes,
}: ReadingTasks['file']['input']): Promise<ReadingTasks['file']['output']> {
  const converted = await convert(name, new Uint8Array(bytes));
  return { ...converted, ...readDocument({ name, markdown: converted.markdown }) };
}

export function readDocument(document: OwnDocument): ReadDocument {
  const parsed = parseOwnDocument(document);
  return { parsed: serialize(parsed), topics: parsed.topics.length + coursePartsOf(parsed) };
}

export async function readLibrary({ shared, own }: ReadingTasks['library']['input']): Promise<ServerLibrary> {
  const { kept, rejected } = fitDocuments(own);
  const library = prepareLibrary([...(deserialize(shared) as ParsedDocument[]), ...kept]);
  const topics = new Map(library.topics.map((topic) => [topic.id, topic]));
  return { library, passages: await preparePassages({ ...library, topics }), rejected };
}

/** Takes the documents in their order while they fit in, and rejects the others. */
function fitDocuments(own: readonly NamedDocument[]): {
  kept: ParsedDocument[];
  rejected: ServerLibrary['rejected'];
} {
  const sums = { topics: 0, aliases: 0, questions: 0, cells: 0 };
  const kept: ParsedDocument[] = [];
  const rejected: ServerLibrary['rejected'] = [];
  for (const { name, parsed } of own) {
    const document = deserialize(parsed) as ParsedDocument;
    const sizes = sizesOf(document);
    const full = (Object.keys(serverLimits) as (keyof typeof serverLimits)[]).find(
      (what) => sums[what] + sizes[what] > serverLimits[what],
    );
    if (full) {
      const what = { topics: 'headings and terms', questions: 'quiz questions', cells: 'compared cells' };
      rejected.push({
        name,
        reason: `The documents of a server may have ${serverLimits[full].toLocaleString('en')} ${full === 'aliases' ? full : what[full]} together; with this one they have ${(sums[full] + sizes[full]).toLocaleString('en')}.`,
      });
      continue;
    }
    for (const each of Object.keys(serverLimits) as (keyof typeof serverLimits)[]) sums[each] += sizes[each];
    kept.push(document);
  }
  return { kept, rejected };
}

/** A unit, or an order of units, counts like a topic. */
const coursePartsOf = ({ unit, course }: ParsedDocument): number => (unit || course ? 1 : 0);

function sizesOf(document: ParsedDocument): Record<keyof typeof serverLimits, number> {
  const { topics, quizzes, comparisons, unit } = document;
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    topics: topics.length + coursePartsOf(document),
    aliases: sum(topics.map(({ aliases }) => aliases.length)),
    questions: sum(
      [...quizzes, ...(unit?.quizzes ?? [])].map(({ yaml }) => (Array.isArray(yaml) ? yaml.length : 1)),
    ),
    cells: sum(comparisons.map(({ table }) => table.rows.length * table.subjects.length)),
  };
}
