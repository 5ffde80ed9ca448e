/** Which pages a person opened lately, so that a quiz can ask about them. */
import { LRUCache } from 'lru-cache';

interface Reader {
  person: { id: string };
  /** Null in direct messages. */
  serverId: string | null;
}

/** A page counts as just read for this long. */
const keptMs = 2 * 60 * 60_000;
/** Beyond this many readers the longest absent one is forgotten. */
const mostReaders = 20_000;
/** The pages that are kept of one reader, the newest ones. */
const mostPages = 4;

/** It is all in memory: nothing of it is stored, and a restart forgets it. */
export class RecentPages {
  readonly #pages = new LRUCache<string, string[]>({ max: mostReaders, ttl: keptMs });

  /** @param topic the id of the topic whose page the person has opened */
  add(reader: Reader, topic: string): void {
    const others = this.of(reader).filter((id) => id !== topic);
    this.#pages.set(keyOf(reader), [topic, ...others].slice(0, mostPages));
  }

  /** Ids of topics, the newest first. */
  of(reader: Reader): readonly string[] {
    return this.#pages.get(keyOf(reader)) ?? [];
  }
}

/** Topics of one server need not be those of another. */
const keyOf = ({ person, serverId }: Reader): string => `${serverId} ${person.id}`;
