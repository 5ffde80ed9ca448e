/** How like a question passages are in meaning, as far as an encoder can tell. */
import type { Database } from '../db/open.ts';
import type { Topic } from '../documents/types.ts';
import { type Passage, sentencesOf, wholeOf } from './passages.ts';
import { createVectors, type Encoder } from './vectors.ts';

/** The cosine of the angle between the vectors of a question and of each passage, −1…1. */
export type Likeness = ReadonlyMap<Passage, number>;

export interface Meaning {
  /** Learns what the passages mean, in the background; what fails is tried again with the next library. */
  learn(passages: readonly Passage[]): Promise<void>;
  /**
   * @param wordings of one question; the better one counts
   * @returns undefined as long as not everything is learned, and where the encoder does not answer in time
   */
  compare(wordings: readonly string[], passages: readonly Passage[]): Promise<Likeness | undefined>;
}

export interface MeaningOptions {
  db: Database;
  encoder: Encoder;
  /**
   * Whether single sentences are encoded as well, and what a lesson says that learners ask: finer, at some five times
   * the work.
   */
  isFine: boolean;
  log(sentence: string): void;
  /** Aborted when the bot stops: what is being learned then is left to the next start, which is no fault. */
  signal?: AbortSignal;
}

/** Two questions are alike in their form as well, which says nothing. */
const amongQuestions = 0.95;
/** Of a large library, so many passages are compared sentence by sentence. */
const finalists = 2_000;
/** Nobody waits longer for a question's vector. */
const questionMs = 2_000;

/** What a library means, once all of it is learned. */
interface Learned {
  /** Of each passage its own vector, then those of its sentences. */
  passages: readonly { passage: Passage; vectors: readonly Float32Array[] }[];
  /** What learners ask, and the passage that answers it best. */
  questions: readonly { home: Passage; vector: Float32Array }[];
}

export function createMeaning({ db, encoder, isFine, log, signal }: MeaningOptions): Meaning {
  const vectors = createVectors(db, encoder, signal);
  /** A library that is replaced takes what it means along. */
  const libraries = new WeakMap<readonly Passage[], Learned>();
  const textsOf = (passage: Passage) => textsFor(passage, isFine);
  const questionsOf = (topics: ReadonlySet<Topic>) =>
    isFine ? [...topics].flatMap(({ questions }) => questions) : [];

  let lastFault: string | undefined;

  async function learn(passages: readonly Passage[]): Promise<Learned> {
    const topics = new Set(passages.map(({ topic }) => topic));
    await vectors.learn([...passages.flatMap(textsOf), ...questionsOf(topics)]);
    const known = (text: string) => vectors.of(text) ?? new Float32Array();
    const learned = passages.map((passage) => ({ passage, vectors: textsOf(passage).map(known) }));
    const byTopic = Map.groupBy(learned, ({ passage }) => passage.topic);
    const questions = [...byTopic].flatMap(([topic, own]) =>
      questionsOf(new Set([topic])).map((question) => {
        const vector = known(question);
        return { home: nearest(own, vector), vector };
      }),
    );
    return { passages: learned, questions };
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
    async compare(wordings, passages) {
      const learned = libraries.get(passages);
      if (!learned) return undefined;
      const asked = await within(questionMs, encoder.encode(wordings)).catch((error: unknown) => {
        // Each question may meet the same fault: it is told once, until another comes.
        if (reason(error) !== lastFault)
          log(
            `the encoder ${encoder.name} did not read a question, which is answered by words: ${reason(error)}`,
          );
        lastFault = reason(error);
        return undefined;
      });
      if (!asked) return undefined;
      const alike = (vector: Float32Array) => Math.max(...asked.map((question) => cosine(question, vector)));
      const likeness = new Map(
        finalistsOf(learned.passages, alike).map(({ passage, vectors }) => [
          passage,
          likenessOf(vectors.map(alike)),
        ]),
      );
      // Whoever asks what somebody has asked before is answered by the same passage.
      for (const { home, vector } of learned.questions)
        likeness.set(home, Math.max(likeness.get(home) ?? -1, amongQuestions * alike(vector)));
      return likeness;
    },
  };
}

function finalistsOf(
  passages: Learned['passages'],
  alike: (vector: Float32Array) => number,
): Learned['passages'] {
  if (passages.length <= finalists) return passages;
  const wholes = Float32Array.from(passages, ({ vectors: [whole] }) => (whole ? alike(whole) : 0));
  const least = wholes.toSorted()[wholes.length - finalists] ?? 0;
  return passages.filter((_, i) => (wholes[i] ?? 0) >= least);
}

/** All of a passage and its best sentence count alike. */
function likenessOf([whole = 0, ...sentences]: readonly number[]): number {
  return sentences.length === 0 ? whole : (whole + Math.max(...sentences)) / 2;
}

function nearest(passages: Learned['passages'], vector: Float32Array): Passage {
  const judged = passages.map(({ passage, vectors }) => ({
    passage,
    likeness: likenessOf(vectors.map((each) => cosine(each, vector))),
  }));
  return judged.reduce((best, next) => (next.likeness > best.likeness ? next : best)).passage;
}

function textsFor(passage: Passage, isFine: boolean): string[] {
  const named = (text: string) => `${passage.topic.title}: ${text.replace(/[*_`]/g, '')}`;
  return [named(wholeOf(passage)), ...(isFine ? sentencesOf(passage.text).map(named) : [])];
}

/** Of vectors of length 1. */
function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
