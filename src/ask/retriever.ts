/** Retrieves what answers a question, from an index for each library in use. */
import { LRUCache } from 'lru-cache';
import type { Level, Library, Topic } from '../types/lessons.ts';
import { answerFrom, type DocumentAnswer } from './answer.ts';
import type { EmbeddingIndex } from './embedding-index.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { topicsOf } from './facts.ts';
import type { PassageData } from './index-passages.ts';
import { indexPassages, openPassages, type PassageIndex, type Ranking } from './passage-index.ts';
import type { Passage } from './passages.ts';

/** What one retrieval finds. */
export interface Retrieval {
  /** What the documents alone say. */
  answer: DocumentAnswer;
  /** Passages that a language model may draw on, the best first. */
  sources: readonly Evidence[];
}

export interface Retriever {
  /** Drops the questions that are kept in memory, and their answers. */
  forget(): void;
  /**
   * Indexes a library before the first question, unless `indexed` holds its passages already. Then embeds its
   * passages, which takes longer. Never rejects.
   */
  prepare(library: Library, indexed?: PassageData): Promise<void>;
  /** Any text may be asked. @param level the one that the learner prefers; the first look if absent */
  retrieve(library: Library, question: string, level?: Level): Promise<Retrieval>;
  /** The topics that a text names, in its order. */
  topicsNamed(library: Library, text: string): Promise<Topic[]>;
  /** The passages for a question, best first, and the index that they come from. */
  rank(library: Library, question: string, level?: Level): Promise<{ ranking: Ranking; index: PassageIndex }>;
  /** The first `limit` passages of a topic, in reading order, as sources for a language model. */
  evidenceForTopic(
    library: Library,
    topic: Topic,
    limit?: number,
  ): Promise<{ evidence: Evidence[]; index: PassageIndex }>;
}

export interface RetrieverOptions {
  /** The embedding index that the ranking model is fitted to. */
  embeddingIndex?: EmbeddingIndex | undefined;
  /** Another embedding index. Its similarities mean something else, so only their order counts. */
  secondEmbeddingIndex?: EmbeddingIndex | undefined;
  /** Gets the error where documents cannot be indexed. */
  log?(message: string, error: unknown): void;
}

/** Passages that fit into the context of a small language model. */
const sourceCount = 8;
const longestSource = 1_100;
/** Passages of each part of a question among the sources. */
const sourcesPerPart = 2;
const retrievalsKept = 500;

export function createRetriever({
  embeddingIndex,
  secondEmbeddingIndex,
  log = () => undefined,
}: RetrieverOptions = {}): Retriever {
  const embeddingIndexes = [embeddingIndex, secondEmbeddingIndex];
  const indexes = new WeakMap<Library, Promise<PassageIndex>>();
  const indexOf = (library: Library) => {
    const index = indexes.get(library) ?? indexPassages(library);
    indexes.set(library, index);
    return index;
  };
  /** A study group asks the suggested questions again and again. */
  let caches = new WeakMap<PassageIndex, LRUCache<string, Retrieval>>();
  const cacheOf = (index: PassageIndex) => {
    const cache = caches.get(index) ?? new LRUCache<string, Retrieval>({ max: retrievalsKept });
    caches.set(index, cache);
    return cache;
  };

  async function rank(library: Library, question: string, level?: Level) {
    const index = await indexOf(library);
    const query = index.parse(question);
    const [similarities, secondSimilarities] = await Promise.all(
      embeddingIndexes.map((each) => each?.compare(query.texts, index.passages)),
    );
    const ranking = index.rank(query, { level, similarities, secondSimilarities });
    return { ranking, index, isComplete: similarities !== undefined };
  }

  return {
    rank,
    topicsNamed: async (library, text) => topicsOf((await indexOf(library)).parse(text).question),
    forget() {
      caches = new WeakMap();
      for (const each of embeddingIndexes) each?.forget();
    },
    async prepare(library, indexed) {
      try {
        if (indexed) indexes.set(library, Promise.resolve(openPassages(indexed)));
        const { passages } = await indexOf(library);
        await Promise.all(embeddingIndexes.map((each) => each?.embed(passages)));
      } catch (error) {
        // The next question builds the index anew.
        indexes.delete(library);
        log('the documents could not be indexed', error);
      }
    },
    async retrieve(library, question, level) {
      const index = await indexOf(library);
      const cache = cacheOf(index);
      const key = `${level ?? ''} ${question}`;
      const cached = cache.get(key);
      if (cached) return cached;
      const { ranking, isComplete } = await rank(library, question, level);
      const retrieval = { answer: answerFrom(library, index, ranking), sources: sourcesOf(ranking) };
      // Without similarities, a later retrieval may find more.
      if (isComplete) cache.set(key, retrieval);
      return retrieval;
    },
    async evidenceForTopic(library, topic, limit = sourceCount) {
      const index = await indexOf(library);
      const passages = index.ofTopic(topic).filter(({ isAuthored }) => !isAuthored);
      return { index, evidence: passages.slice(0, limit).map(sourceOf) };
    },
  };
}

/** The best passages for the whole question, then the best ones for its parts. */
function sourcesOf({ whole, parts }: Ranking): Evidence[] {
  const forParts = parts.flatMap(({ ranked }) => ranked.slice(0, sourcesPerPart));
  const found = [...whole.slice(0, sourceCount).slice(0, sourceCount - forParts.length), ...forParts];
  const passages = [...new Set(found.map(({ passage }) => passage))];
  return passages.slice(0, sourceCount).map(sourceOf);
}

const sourceOf = (passage: Passage): Evidence =>
  evidenceOf({ ...passage, text: passage.text.slice(0, longestSource) });
