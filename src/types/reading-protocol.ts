/** What the bot and the process that reads foreign text say to each other. Everything is plain data. */
import type { PassageData } from '../ask/prepare.ts';
import type { Converted } from '../lessons/convert/converted.ts';
import type { LibraryData } from '../lessons/library.ts';
import type { OwnDocument } from '../lessons/own.ts';
import type { DeckReading } from '../quiz/decks/files.ts';

/** A document that was read, as bytes that only this process opens again. */
export interface ReadDocument {
  parsed: Uint8Array;
  /** How many topics it has; none means that there is nothing to teach. */
  topics: number;
}

/** A document among those of its server. */
export interface Shelved {
  name: string;
  parsed: Uint8Array;
}

/** The documents of a server, linked and indexed. */
export interface ServerLibrary {
  library: LibraryData;
  passages: PassageData;
  /** Documents for which there was no room, with a sentence each. */
  leftOut: { name: string; reason: string }[];
}

/** What can be asked for, and what comes back. */
export interface Tasks {
  /** A file as somebody brought it. */
  file: { give: { name: string; bytes: Uint8Array }; get: Converted & ReadDocument };
  /** A deck of questions as somebody brought it. */
  deck: { give: { name: string; bytes: Uint8Array }; get: DeckReading };
  /** A document that was converted before. */
  document: { give: OwnDocument; get: ReadDocument };
  /** `shared` are the parsed documents that all servers have. */
  library: { give: { shared: Uint8Array; own: Shelved[] }; get: ServerLibrary };
}
export type Task = keyof Tasks;

export type ToReader = { [T in Task]: { id: number; type: T } & Tasks[T]['give'] }[Task];

export type FromReader =
  | { type: 'done'; id: number; result: Tasks[Task]['get'] }
  /** `user` tells whether whoever sent the text may read the message. */
  | { type: 'failed'; id: number; message: string; user: boolean };
