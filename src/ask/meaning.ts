/** How like a question passages are in meaning, as far as an encoder can tell. */
import type { Database } from '../db/open.ts';
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
  /** Whether single sentences are encoded as well: finer, at some three times the work. */
  bySentence: boolean;
  log(sentence: string): void;
}

/** Nobody waits longer for a question's vector. */
const questionMs = 2_000;

export function createMeaning({ db, encoder, bySentence, log }: MeaningOptions): Meaning {
  const vectors = createVectors(db, encoder);
  /** What is encoded of a passage: all of it, then its sentences. */
  const texts = new WeakMap<Passage, string[]>();
  const textsOf = (passage: Passage) => {
    const known = texts.get(passage) ?? textsFor(passage, bySentence);
    texts.set(passage, known);
    return known;
  };
  return {
    async learn(passages) {
      try {
        await vectors.learn(passages.flatMap(textsOf));
      } catch (error) {
        log(`the encoder failed, so passages are found by their words alone: ${reason(error)}`);
      }
    },
    async compare(wordings, passages) {
      const asked = await within(questionMs, encoder.encode(wordings)).catch(() => undefined);
      if (!asked) return undefined;
      const likeness = new Map<Passage, number>();
      for (const passage of passages) {
        const learned = textsOf(passage).map(vectors.of);
        if (!learned.every((vector) => vector !== undefined)) return undefined;
        const [whole = 0, ...sentences] = learned.map((vector) =>
          Math.max(...asked.map((question) => cosine(question, vector))),
        );
        likeness.set(passage, sentences.length === 0 ? whole : (whole + Math.max(...sentences)) / 2);
      }
      return likeness;
    },
  };
}

function textsFor(passage: Passage, bySentence: boolean): string[] {
  const named = (text: string) => `${passage.topic.title}: ${text.replace(/[*_`]/g, '')}`;
  return [named(wholeOf(passage)), ...(bySentence ? sentencesOf(passage.text).map(named) : [])];
}

/** Of vectors of length 1. */
function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
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
