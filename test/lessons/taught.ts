import { readFileSync } from 'node:fs';
import { convert } from '../../src/lessons/convert/index.ts';
import { assembleLibrary } from '../../src/lessons/library.ts';
import { parseOwnDocument } from '../../src/lessons/own-documents.ts';

export const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/rivers/${name}`));

/** The Markdown that a file becomes. */
export const markdownOf = async (name: string, bytes: Uint8Array) => (await convert(name, bytes)).markdown;

/** What a document teaches, without where it stands. */
export async function taught(name: string, bytes = fixture(name)) {
  const library = assembleLibrary([
    parseOwnDocument({ name: 'lesson', markdown: await markdownOf(name, bytes) }),
  ]);
  const topics = [...library.topics.values()].map(({ id, title, kind, text }) => ({ id, title, kind, text }));
  const tables = library.comparisons.map(({ title, subjects, rows }) => ({ title, subjects, rows }));
  library.close();
  return { topics, tables, problems: library.problems };
}
