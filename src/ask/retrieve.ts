/** Finds the passages that answer a question: candidates by their words and their meaning, then judged one by one. */
import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { stopWords } from '../text/stop-words.ts';
import { type Level, type Library, levels, type Topic } from '../types/lessons.ts';
import { type AnalysedQuestion, covered, createTextAnalyser } from './analysed-text.ts';
import type { Similarities } from './embedding-index.ts';
import { type Features, featuresOf, type Lexicon } from './features.ts';
import { partsOf, type QuestionPart } from './parts.ts';
import { introduces, type Passage } from './passages.ts';
import { type PassageData, preparePassages, rarityAmong } from './prepare.ts';
import { probabilityOf } from './probability.ts';
import { openVocabulary, type QueryTerm } from './vocabulary.ts';

/** What is known besides the words of a question. */
export interface Hints {
  /** Which text the learner prefers; the first look if absent. */
  level?: Level | undefined;
  /** How like its queries the passages are in meaning, by the encoder that the judgement is set for. */
  similarities?: Similarities | undefined;
  /** By another one, whose numbers mean something else: only their order counts. */
  second?: Similarities | undefined;
}

/** A question divided. */
export interface Query {
  question: AnalysedQuestion;
  /** The question as a whole, then each of its parts: what is compared. */
  queries: readonly string[];
  parts: readonly QuestionPart[];
}

export interface RankedPassage {
  passage: Passage;
  features: Features;
  /** That it answers the question, 0…1. */
  probability: number;
}

export interface PassageIndex {
  ask(text: string): Query;
  /** A text word by word, without undoing typing errors: for what must be taken as it stands. */
  read(text: string): AnalysedQuestion;
  /** All passages, in reading order. */
  readonly passages: readonly Passage[];
  /** The best passages first. @param part only of this part of the question */
  find(asked: Query, limit: number, hints?: Hints, part?: QuestionPart): RankedPassage[];
  /** The passages of a topic, in reading order. */
  of(topic: Topic): Passage[];
  /** How much of the question a text covers by itself, 0…1. */
  coverage(question: AnalysedQuestion, text: string): number;
  close(): void;
}

const candidateCount = 100;
/** Words of a query that are searched: common ones find much, take long and tell little. */
const mostSearched = 16;
const nearestCount = 40;
const textsKept = 20_000;
const shortLength = 80;

/** Indexes all passages, some hundreds in each turn of the event loop. */
export const indexPassages = async (
  library: Pick<Library, 'topics' | 'comparisons'>,
): Promise<PassageIndex> => openPassages(await preparePassages(library));

