/** Answers from the lessons as `/ask` gives them, with the encoder or by words alone. */
import fs from 'node:fs';
import path from 'node:path';
import { answerText } from '../../src/ask/answer-text.ts';
import { createEmbeddingIndex } from '../../src/ask/embedding-index.ts';
import { createEncoderProcess, encoderName } from '../../src/ask/encoding.ts';
import { indexPassages, type RankedPassage } from '../../src/ask/passage-index.ts';
import { createRetriever } from '../../src/ask/retriever.ts';
import { readShipped } from '../../src/ask/shipped-vectors.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';
import type { Ask } from './grade.ts';

export interface Answers {
  library: Library;
  byMeaning: Ask;
  byWords: Ask;
  close(): Promise<void>;
}

/** @param folder keeps the vectors, so that the next run is quicker */
export async function openAnswers(folder: string): Promise<Answers> {
  const { library, own, close } = await openLessons(folder);
  const retriever = createRetriever({ embeddingIndex: own });
  await retriever.prepare(library);
  const ask =
    (retriever: ReturnType<typeof createRetriever>): Ask =>
    async (question) => {
      const { answer } = await retriever.retrieve(library, question);
      return { kind: answer.kind, text: answer.kind === 'answered' ? answerText(answer) : '' };
    };
  return { library, byMeaning: ask(retriever), byWords: ask(createRetriever()), close };
}

export interface Retrieval {
  /** The best passages for a question as a whole. */
  find(question: string, limit: number, hasMeaning: boolean): Promise<RankedPassage[]>;
  close(): Promise<void>;
}

/** The ranking before the answer. @param isStripped removes the known questions */
export async function openRetrieval(folder: string, isStripped: boolean): Promise<Retrieval> {
  const { library: whole, own, close } = await openLessons(folder);
  const library = isStripped ? withoutWordings(whole) : whole;
  const index = await indexPassages(library);
  await own.embed(index.passages);
  return {
    async find(question, limit, hasMeaning) {
      const query = index.parse(question);
      const similarities = hasMeaning ? await own.compare(query.texts, index.passages) : undefined;
      if (hasMeaning && !similarities) throw new Error(`The encoder did not answer: ${question}`);
      return index.find(query, limit, { similarities });
    },
    async close() {
      index.close();
      await close();
    },
  };
}

const withoutWordings = ({ topics, ...library }: Library): Library => ({
  ...library,
  topics: new Map([...topics].map(([id, topic]) => [id, { ...topic, answers: [], questions: [] }])),
});

async function openLessons(folder: string) {
  fs.mkdirSync(folder, { recursive: true });
  const db = openDatabase(path.join(folder, 'evaluation.sqlite'));
  const encoding = createEncoderProcess();
  if (!encoding) throw new Error('The encoder is not installed: node setup/run.mjs');
  const fail = (sentence: string) => {
    throw new Error(sentence);
  };
  const encoder = { name: encoderName, encode: encoding.encode };
  const own = createEmbeddingIndex({
    db,
    encoder,
    shipped: await readShipped(),
    perSentence: true,
    log: fail,
    // The answers are the same on a busy machine.
    patienceMs: 120_000,
  });
  const library = await loadLessons();
  await encoding.encode(['']);
  return {
    library,
    own,
    async close() {
      await encoding.close();
      library.close();
      closeDatabase(db);
    },
  };
}
