import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentProblem, Library } from '../types/lessons.ts';
import type { ParsedDocument } from './document.ts';
import { assembleLibrary, listDocuments, type ParsedCache, readDocuments } from './library.ts';
import type { ParsedFiles } from './parsed-files.ts';

export interface WatchedLibrary {
  /** The library as last read. */
  readonly current: Library;
  /** Its documents, parsed. */
  readonly documents: readonly ParsedDocument[];
  /** Stops watching and closes the library. */
  close(): Promise<void>;
}

export interface LibraryWatchOptions {
  /** Called after a reload. */
  onChange?(library: Library): void;
  /** Called for each problem after each load, and where the folder cannot be read; the library then stays. */
  onProblem?(problem: DocumentProblem): void;
  /** Documents that an earlier start has parsed. */
  parsedFiles?: ParsedFiles;
  /** Time between two polls. A change is read once two polls in a row agree. */
  pollMs?: number;
}

/** Longer than any answer holds the replaced library. */
const closeAfterMs = 60_000;

/**
 * Loads a folder and reloads it when it changes. It polls the files, because notifications of the system miss renaming
 * editors, folders that are replaced, and network folders.
 *
 * @throws UserError where the folder cannot be read at the start
 */
export async function watchLibrary(
  folder: string,
  options: LibraryWatchOptions = {},
): Promise<WatchedLibrary> {
  const { onChange, onProblem, parsedFiles, pollMs = 500 } = options;
  const before: ParsedCache = new Map();
  let lastSeen = await fingerprint(folder);
  let lastRead = lastSeen;
  let documents = await readDocuments(folder, before, parsedFiles);
  let current = assembleLibrary(documents);
  const reportProblems = () => {
    for (const problem of current.problems) onProblem?.(problem);
  };
  reportProblems();

  const poll = async () => {
    const seen = await fingerprint(folder);
    const isSettled = seen === lastSeen;
    lastSeen = seen;
    if (!isSettled || seen === lastRead) return;
    lastRead = seen;
    const replaced = current;
    documents = await readDocuments(folder, before, parsedFiles);
    current = assembleLibrary(documents);
    setTimeout(() => replaced.close(), closeAfterMs).unref();
    reportProblems();
    onChange?.(current);
  };

  let polling: Promise<void> | undefined;
  const timer = setInterval(() => {
    polling ??= poll()
      .catch((error: unknown) => {
        onProblem?.({ file: '.', line: 1, message: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        polling = undefined;
      });
  }, pollMs).unref();

  return {
    get current() {
      return current;
    },
    get documents() {
      return documents;
    },
    async close() {
      clearInterval(timer);
      await polling;
      current.close();
    },
  };
}

/** A text that changes when any document is written, replaced, added or removed. */
async function fingerprint(folder: string): Promise<string> {
  const files = await listDocuments(folder).catch((error: Error) => error.message);
  if (typeof files === 'string') return files;
  const states = files.map(async (file) => {
    const found = await stat(join(folder, file)).catch(() => undefined);
    return found ? `${file} ${found.ino} ${found.size} ${found.mtimeMs}` : file;
  });
  return (await Promise.all(states)).join('\n');
}
