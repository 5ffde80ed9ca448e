/** The library of each server: the shared documents, and the server's own beside them. */
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { Database } from '../db/open.ts';
import { UserError } from '../types/errors.ts';
import type { Library } from '../types/lessons.ts';
import type {
  NamedDocument,
  ReadDocument,
  RejectedDocument,
  ServerLibrary,
} from '../types/reading-protocol.ts';
import type { ParsedDocument } from './document.ts';
import { openLibrary } from './library.ts';
import { type Readers, UnreadableError } from './readers.ts';
import {
  hasDocuments,
  markdownOf,
  putDocument,
  readingsOf,
  recordRejections,
  type StoredDocument,
  setReading,
  unreadableDocuments,
} from './tables/documents.ts';

/** The present documents that all servers share. */
interface Shared {
  library: Library;
  documents: readonly ParsedDocument[];
}

export interface GuildLibraries {
  /**
   * The library of a server. Direct messages and servers without own documents get the shared one; so does a server
   * whose documents cannot be read at the moment.
   */
  library(serverId: string | null): Promise<Library>;
  /** The library that is ready now, without waiting: the shared one where the server's own is not built yet. */
  cached(serverId: string | null): Library;
  /** Adds a document that was read, or replaces the one of its name. @throws UserError where there is no room for it */
  add(document: Omit<StoredDocument, 'id'>, read: ReadDocument): Promise<Library>;
  /** Drops the cached library: the server's own documents have changed. */
  changed(serverId: string): void;
  /** The server's documents that are stored but not taught from. */
  rejected(serverId: string): Promise<RejectedDocument[]>;
}

export interface GuildLibrariesOptions {
  db: Database;
  readers: Readers;
  /** Prepares a linked library for questions. @returns the size of its index in bytes */
  indexed(library: Library, linked: ServerLibrary): number;
  shared(): Shared;
  /** Version of the reading process. */
  version: string;
  log(sentence: string, error: unknown): void;
}

interface CachedLibrary {
  /** The shared library that it was built from; the entry is stale once the bot has another. */
  sharedLibrary: Library;
  library: Library;
  /** Documents that did not fit in. */
  rejected: RejectedDocument[];
  /** Size of the indexes in bytes. */
  size: number;
}

/** Libraries kept in memory, and the bytes of their indexes; others are built on request. */
const cacheLimits = { max: 50, maxSize: 200_000_000 };
/** Longer than any answer holds a library. */
const closeAfterMs = 60_000;
/** After a failure the server gets the shared library for this long. */
const retryAfterMs = 30_000;

const sharedOnly = (sharedLibrary: Library): CachedLibrary => ({
  sharedLibrary,
  library: sharedLibrary,
  rejected: [],
  size: 1,
});

