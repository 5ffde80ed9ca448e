/** Finds the passages that answer a question: candidates by full-text search, then judged one by one. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Level, Library, Topic } from '../documents/types.ts';
import { type Found, headingOf, type Judging, judge, refine } from './judge.ts';
import type { Likeness } from './meaning.ts';
import { type Passage, passagesOf, wholeOf } from './passages.ts';
import { covered, createReader, type Question } from './reading.ts';
import { tokenizer } from './stems.ts';
import { createVocabulary, type Name, openVocabulary, type Term, type VocabularyData } from './vocabulary.ts';

/** What is known besides the words of a question. */
export interface Hints {
  /** Which text the learner prefers; the first look if absent. */
  level?: Level | undefined;
  /** How like it the passages are in meaning, by the encoder that the judgement is set for. */
  likeness?: Likeness | undefined;
  /** By another one, whose numbers mean something else: only their order counts. */
  second?: Likeness | undefined;
}

export interface PassageIndex {
  understand(text: string): Question;
  /** The same word by word, without undoing typing errors: for what must be taken as it stands. */
  read(text: string): Question;
  /** A text with its typing errors undone. */
  spelled(text: string): string;
  /** All passages, in reading order. */
  readonly passages: readonly Passage[];
  /** The best passages first; `hints` are what else is known. */
  find(question: Question, limit: number, hints?: Hints): Found[];
  /** Tells whether a text has the name that was asked for, where that is not simply the title. */
  mentions(term: Term): (text: string) => boolean;
  /** The passages of a topic, in reading order. */
  of(topic: Topic): Passage[];
  /** How much of the question a text covers by itself, 0…1. */
  coverage(question: Question, text: string): number;
  /** Tell whether a few words are the name that was asked for, or another one of the same topic. */
  namesOf(term: Term): ((text: string) => boolean)[];
  close(): void;
}

const candidateCount = 120;
/** Passages of a topic that the question names. */
const mostOfTopic = 300;
/** Of the candidates, how many are looked at closely. */
const finalists = 40;
const textsKept = 4_000;
/** A word in more than this share of the passages is not searched, unless fewer than so many others are. */
const commonShare = 0.1;
const fewestWords = 3;
const columnWeights = '2.0, 1.0';
const passagesPerTurn = 300;

/** The passages of a library and all that is known of their words: plain data. */
export interface PassageData {
  passages: Passage[];
  vocabulary: VocabularyData;
  /** In how many passages a stem stands. */
  frequencies: Map<string, number>;
  /** The full-text index, as the bytes of a database. */
  database: Uint8Array;
}

type Documents = Pick<Library, 'topics' | 'quizzes' | 'comparisons'>;

/** Indexes all passages, some hundreds in each turn of the event loop. */
export const indexPassages = async (library: Documents): Promise<PassageIndex> =>
  openPassages(await preparePassages(library));

