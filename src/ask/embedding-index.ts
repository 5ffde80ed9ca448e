/** Compares questions with passages by their meaning: by the vectors of a sentence encoder. */
import { LRUCache } from 'lru-cache';
import type { Database } from '../db/open.ts';
import { type Passage, plainOf, sentencesOf } from './passages.ts';
import { createVectors, type SentenceEncoder, type ShippedVectors } from './vectors.ts';

/** The cosine similarity of a query and a passage, −1…1. */
export interface Similarity {
  /** With the nearest question that the passage is known to answer; 0 where there is none. */
  wording: number;
  /** With the text of the passage. */
  text: number;
}

/** The similarities of each passage, one for each query. Of a large library, only the nearest passages are there. */
export type Similarities = ReadonlyMap<Passage, readonly Similarity[]>;

export interface EmbeddingIndex {
  /** Embeds the passages of a library. Never rejects: after a fault, passages are found by words alone. */
  embed(passages: readonly Passage[]): Promise<void>;
  /** @returns undefined before the passages are embedded, and where the encoder does not answer in time */
  compare(queries: readonly string[], passages: readonly Passage[]): Promise<Similarities | undefined>;
  /** Drops the vectors of questions that are kept in memory. */
  forget(): void;
}

export interface EmbeddingIndexOptions {
  db: Database;
  encoder: SentenceEncoder;
  /** Vectors that are made beforehand. */
  shipped?: ShippedVectors | undefined;
  /** Also embeds known questions, and single sentences where a topic has no authors' answers. */
  perSentence: boolean;
  log(sentence: string): void;
  /** Aborts when the bot stops. The next start embeds the rest. */
  signal?: AbortSignal;
  /** How long a question waits for its vectors. */
  patienceMs?: number;
}

/** Passages of a large library that are compared by wordings and sentences as well. */
const finalists = 2_000;
/** After this time, a question is answered by words alone. */
const questionMs = 1_000;
/** Queries whose vectors are kept: learners often pick the same suggested questions. */
const queriesKept = 2_000;

interface EmbeddedPassage {
  passage: Passage;
  wordings: readonly Float32Array[];
  whole: Float32Array;
  sentences: readonly Float32Array[];
}

export function createEmbeddingIndex(options: EmbeddingIndexOptions): EmbeddingIndex {
  const { db, encoder, shipped, perSentence, log, signal, patienceMs = questionMs } = options;
  const vectors = createVectors(db, encoder, { signal, shipped });
  const libraries = new WeakMap<readonly Passage[], readonly EmbeddedPassage[]>();
  const encoded = new LRUCache<string, Float32Array>({ max: queriesKept });
  let lastFault: string | undefined;

  async function encode(queries: readonly string[]): Promise<Float32Array[]> {
    const missing = queries.filter((query) => !encoded.has(query));
    const made = missing.length > 0 ? await encoder.encode(missing) : [];
    const found = new Map(missing.map((query, i) => [query, made[i] ?? new Float32Array()]));
    for (const [query, vector] of found) encoded.set(query, vector);
    return queries.map((query) => found.get(query) ?? encoded.get(query) ?? new Float32Array());
  }

  async function embed(passages: readonly Passage[]): Promise<EmbeddedPassage[]> {
    const found = await vectors.embed(perSentence ? textsToEncode(passages) : passages.map(plainOf));
    const known = (text: string) => found.get(text) ?? new Float32Array();
    const embedded = passages.map((passage) => ({
      passage,
      wordings: perSentence && passage.isAuthored ? passage.questions.map(known) : [],
      whole: known(plainOf(passage)),
      sentences: perSentence && isSplit(passage) ? sentencesFor(passage).map(known) : [],
    }));
    return perSentence ? withQuestions(embedded, known) : embedded;
  }

  return {
    async embed(passages) {
      try {
        libraries.set(passages, await embed(passages));
      } catch (error) {
        if (signal?.aborted) return;
        log(`the encoder failed, so passages are found by their words alone: ${reason(error)}`);
      }
    },
    forget: () => encoded.clear(),
    async compare(queries, passages) {
      const embedded = libraries.get(passages);
      if (!embedded) return undefined;
      const asked = await within(patienceMs, encode(queries)).catch((error: unknown) => {
        // Logs a fault once, until another one comes.
        if (reason(error) !== lastFault)
          log(
            `the encoder ${encoder.name} did not read a question, which is answered by words: ${reason(error)}`,
          );
        lastFault = reason(error);
        return undefined;
      });
      if (!asked) return undefined;
      return new Map(
        nearest(embedded, asked).map((each) => [each.passage, asked.map((query) => similarity(each, query))]),
      );
    },
  };
}

