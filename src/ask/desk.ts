/** Where questions are brought: it keeps an index for each library that is in use. */
import type { Library } from '../documents/types.ts';
import { answerFrom, type DocumentAnswer } from './answer.ts';
import { indexPassages, type PassageIndex } from './retrieve.ts';

export interface Desk {
  /** Indexes a library before anybody asks; it takes a moment. */
  prepare(library: Library): void;
  /** What the documents alone say. */
  answer(library: Library, question: string): Promise<DocumentAnswer>;
}

export function openDesk(): Desk {
  /** A library that is replaced takes its index along. */
  const indexes = new WeakMap<Library, Promise<PassageIndex>>();
  const indexOf = (library: Library) => {
    const index = indexes.get(library) ?? indexPassages(library);
    indexes.set(library, index);
    return index;
  };
  return {
    // A failure is met by whoever asks.
    prepare: (library) => void indexOf(library).catch(() => indexes.delete(library)),
    answer: async (library, question) => answerFrom(library, await indexOf(library), question),
  };
}
