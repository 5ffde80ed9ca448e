/** Where questions are brought: it keeps an index for each library that is in use. */
import { LRUCache } from 'lru-cache';
import type { Level, Library, Topic } from '../types/lessons.ts';
import { answerFrom, type DocumentAnswer } from './answer.ts';
import type { EmbeddingIndex } from './embedding-index.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { Passage } from './passages.ts';
import type { PassageData } from './prepare.ts';
import { type Hints, indexPassages, openPassages, type PassageIndex, type Query } from './retrieve.ts';

export interface Retriever {
  /** Keeps nothing in memory that anybody has asked. */
  forget(): void;
  /**
   * Indexes a library before anybody asks, unless its passages are indexed already, and learns what it means, which
   * takes longer. Never rejects.
   */
  prepare(library: Library, indexed?: PassageData): Promise<void>;
  /** What the documents alone say. */
  answer(library: Library, question: string, level?: Level): Promise<DocumentAnswer>;
  /** What a model may draw on: whole passages, the best first. */
  gather(library: Library, question: string): Promise<{ evidence: Evidence[]; index: PassageIndex }>;
  /** The same for one topic: what it says, from the beginning, as many passages as a model takes or as are wanted. */
  gatherTopic(
    library: Library,
    topic: Topic,
    most?: number,
  ): Promise<{ evidence: Evidence[]; index: PassageIndex }>;
}

const gathered = 8;
/** A model with a small window has to hold all of them. */
const longestPassage = 1_100;

const shortEvidence = (passage: Passage): Evidence =>
  evidenceOf({ ...passage, text: passage.text.slice(0, longestPassage) });

/** What finds passages by their meaning, besides by their words. */
export interface RetrieverOptions {
  /** The one that the judgement is set for. */
  own?: EmbeddingIndex | undefined;
  second?: EmbeddingIndex | undefined;
  /** Told of documents that could not be indexed. */
  log?(sentence: string, error: unknown): void;
}

const answersKept = 500;

export function createRetriever({ own, second, log = () => undefined }: RetrieverOptions = {}): Retriever {
  /** A library that is replaced takes its index along. */
  const indexes = new WeakMap<Library, Promise<PassageIndex>>();
  const indexOf = (library: Library) => {
    const index = indexes.get(library) ?? indexPassages(library);
    indexes.set(library, index);
    return index;
  };
  /** What is suggested while one types, a whole study group asks: it is looked up once. */
  let answers = new WeakMap<PassageIndex, LRUCache<string, DocumentAnswer>>();
  const answersOf = (index: PassageIndex) => {
    const known = answers.get(index) ?? new LRUCache<string, DocumentAnswer>({ max: answersKept });
    answers.set(index, known);
    return known;
  };
  async function meanings(index: PassageIndex, { queries }: Query): Promise<Hints> {
    const [similarities, other] = await Promise.all([
      own?.compare(queries, index.passages),
      second?.compare(queries, index.passages),
    ]);
    return { similarities, second: other };
  }
  return {
    forget() {
      answers = new WeakMap();
      own?.forget();
      second?.forget();
    },
    async prepare(library, indexed) {
      try {
        if (indexed) indexes.set(library, Promise.resolve(openPassages(indexed)));
        const { passages } = await indexOf(library);
        await Promise.all([own?.learn(passages), second?.learn(passages)]);
      } catch (error) {
        // Whoever asks meets it again: the index is made anew then.
        indexes.delete(library);
        log('the documents could not be indexed', error);
      }
    },
    async answer(library, question, level) {
      const index = await indexOf(library);
      const known = answersOf(index);
      const key = `${level ?? ''} ${question}`;
      const before = known.get(key);
      if (before) return before;
      const asked = index.ask(question);
      const hints = await meanings(index, asked);
      const answer = answerFrom(library, index, asked, { level, ...hints });
      // What was answered by words alone may be answered better later.
      if (hints.similarities) known.set(key, answer);
      return answer;
    },
    async gather(library, text) {
      const index = await indexOf(library);
      const asked = index.ask(text);
      const hints = await meanings(index, asked);
      const parts = asked.parts.flatMap((part) => index.find(asked, 2, hints, part));
      const found = [...index.find(asked, gathered, hints).slice(0, gathered - parts.length), ...parts];
      const passages = [...new Set(found.map(({ passage }) => passage))];
      return { evidence: passages.slice(0, gathered).map(shortEvidence), index };
    },
    async gatherTopic(library, topic, most = gathered) {
      const index = await indexOf(library);
      const passages = index.of(topic).filter(({ isAuthored }) => !isAuthored);
      return { index, evidence: passages.slice(0, most).map(shortEvidence) };
    },
  };
}