export async function preparePassages(library: Documents): Promise<PassageData> {
  const passages = passagesOf(library);
  const vocabulary = createVocabulary(namesOf(library));
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE passages USING fts5 (heading, text, tokenize = '${tokenizer}')`);
  const frequencies = new Map<string, number>();
  const insert = database.prepare('INSERT INTO passages (rowid, heading, text) VALUES (?, ?, ?)');
  const insertSome = database.transaction((start: number) => {
    const some = passages.slice(start, start + passagesPerTurn);
    vocabulary.learn(some.map(wholeOf));
    for (const [i, passage] of some.entries()) {
      const [heading, text] = [headingOf(passage.topic), wholeOf(passage)].map(vocabulary.stemmed);
      insert.run(start + i, heading, text);
      for (const stem of new Set(`${heading} ${text}`.split(' ')))
        frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
    }
  });
  for (let start = 0; start < passages.length; start += passagesPerTurn) {
    insertSome(start);
    await nextTurn();
  }
  const bytes = database.serialize();
  database.close();
  return { passages, vocabulary: vocabulary.data, frequencies, database: bytes };
}

/** Opens an index that was made before. */
export function openPassages({ passages, frequencies, ...data }: PassageData): PassageIndex {
  const vocabulary = openVocabulary(data.vocabulary);
  const { buffer, byteOffset, byteLength } = data.database;
  const database = new Database(Buffer.from(buffer, byteOffset, byteLength));
  const find = database
    .prepare<[string, number], number>(
      `SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, ${columnWeights}) LIMIT ?`,
    )
    .pluck();
  const rowOf = new Map(passages.map((passage, row) => [passage, row]));
  const byTopic = Map.groupBy(passages.keys(), (row) => passages[row]?.topic);

  const rarity = (stem: string) => Math.log(1 + passages.length / (1 + (frequencies.get(stem) ?? 0)));
  const weightOf = ({ stems, topic }: Term) => {
    const rarest = Math.max(...stems.map(rarity));
    const own = topic ? rarest + stems.length - 1 + (stems.length > 1 ? 4 : 1) : rarest;
    const isNumber = stems.every((stem) => /^\d+$/.test(stem));
    if (isNumber && !frequencies.get(stems[0] ?? '')) return 0;
    return own * (isNumber ? 0.5 : 1);
  };

  const weigh = (text: string, terms: Term[]): Question => ({ text, terms, weights: terms.map(weightOf) });
  const judging: Judging = {
    read: createReader(vocabulary, textsKept),
    weigh: once((text) => weigh(text, vocabulary.understand(text, false))),
    isTopical: ({ topic, stems }) => topic !== undefined || stems.some((stem) => vocabulary.isTopical(stem)),
  };

  /** Without words that stand nearly everywhere, as long as others are left: they find much and tell little. */
  function searched(stems: string[]): string[] {
    const rarest = [...new Set(stems)].sort((a, b) => rarity(b) - rarity(a));
    const telling = rarest.filter((stem) => (frequencies.get(stem) ?? 0) < commonShare * passages.length);
    return telling.length >= fewestWords ? telling : rarest.slice(0, fewestWords);
  }

  return {
    understand: (text) => weigh(text, vocabulary.understand(text)),
    read: (text) => weigh(text, vocabulary.understand(text, false)),
    spelled: vocabulary.spelled,
    passages,
    find(question, limit, { likeness, second, level = 'first' } = {}) {
      const stems = question.terms.flatMap(({ stems, topic }) => [
        ...stems,
        ...(topic ? vocabulary.stemmed(namesOfTopic(topic)).split(' ') : []),
      ]);
      const match = searched(stems)
        .map((stem) => `"${stem}"`)
        .join(' OR ');
      const rows = new Set(match === '' ? [] : find.all(match, candidateCount));
      for (const { topic } of question.terms)
        for (const row of byTopic.get(topic)?.slice(0, mostOfTopic) ?? []) rows.add(row);
      for (const passage of [...nearest(likeness), ...nearest(second)]) rows.add(rowOf.get(passage) ?? -1);
      const judged = [...rows].flatMap((row) => {
        const passage = passages[row];
        return passage ? [judge(passage, question, { ...judging, level }, likeness?.get(passage))] : [];
      });
      const ranked = judged
        .sort((a, b) => b.score - a.score)
        .slice(0, finalists)
        .map((found) => refine(found, question, judging))
        .sort((a, b) => b.score - a.score);
      return merged(ranked, nearest(second)).slice(0, limit);
    },
    mentions({ stems, topic }) {
      const asked = stems.join(' ');
      const isTitle = topic !== undefined && vocabulary.stemmed(topic.title) === asked;
      return (text) => !isTitle && ` ${vocabulary.stemmed(text)} `.includes(` ${asked} `);
    },
    of: (topic) => (byTopic.get(topic) ?? []).flatMap((row) => passages[row] ?? []),
    coverage: (question, text) => covered(question, [[judging.read(text), 1]]),
    namesOf({ stems, topic }) {
      const asked = stems.join(' ');
      const others = topic ? [topic.title, ...topic.aliases].map(vocabulary.stemmed) : [];
      return [[asked], others].map((names) => (text) => names.includes(vocabulary.stemmed(text)));
    },
    close: () => database.close(),
  };
}

/** Candidates by their meaning. */
const nearestCount = 40;

const nearest = (likeness: Likeness = new Map()): Passage[] =>
  [...likeness]
    .sort(([, a], [, b]) => b - a)
    .slice(0, nearestCount)
    .map(([passage]) => passage);

/** Damps the first places of a ranking (Cormack, Clarke and Büttcher, “Reciprocal Rank Fusion”, 2009). */
const fusion = 60;

/** Two rankings as one: by the sum of the reciprocals of the places in each. */
function merged(ranked: Found[], second: readonly Passage[]): Found[] {
  if (second.length === 0) return ranked;
  const places = new Map(second.map((passage, place) => [passage, place]));
  const worth = (found: Found, place: number) =>
    1 / (fusion + place) + 1 / (fusion + (places.get(found.passage) ?? Number.POSITIVE_INFINITY));
  return ranked
    .map((found, place) => ({ found, worth: worth(found, place) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ found }) => found);
}

function once<Value>(compute: (text: string) => Value): (text: string) => Value {
  const before = new Map<string, Value>();
  return (text) => {
    const value = before.get(text) ?? compute(text);
    before.set(text, value);
    return value;
  };
}

/** Every name that a question may use, titles first, and the attributes of the comparisons. */
function namesOf({ topics, comparisons }: Pick<Library, 'topics' | 'comparisons'>): Name[] {
  const all = [...topics.values()];
  const ranked = [...all.filter(({ kind }) => kind !== 'term'), ...all.filter(({ kind }) => kind === 'term')];
  return [
    ...ranked.map((topic): Name => [topic.title, topic]),
    ...ranked.flatMap((topic) => topic.aliases.map((alias): Name => [alias, topic])),
    ...ranked.map((topic): Name => [topic.id, topic]),
    ...comparisons.flatMap(({ rows }) => rows.map(({ attribute }): Name => [attribute, undefined])),
    ...all.flatMap(({ text }) =>
      emphasised(`${text.first ?? ''}\n${text.deep ?? ''}`).map((name): Name => [name, undefined]),
    ),
  ];
}

/** What an author sets in bold or italics at first sight, or in capitals, is a name too, if it is a single word. */
const emphasised = (text: string) =>
  [...text.matchAll(/(?<!\*)\*+([^*\n]+)\*+|\b[A-Z]{3,}\b/g)]
    .map(([whole, inner]) => inner ?? whole)
    .filter((name) => /^\S*[^\s.:?]$/.test(name));

/** Other names of the same thing, of one word each: those of several would bring in too much else. */
const namesOfTopic = ({ title, aliases }: Topic) =>
  [title, ...aliases.filter((alias) => !/\s/.test(alias))].join(' ');