export function createGuildLibraries({
  db,
  readers,
  indexed,
  shared,
  version,
  log,
}: GuildLibrariesOptions): GuildLibraries {
  const cache = new LRUCache<string, CachedLibrary>({
    ...cacheLimits,
    dispose({ sharedLibrary, library }) {
      if (library !== sharedLibrary) setTimeout(() => library.close(), closeAfterMs).unref();
    },
  });
  const pending = new Map<string, { sharedLibrary: Library; built: Promise<CachedLibrary> }>();
  const sharedBytes = new WeakMap<readonly ParsedDocument[], Uint8Array>();
  const bytesOf = (documents: readonly ParsedDocument[]) => {
    const bytes = sharedBytes.get(documents) ?? serialize(documents);
    sharedBytes.set(documents, bytes);
    return bytes;
  };

  /** Parses the documents that this version has not parsed yet. A document that cannot be read is rejected. */
  async function readAll(serverId: string): Promise<NamedDocument[]> {
    for (const { id, name, parser } of readingsOf(db, serverId)) {
      if (parser === version) continue;
      const reading = await readers.readStored('document', { name, markdown: markdownOf(db, id) }).then(
        ({ parsed }) => ({ parsed: Buffer.from(parsed), refusal: null }),
        (error: unknown) => {
          if (!(error instanceof UnreadableError)) throw error;
          return { parsed: null, refusal: error.message };
        },
      );
      setReading(db, id, { ...reading, parser: version });
    }
    return readingsOf(db, serverId).flatMap(({ name, parsed }) => (parsed ? [{ name, parsed }] : []));
  }

  const link = (own: NamedDocument[]): Promise<ServerLibrary> =>
    readers.readStored('library', { shared: bytesOf(shared().documents), own });

  async function build(serverId: string, sharedLibrary: Library): Promise<CachedLibrary> {
    const own = await readAll(serverId);
    if (own.length === 0) return sharedOnly(sharedLibrary);
    try {
      return open(sharedLibrary, await link(own));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      // Linking all of them took too much. Reject the largest and try the others without it.
      const [largest] = own.toSorted((a, b) => b.parsed.length - a.parsed.length);
      const row = readingsOf(db, serverId).find(({ name }) => name === largest?.name);
      if (row) setReading(db, row.id, { parsed: null, parser: version, refusal: error.message });
      return build(serverId, sharedLibrary);
    }
  }

  function open(sharedLibrary: Library, linked: ServerLibrary): CachedLibrary {
    const library = openLibrary(linked.library);
    const size = linked.library.search.database.byteLength + indexed(library, linked);
    return { sharedLibrary, library, rejected: linked.rejected, size };
  }

  /** Builds a library once, however many callers ask for it. */
  function buildOnce(serverId: string, sharedLibrary: Library): Promise<CachedLibrary> {
    const running = pending.get(serverId);
    if (running?.sharedLibrary === sharedLibrary) return running.built;
    const built = build(serverId, sharedLibrary)
      .then(
        (entry) => {
          record(serverId, entry.rejected);
          return { entry, ttl: 0 };
        },
        (error: unknown) => {
          log('server library could not be built', error);
          return { entry: sharedOnly(sharedLibrary), ttl: retryAfterMs };
        },
      )
      .then(({ entry, ttl }) => {
        // The documents have changed meanwhile: the next caller builds the library again.
        if (pending.get(serverId)?.built !== built) return entry;
        pending.delete(serverId);
        cache.set(serverId, entry, { size: entry.size, ttl });
        return entry;
      });
    pending.set(serverId, { sharedLibrary, built });
    return built;
  }

  const allRejected = (serverId: string, rejected: readonly RejectedDocument[]): RejectedDocument[] => [
    ...unreadableDocuments(db, serverId),
    ...rejected,
  ];

  /** A failed write is only logged: learners still get their lessons. */
  function record(serverId: string, rejected: readonly RejectedDocument[]): void {
    try {
      recordRejections(db, serverId, allRejected(serverId, rejected));
    } catch (error) {
      log('rejected documents could not be recorded', error);
    }
  }

  async function find(serverId: string): Promise<CachedLibrary> {
    const sharedLibrary = shared().library;
    if (!hasDocuments(db, serverId)) return sharedOnly(sharedLibrary);
    const entry = cache.get(serverId);
    return entry?.sharedLibrary === sharedLibrary ? entry : buildOnce(serverId, sharedLibrary);
  }

  return {
    library: async (serverId) => (serverId === null ? shared().library : (await find(serverId)).library),
    cached(serverId) {
      const sharedLibrary = shared().library;
      if (serverId === null || !hasDocuments(db, serverId)) return sharedLibrary;
      const entry = cache.get(serverId);
      if (entry?.sharedLibrary === sharedLibrary) return entry.library;
      void buildOnce(serverId, sharedLibrary);
      return entry?.library ?? sharedLibrary;
    },
    async add(document, { parsed }) {
      const { serverId, name } = document;
      const others = (await readAll(serverId)).filter((other) => other.name !== name);
      const sharedLibrary = shared().library;
      const linked = await link([...others, { name, parsed }]);
      const reason = linked.rejected.find((each) => each.name === name)?.reason;
      if (reason !== undefined) throw new UserError(`${reason} \`/documents remove\` makes room.`);
      putDocument(db, document, { parsed: Buffer.from(parsed), parser: version, refusal: null });
      pending.delete(serverId);
      record(serverId, linked.rejected);
      const entry = open(sharedLibrary, linked);
      cache.set(serverId, entry, { size: entry.size });
      return entry.library;
    },
    changed(serverId) {
      pending.delete(serverId);
      cache.delete(serverId);
    },
    async rejected(serverId) {
      const { rejected } = await find(serverId);
      return allRejected(serverId, rejected);
    },
  };
}
