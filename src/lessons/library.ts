import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { UserError } from '../types/errors.ts';
import type { Library, LibraryData } from '../types/lessons.ts';
import { type ParsedDocument, parseDocument } from './document.ts';
import { linkDocuments } from './link.ts';
import { collectNames, createLookup } from './lookup.ts';
import type { ParsedFiles } from './parsed-files.ts';
import { indexTopics, openSearch } from './search.ts';

/** Parsed documents by file. A document is parsed again only when its text changes. */
export type ParsedCache = Map<string, { source: string; document: ParsedDocument }>;

const maxDocumentBytes = 1_000_000;

/**
 * Reads every Markdown document below a folder; files and folders whose name starts with a dot are not documents.
 * Faults of documents are in the library's `problems`.
 *
 * @throws UserError where the folder cannot be read or holds no document
 */
export async function loadLibrary(folder: string, before: ParsedCache = new Map()): Promise<Library> {
  return assembleLibrary(await readDocuments(folder, before));
}

/** Parses the documents, or takes them from the caches. @throws UserError as `loadLibrary` */
export async function readDocuments(
  folder: string,
  before: ParsedCache,
  parsedFiles?: ParsedFiles,
): Promise<ParsedDocument[]> {
  const files = await listDocuments(folder);
  if (files.length === 0) {
    throw new UserError(`There is no document in ${folder}; add a Markdown file (.md) or set DOCUMENTS_DIR.`);
  }
  const documents: ParsedDocument[] = [];
  const texts = await Promise.all(
    files.map(async (file) => [file, await readText(join(folder, file))] as const),
  );
  for (const [file, text] of texts) {
    documents.push(parseCached(file, text, before, parsedFiles));
    // Yields after each document, so that the bot keeps answering.
    await nextTurn();
  }
  for (const file of before.keys()) if (!files.includes(file)) before.delete(file);
  return documents;
}

/** Links and indexes documents: the expensive part. */
export function prepareLibrary(documents: readonly ParsedDocument[]): LibraryData {
  const { topics, plain, ...rest } = linkDocuments(documents);
  const inOrder = [...topics.values()];
  return {
    topics: inOrder,
    ...rest,
    names: collectNames(inOrder),
    search: indexTopics(plain),
  };
}

export function openLibrary({ topics: inOrder, names, search: index, ...data }: LibraryData): Library {
  const { search, close } = openSearch(index);
  const topics = new Map(inOrder.map((topic) => [topic.id, topic]));
  return { ...data, topics, search, close, ...createLookup(names, search) };
}

/** Links, indexes and opens documents. */
export const assembleLibrary = (documents: readonly ParsedDocument[]): Library =>
  openLibrary(prepareLibrary(documents));

/** Paths of the documents, relative to the folder and with slashes, in numeric order (2 before 10). */
export async function listDocuments(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `The documents folder ${folder} cannot be read (${error.code}); create it or set DOCUMENTS_DIR.`,
    );
  });
  return entries
    .map((path) => path.split(sep))
    .filter(
      (steps) => steps.at(-1)?.toLowerCase().endsWith('.md') && !steps.some((step) => step.startsWith('.')),
    )
    .map((steps) => steps.join('/'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

type Text = { text: string } | { problem: string };

async function readText(path: string): Promise<Text> {
  try {
    const { size } = await stat(path);
    if (size > maxDocumentBytes)
      return { problem: `The document has more than ${maxDocumentBytes} bytes; divide it into several.` };
    const text = decode(await readFile(path));
    return text === undefined
      ? { problem: 'The document is not UTF-8 text; save it with that encoding.' }
      : { text };
  } catch (error) {
    return { problem: unreadable(error) };
  }
}

function parseCached(
  file: string,
  read: Text,
  before: ParsedCache,
  parsedFiles: ParsedFiles | undefined,
): ParsedDocument {
  if ('problem' in read) return failed(file, read.problem);
  const known = before.get(file);
  if (known?.source === read.text) return known.document;
  try {
    const found = parsedFiles?.find(file, read.text);
    const document = found ?? parseDocument(file, read.text);
    if (!found) parsedFiles?.keep(file, read.text, document);
    before.set(file, { source: read.text, document });
    return document;
  } catch (error) {
    // The document exceeds a limit, or is nested more deeply than the parser's stack allows.
    return failed(file, unreadable(error));
  }
}

function unreadable(error: unknown): string {
  return `The document cannot be read: ${error instanceof Error ? error.message : error}.`;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '\uFFFD');
  } catch {
    return undefined;
  }
}

function failed(file: string, message: string): ParsedDocument {
  return { topics: [], comparisons: [], quizzes: [], problems: [{ file, line: 1, message }] };
}
