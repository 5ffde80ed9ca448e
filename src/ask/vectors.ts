/** Embeds texts as vectors. Each text is encoded once and stored in the database. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../db/open.ts';
import { addVectors, vectorsOf } from './tables/vectors.ts';

export interface SentenceEncoder {
  /** Vectors of two encoders cannot be compared. */
  name: string;
  /** One vector of length 1 for each text. Rejects on a fault. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Vectors made beforehand, by the hash of their text. */
export interface ShippedVectors {
  get(hash: string): Float32Array | undefined;
}

export interface VectorsOptions {
  shipped?: ShippedVectors | undefined;
  /** Aborts when the bot stops. `embed` then rejects and leaves the database alone. */
  signal?: AbortSignal | undefined;
}

export interface Vectors {
  /** The vector of each text. Encodes and stores unknown texts, a few at a time. */
  embed(texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
}

const batchSize = 64;
const perTurn = 200;

/** The key of a vector: a hash of its encoder and its text. */
export const hashOf = (encoder: string, text: string): string =>
  createHash('sha256').update(`${encoder}\n${text}`).digest('hex');

export function createVectors(
  db: Database,
  { name, encode }: SentenceEncoder,
  { shipped, signal }: VectorsOptions = {},
): Vectors {
  return {
    async embed(texts) {
      const wanted = new Map([...new Set(texts)].map((text) => [hashOf(name, text), text]));
      const found = new Map<string, Float32Array>();
      for (const [i, [hash, text]] of [...wanted].entries()) {
        const vector = shipped?.get(hash);
        if (vector) found.set(text, vector);
        // Lets the event loop run between thousands of vectors.
        if (i % perTurn === perTurn - 1) await nextTurn();
      }
      const stored = vectorsOf(
        db,
        [...wanted].flatMap(([hash, text]) => (found.has(text) ? [] : [hash])),
      );
      for (const [hash, vector] of stored) found.set(wanted.get(hash) ?? '', vector);
      const missing = [...wanted].filter(([, text]) => !found.has(text));
      for (let start = 0; start < missing.length; start += batchSize) {
        const batch = missing.slice(start, start + batchSize);
        const vectors = await encode(batch.map(([, text]) => text));
        signal?.throwIfAborted();
        if (vectors.length !== batch.length)
          throw new Error(`${vectors.length} vectors for ${batch.length} texts`);
        const pairs = batch.flatMap(([hash, text], i) => {
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
