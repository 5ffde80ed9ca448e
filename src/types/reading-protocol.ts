/** Messages between the bot and the process that reads foreign text. Everything is plain data. */
import type { LibraryData } from './lessons.ts';

/** A document that was parsed, as bytes that only the reading process opens again. */
export interface ReadDocument {
  parsed: Uint8Array;
  /** Number of topics and units; 0 means that there is nothing to teach. */
  topics: number;
}

/** A document of a server, parsed. */
export interface NamedDocument {
  name: string;
  parsed: Uint8Array;
}

/** A document that is stored but not taught from. */
export interface RejectedDocument {
  name: string;
  /** A sentence. */
  reason: string;
}

/** The documents of a server, linked. A feature that indexes them adds its index by declaration merging. */
export interface ServerLibrary {
  library: LibraryData;
  /** Documents that did not fit in. */
  rejected: RejectedDocument[];
}

/** The tasks, each with its input and output. A feature with files of its own adds its task by declaration merging. */
export interface ReadingTasks {
  /** A file as it was uploaded. */
  file: { input: { name: string; bytes: Uint8Array }; output: Converted & ReadDocument };
  /** A document that is Markdown already. */
  document: { input: OwnDocument; output: ReadDocument };
  /** `shared` are the parsed documents that all servers have. */
  library: { input: { shared: Uint8Array; own: NamedDocument[] }; output: ServerLibrary };
}
export type ReadingTask = keyof ReadingTasks;

export type ReadingRequest = { [T in ReadingTask]: { type: T } & ReadingTasks[T]['input'] }[ReadingTask];

/** An uploaded file as Markdown. */
export interface Converted {
  markdown: string;
  /** Sentences that say what the Markdown lost. */
  notes: string[];
}

/** A document of a server, as Markdown. */
export interface OwnDocument {
  name: string;
  markdown: string;
}
