/** Texts as vectors whose angle tells how like they are in meaning; each is encoded once and kept in the database. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../db/open.ts';
import { addVectors, vectorsOf } from './tables/vectors.ts';

export interface SentenceEncoder {
  /** Vectors of one encoder mean nothing to another. */
  name: string;
  /** One vector of length 1 for each text. Rejects where there are none. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Vectors that were made beforehand, by the hash of their text. */
export interface ShippedVectors {
  get(hash: string): Float32Array | undefined;
}

export interface VectorsOptions {
  shipped?: ShippedVectors | undefined;
  /** Aborted when the bot stops: `learn` then rejects, and touches the database no more. */
  signal?: AbortSignal | undefined;
}

export interface Vectors {
  /** The vector of each text; what is not known yet is encoded, a few texts at a time, and kept. */
  learn(texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
}

const atOnce = 64;
const perTurn = 200;

/** By what a vector is known: its text and who encoded it. */
export const hashOf = (encoder: string, text: string): string =>
  createHash('sha256').update(`${encoder}\n${text}`).digest('hex');

export function createVectors(
  db: Database,
  { name, encode }: SentenceEncoder,
  { shipped, signal }: VectorsOptions = {},
): Vectors {
  return {
    async learn(texts) {
      const wanted = new Map([...new Set(texts)].map((text) => [hashOf(name, text), text]));
      const found = new Map<string, Float32Array>();
      for (const [i, [hash, text]] of [...wanted].entries()) {
        const vector = shipped?.get(hash);
        if (vector) found.set(text, vector);
        // Thousands are unpacked: meanwhile, others are heard.
        if (i % perTurn === perTurn - 1) await nextTurn();
      }
      const stored = vectorsOf(
        db,
        [...wanted].flatMap(([hash, text]) => (found.has(text) ? [] : [hash])),
      );
      for (const [hash, vector] of stored) found.set(wanted.get(hash) ?? '', vector);
      const missing = [...wanted].filter(([, text]) => !found.has(text));
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
        for (const { text, vector } of pairs) found.set(text, vector);
      }
      return found;
    },
  };
}
