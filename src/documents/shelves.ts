/** The documents as each server has them: those that all share, and its own beside them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inertText } from './convert/inert.ts';
import { type ParsedDocument, parseDocument } from './document.ts';
import { assembleLibrary } from './library.ts';
import type { Library } from './types.ts';

/** What all servers share, as it is now. */
export interface Shared {
  library: Library;
  documents: readonly ParsedDocument[];
}

export interface OwnDocument {
  name: string;
  markdown: string;
}

export interface Shelves {
  /** A server without documents of its own, and a direct message, have the shared ones. */
  library(serverId: string | null): Promise<Library>;
  /** The server's own documents are others from now on. */
  changed(serverId: string): void;
}

export interface ShelvesOptions {
  shared(): Shared;
  own(serverId: string): OwnDocument[];
  /** Told of each library that is put together. */
  onNew?(library: Library): void;
}

/** Servers whose libraries are kept ready; the others are put together again when somebody asks. */
const librariesKept = 50;
/** Longer than any answer takes that still holds a library. */
const retireAfterMs = 60_000;

export function createShelves({ shared, own, onNew }: ShelvesOptions): Shelves {
  const shelves = new Map<string, { base: Library; library: Promise<Library> }>();

  async function putTogether(serverId: string): Promise<Library> {
    const { library, documents } = shared();
    const parsed: ParsedDocument[] = [];
    for (const document of own(serverId)) {
      parsed.push(parseOwn(document));
      await nextTurn();
    }
    if (parsed.length === 0) return library;
    const together = assembleLibrary([...documents, ...parsed]);
    onNew?.(together);
    return together;
  }

  function remove(serverId: string): void {
    const shelf = shelves.get(serverId);
    shelves.delete(serverId);
    void shelf?.library.then((library) => {
      if (library !== shelf.base) setTimeout(() => library.close(), retireAfterMs).unref();
    });
  }

  return {
    library(serverId) {
      const base = shared().library;
      if (serverId === null) return Promise.resolve(base);
      const before = shelves.get(serverId);
      if (before?.base === base) return before.library;
      remove(serverId);
      const [oldest] = shelves.keys();
      if (shelves.size >= librariesKept && oldest !== undefined) remove(oldest);
      const library = putTogether(serverId);
      library.catch(() => shelves.delete(serverId));
      shelves.set(serverId, { base, library });
      return library;
    },
    changed: remove,
  };
}

/** A document that somebody brought along: its sources are named, but nobody is sent there. */
export function parseOwn({ name, markdown }: OwnDocument): ParsedDocument {
  const document = parseDocument(ownFile(name), markdown);
  for (const topic of document.topics) {
    topic.title = plainName(topic.title);
    topic.aliases = topic.aliases.map(plainName);
    if (topic.synonyms) topic.synonyms = topic.synonyms.map(plainName);
    topic.sources = topic.sources.map(({ title }) => ({ title: plainName(title) }));
  }
  return document;
}

/** Names come from the front matter as well, which nobody has looked through. */
const plainName = (name: string) =>
  inertText(name)
    .replace(/[\\`*_~|[\]()<>#]/g, '')
    .trim() || 'untitled';

/** How a server's own document is called among the files. */
export const ownFile = (name: string) => `own/${name}`;