/** Opens an index that was made before. */
export function openPassages({ passages, frequencies, ...data }: PassageData): PassageIndex {
  const vocabulary = openVocabulary(data.vocabulary);
  const { buffer, byteOffset, byteLength } = data.database;
  const database = new Database(Buffer.from(buffer, byteOffset, byteLength));
  const search = database
    .prepare<[string, number], number>(
      'SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 1.5, 1.0) LIMIT ?',
    )
    .pluck();
  const byTopic = Map.groupBy(passages, ({ topic }) => topic);
  const read = createTextAnalyser(vocabulary, textsKept);
  const rarity = rarityAmong(passages.length, frequencies);
  const weigh = (text: string, terms: QueryTerm[]): AnalysedQuestion => {
    const weights = terms.map(({ stems, topic }) => Math.max(...stems.map(rarity)) + (topic ? 1 : 0));
    return { text, terms, weights };
  };

  const stopStems = new Set([...stopWords].map(vocabulary.stemmed));
  const tell = (stem: string) => stem !== '' && !stopStems.has(stem);
  const kept = new LRUCache<string, ReadonlySet<string>>({ max: textsKept });
  const lexicon: Lexicon = {
    stemsOf(text) {
      const stems = kept.get(text) ?? new Set(vocabulary.stemmed(text).split(' ').filter(tell));
      kept.set(text, stems);
      return stems;
    },
    weight: rarity,
  };

  /** The passage of each text that says what its topic is. */
  const openings = new Map<Topic, (Passage | undefined)[]>(
    [...byTopic].map(([topic, own]) => [
      topic,
      levels.map((level) => {
        const text = own.filter((passage) => !passage.isAuthored && passage.level === level);
        return text.find(introduces) ?? text[0];
      }),
    ]),
  );
  const openingOf = (topic: Topic, level: Level) => {
    const found = openings.get(topic) ?? [];
    return found[levels.indexOf(level)] ?? found.find(Boolean);
  };

  function candidates(asked: readonly ReadonlySet<string>[], at: readonly number[], hints: Hints) {
    const chosen = new Set<Passage>();
    for (const stems of asked) {
      const rarest = [...stems].sort((a, b) => rarity(b) - rarity(a)).slice(0, mostSearched);
      const match = rarest.map((stem) => `"${stem}"`).join(' OR ');
      for (const row of match === '' ? [] : search.all(match, candidateCount)) {
        const passage = passages[row];
        if (passage) chosen.add(passage);
      }
    }
    for (const similarities of [hints.similarities, hints.second])
      for (const key of ['wording', 'text'] as const)
        for (const passage of nearest(similarities, at, key)) chosen.add(passage);
    return chosen;
  }

  return {
    ask(text) {
      const parts = partsOf(text);
      const question = weigh(text, vocabulary.understand(text));
      // Of a long text, the slips do not matter.
      const whole = text.length <= shortLength ? vocabulary.spelled(text) : text;
      return { question, parts, queries: [whole, ...parts.map((part) => part.text)] };
    },
    read: (text) => weigh(text, vocabulary.understand(text, false)),
    passages,
    find({ queries, parts }, limit, hints = {}, part) {
      const at = part ? [parts.indexOf(part) + 1] : [...queries.keys()];
      const read = at.map((i) => vocabulary.understand(queries[i] ?? ''));
      const asked = read.map((terms) => new Set(terms.flatMap(({ stems }) => stems.filter(tell))));
      const [terms = []] = read;
      const named = new Set(terms.flatMap(({ topic }) => topic ?? []));
      const only = terms.length === 1 ? terms[0]?.topic : undefined;
      const opening = only && openingOf(only, hints.level ?? 'first');
      const chosen = candidates(asked, at, hints);
      if (opening) chosen.add(opening);
      const ranked = [...chosen]
        .map((passage): RankedPassage => {
          const all = hints.similarities?.get(passage);
          const candidate = {
            passage,
            similarities: all && at.flatMap((i) => all[i] ?? []),
            isNamed: named.has(passage.topic),
            isDefinition: passage === opening,
          };
          const features = featuresOf(candidate, asked, lexicon);
          return {
            passage,
            features,
            probability: probabilityOf(features, passage, hints.similarities !== undefined),
          };
        })
        .sort((a, b) => b.probability - a.probability);
      return merged(ranked, nearest(hints.second, at, 'text')).slice(0, limit);
    },
    of: (topic) => byTopic.get(topic) ?? [],
    coverage: (question, text) => covered(question, [[read(text), 1]]),
    close: () => database.close(),
  };
}

/** Candidates by their meaning: nearest to any of the queries. */
function nearest(
  similarities: Similarities | undefined,
  at: readonly number[],
  key: 'wording' | 'text',
): Passage[] {
  return [...(similarities ?? [])]
    .map(([passage, own]) => ({ passage, likeness: Math.max(...at.map((i) => own[i]?.[key] ?? 0)) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, nearestCount)
    .map(({ passage }) => passage);
}

/** Damps the first places of a ranking (Cormack, Clarke and Büttcher, “Reciprocal Rank Fusion”, 2009). */
const fusion = 60;

/** Two rankings as one: by the sum of the reciprocals of the places in each. */
function merged(ranked: RankedPassage[], second: readonly Passage[]): RankedPassage[] {
  if (second.length === 0) return ranked;
  const places = new Map(second.map((passage, place) => [passage, place]));
  const worth = (found: RankedPassage, place: number) =>
    1 / (fusion + place) + 1 / (fusion + (places.get(found.passage) ?? Number.POSITIVE_INFINITY));
  return ranked
    .map((found, place) => ({ found, worth: worth(found, place) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ found }) => found);
}
