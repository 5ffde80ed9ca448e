/** Passages by what they mean, as far as an embedding model can tell; every text is asked about once. */
import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import type { Database } from '../db/open.ts';
import { addVectors, vectorsOf } from '../db/vectors.ts';
import type { Passage } from './passages.ts';

export interface Meaning {
  /** Learns what the passages mean, in the background; what fails is tried again with the next library. */
  learn(passages: readonly Passage[]): Promise<void>;
  /** The places of the passages nearest to a question, from 0; empty where the model does not answer in time. */
  nearest(question: string, passages: readonly Passage[]): Promise<Map<Passage, number>>;
}

export interface MeaningOptions {
  db: Database;
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
  model: string;
  log(sentence: string): void;
}

const batch = 64;
const nearestCount = 30;
/** Nobody waits longer for a question's vector; for those of a batch nobody waits. */
const questionMs = 2_000;
const batchMs = 30_000;

export function createMeaning({ db, apiKey, baseUrl, model, log }: MeaningOptions): Meaning {
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' });
  const known = new Map<string, Float32Array>();
  const hashOf = (text: string) => createHash('sha256').update(`${model}\n${text}`).digest('hex');
  const textOf = ({ topic, text }: Passage) => `${topic.title}\n${text}`;

  async function embed(texts: string[], timeoutMs: number): Promise<Float32Array[]> {
    const signal = AbortSignal.timeout(timeoutMs);
    const { data } = await client.embeddings.create(
      { model, input: texts, encoding_format: 'float' },
      { signal },
    );
    if (data.length !== texts.length) throw new Error(`${data.length} vectors for ${texts.length} texts`);
    return data.map(({ embedding }) => unit(embedding));
  }

  return {
    async learn(passages) {
      const texts = new Map(passages.map((passage) => [hashOf(textOf(passage)), textOf(passage)]));
      for (const [hash, vector] of vectorsOf(db, [...texts.keys()])) known.set(hash, vector);
      const missing = [...texts].filter(([hash]) => !known.has(hash));
      try {
        for (let start = 0; start < missing.length; start += batch) {
          const some = missing.slice(start, start + batch);
          const vectors = await embed(
            some.map(([, text]) => text),
            batchMs,
          );
          const found = new Map(some.map(([hash], i) => [hash, vectors[i] ?? new Float32Array()]));
          addVectors(db, found);
          for (const [hash, vector] of found) known.set(hash, vector);
        }
      } catch (error) {
        log(`the embedding model failed, so passages are found by their words alone: ${reason(error)}`);
      }
    },
    async nearest(question, passages) {
      const candidates = passages.flatMap((passage) => {
        const vector = known.get(hashOf(textOf(passage)));
        return vector ? [{ passage, vector }] : [];
      });
      if (candidates.length === 0) return new Map();
      const [asked] = await embed([question], questionMs).catch(() => []);
      if (!asked) return new Map();
      const ranked = candidates
        .map(({ passage, vector }) => ({ passage, likeness: product(asked, vector) }))
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, nearestCount);
      return new Map(ranked.map(({ passage }, place) => [passage, place]));
    },
  };
}

/** Of length 1, so that a product is the cosine of the angle. */
function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
