/** Indexes the passages of a library. The result is plain data, so another process can do this work. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Library } from '../types/lessons.ts';
import { share } from './features.ts';
import { introduces, type Passage, passagesOf, plainOf } from './passages.ts';
import { createVocabulary, type Name, type Vocabulary, type VocabularyData } from './vocabulary.ts';

/** An index of passages as plain data. */
export interface PassageData {
  passages: Passage[];
  vocabulary: VocabularyData;
  /** The number of passages that hold each stem. */
  frequencies: Map<string, number>;
  /** The full-text index: the bytes of an SQLite database. */
  database: Uint8Array;
}

declare module '../types/reading-protocol.ts' {
  interface ServerLibrary {
    passages: PassageData;
  }
}

/** The tokenizer of the full-text index. */
const tokenizer = 'porter unicode61 remove_diacritics 2';

type Documents = Pick<Library, 'topics' | 'comparisons'>;

/** Indexes all passages, some hundreds per turn of the event loop. */
export async function preparePassages(library: Documents): Promise<PassageData> {
  const passages = passagesOf(library);
  const vocabulary = createVocabulary(namesOf(library));
  const frequencies = new Map<string, number>();
  const stemsOf = new Map<Passage, string>();
  await inBatches(passages, (batch) => {
    for (const passage of batch) {
      const stems = vocabulary.add(plainOf(passage));
      stemsOf.set(passage, stems);
      for (const stem of setOf([stems, ...passage.questions.map(vocabulary.add)].join(' ')))
        frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
    }
  });
  const rarity = rarityAmong(passages.length, frequencies);
  await assignQuestions(passages, stemsOf, { vocabulary, rarity });

  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE passages USING fts5 (questions, text, tokenize = '${tokenizer}')`);
  const insert = database.prepare('INSERT INTO passages (rowid, questions, text) VALUES (?, ?, ?)');
  const insertAll = database.transaction((batch: readonly [row: number, passage: Passage][]) => {
    for (const [row, passage] of batch)
      insert.run(row, vocabulary.stemText(passage.questions.join('\n')), stemsOf.get(passage));
  });
  await inBatches([...passages.entries()], insertAll);
  const bytes = database.serialize();
  database.close();
  return { passages, vocabulary: vocabulary.data, frequencies, database: bytes };
}

/** The least number of passages assumed: with fewer, an unknown word would outweigh all others. */
const fewestPassages = 500;

/** The weight of a stem: its inverse document frequency. */
export const rarityAmong =
  (count: number, frequencies: ReadonlyMap<string, number>) =>
  (stem: string): number =>
    Math.log(1 + Math.max(count, fewestPassages) / (1 + (frequencies.get(stem) ?? 0)));

/** Assigns each question that a topic lists to the passage that shares most of its words. */
async function assignQuestions(
  passages: readonly Passage[],
  stemsOf: ReadonlyMap<Passage, string>,
  { vocabulary, rarity }: { vocabulary: Vocabulary; rarity(stem: string): number },
): Promise<void> {
  const byTopic = Map.groupBy(
    passages.filter(({ isAuthored }) => !isAuthored),
    ({ topic }) => topic,
  );
  await inBatches([...byTopic], (batch) => {
    for (const [topic, own] of batch) {
      if (topic.questions.length === 0) continue;
      const bodies = own.map((passage) => ({
        stems: setOf(stemsOf.get(passage) ?? ''),
        bonus: introduces(passage) ? introductionBonus : 0,
      }));
      for (const question of topic.questions) {
        const asked = setOf(vocabulary.stemText(question));
        const shares = bodies.map(({ stems, bonus }) => share(asked, stems, rarity) + bonus);
        own[shares.indexOf(Math.max(...shares))]?.questions.push(question);
      }
    }
  });
}

/** The bonus of the passage that introduces a topic, as a share of the words. */
const introductionBonus = 0.05;

const setOf = (stems: string): Set<string> => new Set(stems.split(' '));

const perTurn = 300;

async function inBatches<Item>(
  items: readonly Item[],
  work: (batch: readonly Item[]) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += perTurn) {
    work(items.slice(start, start + perTurn));
    await nextTurn();
  }
}

/** The names that questions use: titles, aliases, ids, and the attributes of comparisons. */
function namesOf({ topics, comparisons }: Documents): Name[] {
  const all = [...topics.values()];
  const ranked = [...all.filter(({ kind }) => kind !== 'term'), ...all.filter(({ kind }) => kind === 'term')];
  return [
    ...ranked.map((topic): Name => [topic.title, topic]),
    ...ranked.flatMap((topic) => topic.aliases.map((alias): Name => [alias, topic])),
    ...ranked.map((topic): Name => [topic.id, topic]),
    ...comparisons.flatMap(({ rows }) => rows.map(({ attribute }): Name => [attribute, undefined])),
  ];
}