/** Every text whose vector `embed` needs for these passages. */
export function textsToEncode(passages: readonly Passage[]): string[] {
  const topics = new Set(passages.map(({ topic }) => topic));
  return [
    ...passages.flatMap((passage) => [
      ...(passage.isAuthored ? passage.questions : []),
      plainOf(passage),
      ...(isSplit(passage) ? sentencesFor(passage) : []),
    ]),
    ...[...topics].flatMap(({ questions }) => questions),
  ];
}

/** Whether single sentences of a passage are embedded: not where authors answer the questions of its topic. */
const isSplit = ({ topic, isAuthored }: Passage): boolean =>
  !isAuthored && topic.answers.length === 0 && topic.questions.length === 0;

const sentencesFor = ({ topic, text }: Passage): string[] =>
  sentencesOf(text).map((sentence) => plainOf({ topic, text: sentence }));

/** Assigns each question that a topic lists to its most similar passage. */
function withQuestions(
  embedded: readonly EmbeddedPassage[],
  known: (text: string) => Float32Array,
): EmbeddedPassage[] {
  const assigned = new Map<EmbeddedPassage, Float32Array[]>();
  for (const [topic, own] of Map.groupBy(embedded, ({ passage }) => passage.topic)) {
    const passages = own.filter(({ passage }) => !passage.isAuthored);
    for (const vector of topic.questions.map(known)) {
      const best = maxBy(passages, ({ whole }) => cosine(whole, vector));
      if (best) assigned.set(best, [...(assigned.get(best) ?? []), vector]);
    }
  }
  return embedded.map((each) => ({ ...each, wordings: [...each.wordings, ...(assigned.get(each) ?? [])] }));
}

function nearest(
  learned: readonly EmbeddedPassage[],
  asked: readonly Float32Array[],
): readonly EmbeddedPassage[] {
  if (learned.length <= finalists) return learned;
  const wholes = Float32Array.from(learned, ({ whole }) =>
    Math.max(...asked.map((query) => cosine(query, whole))),
  );
  const least = wholes.toSorted()[wholes.length - finalists] ?? 0;
  return learned.filter((_, i) => (wholes[i] ?? 0) >= least);
}

function similarity({ wordings, whole, sentences }: EmbeddedPassage, query: Float32Array): Similarity {
  const text = cosine(query, whole);
  return {
    wording: bestCosine(wordings, query),
    text: sentences.length > 0 ? Math.max(text, (text + bestCosine(sentences, query)) / 2) : text,
  };
}

function bestCosine(vectors: readonly Float32Array[], query: Float32Array): number {
  return vectors.reduce((max, vector) => Math.max(max, cosine(query, vector)), 0);
}

function maxBy<Item>(items: readonly Item[], score: (item: Item) => number): Item | undefined {
  let found: { item: Item; score: number } | undefined;
  for (const item of items) {
    const own = score(item);
    if (!found || own > found.score) found = { item, score: own };
  }
  return found?.item;
}

/** The cosine of vectors of length 1. */
function cosine(a: Float32Array, b: Float32Array): number {
  // A question takes some ten thousand cosines. Four independent sums take half the time of one.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = whole; i < a.length; i++) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + s2 + s3;
}

/** @throws Error where the promise takes longer */
function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
