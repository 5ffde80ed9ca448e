/** The documents as each server has them: those that all share, and its own beside them. */
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { Database } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { Library } from '../types/lessons.ts';
import type { NamedDocument, ReadDocument, ServerLibrary } from '../types/reading-protocol.ts';
import type { ParsedDocument } from './document.ts';
import { openLibrary } from './library.ts';
import { Refusal } from './reader-process.ts';
import type { Readers } from './readers.ts';
import {
  hasDocuments,
  markdownOf,
  noteAsides,
  putDocument,
  readingsOf,
  refusedOf,
  type StoredDocument,
  setReading,
} from './tables/documents.ts';

/** What all servers share, as it is now. */
interface Shared {
  library: Library;
  documents: readonly ParsedDocument[];
}

/** A document that is not taught from, and why, as a sentence. */
export interface Aside {
  name: string;
  reason: string;
}

export interface GuildLibraries {
  /**
   * A server without documents of its own, and a direct message, have the shared ones; so has one whose own cannot be
   * read just now.
   */
  library(serverId: string | null): Promise<Library>;
  /** The same without waiting: the shared documents where the server's own are not ready. */
  atHand(serverId: string | null): Library;
  /** Adds a document that was read, or replaces the one of its name. @throws UserError where there is no room for it */
  add(document: Omit<StoredDocument, 'id'>, read: ReadDocument): Promise<Library>;
  /** The server's own documents are others from now on. */
  changed(serverId: string): void;
  /** The server's documents that are not taught from. */
  aside(serverId: string): Promise<Aside[]>;
}

export interface GuildLibrariesOptions {
  db: Database;
  readers: Readers;
  /** Makes a linked library ready for questions. @returns the bytes of its index */
  indexed(library: Library, linked: ServerLibrary): number;
  shared(): Shared;
  /** Of the reading process. */
  version: string;
  log(sentence: string, error: unknown): void;
}

interface Shelf {
  base: Library;
  library: Library;
  leftOut: Aside[];
  /** Bytes of the indexes. */
  size: number;
}

/** Servers whose libraries are kept ready, and the bytes of their indexes; others are put together when somebody asks. */
const kept = { max: 50, maxSize: 200_000_000 };
/** Longer than any answer takes that still holds a library. */
const retireAfterMs = 60_000;
/** After a failure the shared documents do for so long. */
const failureMs = 30_000;

const sharedOnly = (base: Library): Shelf => ({ base, library: base, leftOut: [], size: 1 });

