import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentProblem, Library } from '../types/lessons.ts';
import type { ParsedDocument } from './document.ts';
import { assembleLibrary, listDocuments, type ParsedCache, readDocuments } from './library.ts';
import type { ParsedFiles } from './parsed-files.ts';

export interface WatchedLibrary {
  /** The documents as they were when last read. */
  readonly current: Library;
  /** The same one by one. */
  readonly documents: readonly ParsedDocument[];
  /** Ends the watching and frees the library. */
  close(): Promise<void>;
}

export interface LibraryWatchOptions {
  /** Called after the library was replaced. */
  onChange?(library: Library): void;
  /** Called for each problem of each library read, and when the folder cannot be read: the library then stays. */
  onProblem?(problem: DocumentProblem): void;
  /** What an earlier start has read. */
  parsedFiles?: ParsedFiles;
  /** Time between two looks at the folder; a change is read once two looks in a row agree. */
  lookEveryMs?: number;
}

/** Longer than any answer takes that still holds the replaced library. */
const retireAfterMs = 60_000;

/**
 * Loads a folder and follows its changes. It looks at the files instead of asking the system to be told, because
 * notifications miss editors that rename, folders that vanish and come back, and mounted or shared folders.
 *
 * @throws UserError where the folder cannot be read at the start
 */
export async function watchLibrary(
  folder: string,
  options: LibraryWatchOptions = {},
): Promise<WatchedLibrary> {
  const { onChange, onProblem, parsedFiles, lookEveryMs = 500 } = options;
  const before: ParsedCache = new Map();
  let lastSeen = await traceOf(folder);
  let lastRead = lastSeen;
  let documents = await readDocuments(folder, before, parsedFiles);
  let current = assembleLibrary(documents);
  const tellProblems = () => {
    for (const problem of current.problems) onProblem?.(problem);
  };
  tellProblems();

  const look = async () => {
    const seen = await traceOf(folder);
    const isSettled = seen === lastSeen;
    lastSeen = seen;
    if (!isSettled || seen === lastRead) return;
    lastRead = seen;
    const replaced = current;
    documents = await readDocuments(folder, before, parsedFiles);
    current = assembleLibrary(documents);
    setTimeout(() => replaced.close(), retireAfterMs).unref();
    tellProblems();
    onChange?.(current);
  };

  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => {
        onProblem?.({ file: '.', line: 1, message: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        looking = undefined;
      });
  }, lookEveryMs).unref();

  return {
    get current() {
      return current;
    },
    get documents() {
      return documents;
    },
    async close() {
      clearInterval(timer);
      await looking;
      current.close();
    },
  };
}

/** What differs when any document was written, replaced, added or removed. */
async function traceOf(folder: string): Promise<string> {
  const files = await listDocuments(folder).catch((error: Error) => error.message);
  if (typeof files === 'string') return files;
  const traces = files.map(async (file) => {
    const found = await stat(join(folder, file)).catch(() => undefined);
    return found ? `${file} ${found.ino} ${found.size} ${found.mtimeMs}` : file;
  });
  return (await Promise.all(traces)).join('\n');
}
