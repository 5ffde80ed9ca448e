/** Texts as vectors whose angle tells how like they are in meaning; each is encoded once and kept in the database. */
import { createHash } from 'node:crypto';
import type { Database } from '../db/open.ts';
import { addVectors, vectorsOf } from '../db/vectors.ts';

export interface Encoder {
  /** Vectors of one encoder mean nothing to another. */
  name: string;
  /** One vector of length 1 for each text. Rejects where there are none. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}

export interface Vectors {
  /** Encodes what is not known yet, a few texts at a time, and keeps it. */
  learn(texts: readonly string[]): Promise<void>;
  of(text: string): Float32Array | undefined;
}

const atOnce = 64;

/** @param signal aborted when the bot stops: `learn` then rejects, and touches the database no more */
export function createVectors(db: Database, { name, encode }: Encoder, signal?: AbortSignal): Vectors {
  const known = new Map<string, Float32Array>();
  const hashOf = (text: string) => createHash('sha256').update(`${name}\n${text}`).digest('hex');
  return {
    async learn(texts) {
      const wanted = new Map(texts.filter((text) => !known.has(text)).map((text) => [hashOf(text), text]));
      const kept = vectorsOf(db, [...wanted.keys()]);
      for (const [hash, vector] of kept) known.set(wanted.get(hash) ?? '', vector);
      const missing = [...wanted].filter(([hash]) => !kept.has(hash));
      for (let start = 0; start < missing.length; start += atOnce) {
        const some = missing.slice(start, start + atOnce);
        const vectors = await encode(some.map(([, text]) => text));
        signal?.throwIfAborted();
        if (vectors.length !== some.length)
          throw new Error(`${vectors.length} vectors for ${some.length} texts`);
        const pairs = some.flatMap(([hash, text], i) => {
          const vector = vectors[i];
          return vector ? [{ hash, text, vector }] : [];
        });
        addVectors(db, new Map(pairs.map(({ hash, vector }) => [hash, vector])));
        for (const { text, vector } of pairs) known.set(text, vector);
      }
    },
    of: (text) => known.get(text),
  };
}