export function createGuildLibraries({
  db,
  readers,
  indexed,
  shared,
  version,
  log,
}: GuildLibrariesOptions): GuildLibraries {
  const libraries = new LRUCache<string, Shelf>({
    ...kept,
    dispose({ base, library }) {
      if (library !== base) setTimeout(() => library.close(), retireAfterMs).unref();
    },
  });
  const underWay = new Map<string, { base: Library; shelf: Promise<Shelf> }>();
  const sharedBytes = new WeakMap<readonly ParsedDocument[], Uint8Array>();
  const bytesOf = (documents: readonly ParsedDocument[]) => {
    const bytes = sharedBytes.get(documents) ?? serialize(documents);
    sharedBytes.set(documents, bytes);
    return bytes;
  };

  /** What is not read yet, or was read by another version, is read now, and put aside where that cannot be done. */
  async function readAll(serverId: string): Promise<NamedDocument[]> {
    for (const { id, name, parser } of readingsOf(db, serverId)) {
      if (parser === version) continue;
      const reading = await readers.reread('document', { name, markdown: markdownOf(db, id) }).then(
        ({ parsed }) => ({ parsed: Buffer.from(parsed), refusal: null }),
        (error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          return { parsed: null, refusal: error.message };
        },
      );
      setReading(db, id, { ...reading, parser: version });
    }
    return readingsOf(db, serverId).flatMap(({ name, parsed }) => (parsed ? [{ name, parsed }] : []));
  }

  const link = (own: NamedDocument[]): Promise<ServerLibrary> =>
    readers.reread('library', { shared: bytesOf(shared().documents), own });

  async function putTogether(serverId: string, base: Library): Promise<Shelf> {
    const own = await readAll(serverId);
    if (own.length === 0) return sharedOnly(base);
    try {
      return open(base, await link(own));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Together they are too much. The largest is put aside, and the others are tried without it.
      const [largest] = own.toSorted((a, b) => b.parsed.length - a.parsed.length);
      const row = readingsOf(db, serverId).find(({ name }) => name === largest?.name);
      if (row) setReading(db, row.id, { parsed: null, parser: version, refusal: error.message });
      return putTogether(serverId, base);
    }
  }

  function open(base: Library, linked: ServerLibrary): Shelf {
    const library = openLibrary(linked.library);
    const size = linked.library.search.database.byteLength + indexed(library, linked);
    return { base, library, leftOut: linked.leftOut, size };
  }

  function shelfOf(serverId: string, base: Library): Promise<Shelf> {
    const before = underWay.get(serverId);
    if (before?.base === base) return before.shelf;
    const shelf = putTogether(serverId, base)
      .then(
        (made) => {
          note(serverId, made.leftOut);
          return { made, ttl: 0 };
        },
        (error: unknown) => {
          log('the documents of a server could not be put together', error);
          return { made: sharedOnly(base), ttl: failureMs };
        },
      )
      .then(({ made, ttl }) => {
        // What was changed meanwhile is put together once more by whoever asks next.
        if (underWay.get(serverId)?.shelf !== shelf) return made;
        underWay.delete(serverId);
        libraries.set(serverId, made, { size: made.size, ttl });
        return made;
      });
    underWay.set(serverId, { base, shelf });
    return shelf;
  }

  const asidesOf = (serverId: string, leftOut: readonly Aside[]): Aside[] => [
    ...refusedOf(db, serverId),
    ...leftOut,
  ];

  /** A database that cannot be written keeps nobody from the lessons. */
  function note(serverId: string, leftOut: readonly Aside[]): void {
    try {
      noteAsides(db, serverId, asidesOf(serverId, leftOut));
    } catch (error) {
      log('what is put aside could not be noted', error);
    }
  }

  async function find(serverId: string): Promise<Shelf> {
    const base = shared().library;
    if (!hasDocuments(db, serverId)) return sharedOnly(base);
    const before = libraries.get(serverId);
    return before?.base === base ? before : shelfOf(serverId, base);
  }

  return {
    library: async (serverId) => (serverId === null ? shared().library : (await find(serverId)).library),
    atHand(serverId) {
      const base = shared().library;
      if (serverId === null || !hasDocuments(db, serverId)) return base;
      const shelf = libraries.get(serverId);
      if (shelf?.base === base) return shelf.library;
      void shelfOf(serverId, base);
      return shelf?.library ?? base;
    },
    async add(document, { parsed }) {
      const { serverId, name } = document;
      const others = (await readAll(serverId)).filter((other) => other.name !== name);
      const base = shared().library;
      const linked = await link([...others, { name, parsed }]);
      const reason = linked.leftOut.find((left) => left.name === name)?.reason;
      if (reason !== undefined) throw new UserError(`${reason} \`/documents remove\` makes room.`);
      putDocument(db, document, { parsed: Buffer.from(parsed), parser: version, refusal: null });
      underWay.delete(serverId);
      note(serverId, linked.leftOut);
      const shelf = open(base, linked);
      libraries.set(serverId, shelf, { size: shelf.size });
      return shelf.library;
    },
    changed(serverId) {
      underWay.delete(serverId);
      libraries.delete(serverId);
    },
    async aside(serverId) {
      const { leftOut } = await find(serverId);
      return asidesOf(serverId, leftOut);
    },
  };
}
