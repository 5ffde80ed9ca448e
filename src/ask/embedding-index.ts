/** How like a question passages are in meaning, as far as an encoder can tell. */
import { LRUCache } from 'lru-cache';
import type { Database } from '../db/open.ts';
import { type Passage, plainOf, sentencesOf } from './passages.ts';
import { createVectors, type SentenceEncoder, type ShippedVectors } from './vectors.ts';

/** Cosines of the angles between the vector of a query and those of a passage, −1…1. */
export interface Similarity {
  /** The wording of a question that the passage answers; 0 where it has none. */
  wording: number;
  /** What it says. */
  text: number;
}

/** Of passages, for each query in its order. Of a large library only the nearest are there. */
export type Similarities = ReadonlyMap<Passage, readonly Similarity[]>;

export interface EmbeddingIndex {
  /** Learns what the passages mean, in the background; what fails is tried again with the next library. */
  learn(passages: readonly Passage[]): Promise<void>;
  /** @returns undefined as long as not everything is learned, and where the encoder does not answer in time */
  compare(queries: readonly string[], passages: readonly Passage[]): Promise<Similarities | undefined>;
  /** Keeps nothing that anybody has asked. */
  forget(): void;
}

export interface EmbeddingIndexOptions {
  db: Database;
  encoder: SentenceEncoder;
  /** Vectors that need not be made. */
  shipped?: ShippedVectors | undefined;
  /** Whether wordings and, where a topic has no authors' answers, single sentences are encoded as well. */
  perSentence: boolean;
  log(sentence: string): void;
  /** Aborted when the bot stops: what is being learned then is left to the next start, which is no fault. */
  signal?: AbortSignal;
  /** Milliseconds that a question waits for its vectors. */
  patienceMs?: number;
}

/** Of a large library, so many passages are compared closely. */
const finalists = 2_000;
/** Nobody waits longer for the vectors of a question: where many ask at once, words answer sooner. */
const questionMs = 1_000;
/** Queries whose vectors are kept: what is suggested while one types is asked often. */
const queriesKept = 2_000;

interface Learned {
  passage: Passage;
  wordings: readonly Float32Array[];
  whole: Float32Array;
  sentences: readonly Float32Array[];
}

export function createEmbeddingIndex(options: EmbeddingIndexOptions): EmbeddingIndex {
  const { db, encoder, shipped, perSentence, log, signal, patienceMs = questionMs } = options;
  const vectors = createVectors(db, encoder, { signal, shipped });
  /** A library that is replaced takes what it means along. */
  const libraries = new WeakMap<readonly Passage[], readonly Learned[]>();
  const encoded = new LRUCache<string, Float32Array>({ max: queriesKept });
  let lastFault: string | undefined;

  async function encode(queries: readonly string[]): Promise<Float32Array[]> {
    const missing = queries.filter((query) => !encoded.has(query));
    const made = missing.length > 0 ? await encoder.encode(missing) : [];
    const found = new Map(missing.map((query, i) => [query, made[i] ?? new Float32Array()]));
    for (const [query, vector] of found) encoded.set(query, vector);
    return queries.map((query) => found.get(query) ?? encoded.get(query) ?? new Float32Array());
  }

  async function learn(passages: readonly Passage[]): Promise<Learned[]> {
    const found = await vectors.learn(perSentence ? textsToEncode(passages) : passages.map(plainOf));
    const known = (text: string) => found.get(text) ?? new Float32Array();
    const learned = passages.map((passage) => ({
      passage,
      wordings: perSentence && passage.isAuthored ? passage.questions.map(known) : [],
      whole: known(plainOf(passage)),
      sentences: perSentence && isSplit(passage) ? sentencesFor(passage).map(known) : [],
    }));
    return perSentence ? withHomes(learned, known) : learned;
  }

  return {
    async learn(passages) {
      try {
        libraries.set(passages, await learn(passages));
      } catch (error) {
        if (signal?.aborted) return;
        log(`the encoder failed, so passages are found by their words alone: ${reason(error)}`);
      }
    },
    forget: () => encoded.clear(),
    async compare(queries, passages) {
      const learned = libraries.get(passages);
      if (!learned) return undefined;
      const asked = await within(patienceMs, encode(queries)).catch((error: unknown) => {
        // Each question may meet the same fault: it is told once, until another comes.
        if (reason(error) !== lastFault)
          log(
            `the encoder ${encoder.name} did not read a question, which is answered by words: ${reason(error)}`,
          );
        lastFault = reason(error);
        return undefined;
      });
      if (!asked) return undefined;
      return new Map(
        nearest(learned, asked).map((each) => [each.passage, asked.map((query) => similarity(each, query))]),
      );
    },
  };
}

/** Every text whose vector is needed to find these passages by their meaning. */
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

/** Where authors answer questions, the text needs no closer look. */
const isSplit = ({ topic, isAuthored }: Passage): boolean =>
  !isAuthored && topic.answers.length === 0 && topic.questions.length === 0;

const sentencesFor = ({ topic, text }: Passage): string[] =>
  sentencesOf(text).map((sentence) => plainOf({ topic, text: sentence }));

/** What a lesson says that learners ask is answered by the passage of it that is most like it. */
function withHomes(learned: readonly Learned[], known: (text: string) => Float32Array): Learned[] {
  const homes = new Map<Learned, Float32Array[]>();
  for (const [topic, own] of Map.groupBy(learned, ({ passage }) => passage.topic)) {
    const passages = own.filter(({ passage }) => !passage.isAuthored);
    for (const vector of topic.questions.map(known)) {
      const home = most(passages, ({ whole }) => cosine(whole, vector));
      if (home) homes.set(home, [...(homes.get(home) ?? []), vector]);
    }
  }
  return learned.map((each) => ({ ...each, wordings: [...each.wordings, ...(homes.get(each) ?? [])] }));
}

function nearest(learned: readonly Learned[], asked: readonly Float32Array[]): readonly Learned[] {
  if (learned.length <= finalists) return learned;
  const wholes = Float32Array.from(learned, ({ whole }) =>
    Math.max(...asked.map((query) => cosine(query, whole))),
  );
  const least = wholes.toSorted()[wholes.length - finalists] ?? 0;
  return learned.filter((_, i) => (wholes[i] ?? 0) >= least);
}

function similarity({ wordings, whole, sentences }: Learned, query: Float32Array): Similarity {
  const text = cosine(query, whole);
  return {
    wording: best(wordings, query),
    text: sentences.length > 0 ? Math.max(text, (text + best(sentences, query)) / 2) : text,
  };
}

function best(vectors: readonly Float32Array[], query: Float32Array): number {
  let most = 0;
  for (const vector of vectors) most = Math.max(most, cosine(query, vector));
  return most;
}

function most<Item>(items: readonly Item[], worth: (item: Item) => number): Item | undefined {
  let found: { item: Item; worth: number } | undefined;
  for (const item of items) {
    const own = worth(item);
    if (!found || own > found.worth) found = { item, worth: own };
  }
  return found?.item;
}

/** Of vectors of length 1. */
function cosine(a: Float32Array, b: Float32Array): number {
  // Four sums that do not wait for one another take half the time of one: a question takes some ten thousand cosines.
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

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
