/** What the bot and the process that reads foreign text say to each other. Everything is plain data. */
import type { LibraryData } from './lessons.ts';

/** A document that was read, as bytes that only this process opens again. */
export interface ReadDocument {
  parsed: Uint8Array;
  /** How many topics it has; none means that there is nothing to teach. */
  topics: number;
}

/** A document among those of its server. */
export interface NamedDocument {
  name: string;
  parsed: Uint8Array;
}

/** The documents of a server, linked. Whoever makes an index of them adds it where it is typed. */
export interface ServerLibrary {
  library: LibraryData;
  /** Documents for which there was no room, with a sentence each. */
  leftOut: { name: string; reason: string }[];
}

/** What can be asked for, and what comes back. A feature that reads files of its own adds its task where it is typed. */
export interface ReadingTasks {
  /** A file as somebody brought it. */
  file: { give: { name: string; bytes: Uint8Array }; get: Converted & ReadDocument };
  /** A document that was converted before. */
  document: { give: OwnDocument; get: ReadDocument };
  /** `shared` are the parsed documents that all servers have. */
  library: { give: { shared: Uint8Array; own: NamedDocument[] }; get: ServerLibrary };
}
export type ReadingTask = keyof ReadingTasks;

export type ToReader = { [T in ReadingTask]: { id: number; type: T } & ReadingTasks[T]['give'] }[ReadingTask];

export type FromReader =
  | { type: 'done'; id: number; result: ReadingTasks[ReadingTask]['get'] }
  /** `user` tells whether whoever sent the text may read the message. */
  | { type: 'failed'; id: number; message: string; user: boolean };

/** What a foreign file has become. */
export interface Converted {
  markdown: string;
  /** What could not be kept, in sentences for whoever sent the file. */
  notes: string[];
}

/** A document of a server, as Markdown. */
export interface OwnDocument {
  name: string;
  markdown: string;
}
