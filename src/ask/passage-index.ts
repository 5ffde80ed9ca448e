/** Ranks the passages that answer a question: candidates by their words and their meaning, then a probability for each. */
import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { stopWords } from '../text/stop-words.ts';
import { type Level, type Library, levels, type Topic } from '../types/lessons.ts';
import { type AnalysedQuestion, coverageBy, createTextAnalyser } from './analysed-text.ts';
import type { Similarities } from './embedding-index.ts';
import { type Features, featuresOf, type Lexicon } from './features.ts';
import { type PassageData, preparePassages, rarityAmong } from './index-passages.ts';
import { partsOf, type QuestionPart } from './parts.ts';
import { introduces, type Passage } from './passages.ts';
import { probabilityOf } from './probability.ts';
import { openVocabulary, type QueryTerm } from './vocabulary.ts';

/** What the ranking knows besides the words of a question. */
export interface RankingSignals {
  /** The level that the learner prefers; the first look if absent. */
  level?: Level | undefined;
  /** Similarities by the encoder that the ranking model is fitted to. */
  similarities?: Similarities | undefined;
  /** Similarities by another encoder. Its numbers mean something else, so only their order counts. */
  secondSimilarities?: Similarities | undefined;
}

/** A question and its parts. */
export interface Query {
  question: AnalysedQuestion;
  /** What is compared with passages: the question as a whole, then each of its parts. */
  texts: readonly string[];
  parts: readonly QuestionPart[];
}

export interface RankedPassage {
  passage: Passage;
  features: Features;
  /** The probability that it answers the question, 0…1. */
  probability: number;
}

/** The passages for a question and for each of its parts, best first. */
export interface Ranking {
  query: Query;
  whole: readonly RankedPassage[];
  parts: readonly { part: QuestionPart; ranked: readonly RankedPassage[] }[];
}

export interface PassageIndex {
  parse(text: string): Query;
  /** Analyses a text word by word, without correcting typing errors. */
  analyse(text: string): AnalysedQuestion;
  /** All passages, in reading order. */
  readonly passages: readonly Passage[];
  /** The best passages for the question and for each of its parts. */
  rank(query: Query, signals?: RankingSignals): Ranking;
  /** The best passages first. @param part ranks for this part of the question only */
  find(query: Query, limit: number, signals?: RankingSignals, part?: QuestionPart): RankedPassage[];
  /** The passages of a topic, in reading order. */
  ofTopic(topic: Topic): Passage[];
  /** How much of a question a text covers, 0…1. */
  coverage(question: AnalysedQuestion, text: string): number;
  close(): void;
}

/** Passages of a ranking. */
const rankedCount = 20;
const candidateCount = 100;
/** Stems of a query that are searched, rarest first: common ones take long and say little. */
const mostSearched = 16;
const nearestCount = 40;
const textsKept = 20_000;
/** Characters of a question whose typing errors are corrected before it is encoded. */
const shortLength = 80;

/** Indexes all passages of a library. */
export const indexPassages = async (
  library: Pick<Library, 'topics' | 'comparisons'>,
): Promise<PassageIndex> => openPassages(await preparePassages(library));

/** Opens an index that `preparePassages` made. */
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
  const openings = openingsOf(byTopic);
  const analyse = createTextAnalyser(vocabulary, textsKept);
  const rarity = rarityAmong(passages.length, frequencies);
  const withWeights = (text: string, terms: QueryTerm[]): AnalysedQuestion => {
    const weights = terms.map(({ stems, topic }) => Math.max(...stems.map(rarity)) + (topic ? 1 : 0));
    return { text, terms, weights };
  };

  const stopStems = new Set([...stopWords].map(vocabulary.stemText));
  const isContent = (stem: string) => stem !== '' && !stopStems.has(stem);
  const stemsOfTexts = new LRUCache<string, ReadonlySet<string>>({ max: textsKept });
  const lexicon: Lexicon = {
    stemsOf(text) {
      const stems = stemsOfTexts.get(text) ?? new Set(vocabulary.stemText(text).split(' ').filter(isContent));
      stemsOfTexts.set(text, stems);
      return stems;
    },
    weight: rarity,
  };

  function candidatesFor(
    stemSets: readonly ReadonlySet<string>[],
    places: readonly number[],
    { similarities, secondSimilarities }: RankingSignals,
  ): Set<Passage> {
    const candidates = new Set<Passage>();
    for (const stems of stemSets) {
      const rarest = [...stems].sort((a, b) => rarity(b) - rarity(a)).slice(0, mostSearched);
      const match = rarest.map((stem) => `"${stem}"`).join(' OR ');
      for (const row of match === '' ? [] : search.all(match, candidateCount)) {
        const passage = passages[row];
        if (passage) candidates.add(passage);
      }
    }
    for (const each of [similarities, secondSimilarities])
      for (const key of ['wording', 'text'] as const)
        for (const passage of nearest(each, places, key)) candidates.add(passage);
    return candidates;
  }

  const find: PassageIndex['find'] = ({ texts, parts }, limit, signals = {}, part) => {
    const places = part ? [parts.indexOf(part) + 1] : [...texts.keys()];
    const parsed = places.map((place) => vocabulary.parse(texts[place] ?? ''));
    const stemSets = parsed.map((terms) => new Set(terms.flatMap(({ stems }) => stems.filter(isContent))));
    const [terms = []] = parsed;
    const named = new Set(terms.flatMap(({ topic }) => topic ?? []));
    const onlyTopic = terms.length === 1 ? terms[0]?.topic : undefined;
    const opening = onlyTopic && openings(onlyTopic, signals.level ?? 'first');
    const candidates = candidatesFor(stemSets, places, signals);
    if (opening) candidates.add(opening);
    const ranked = [...candidates]
      .map((passage): RankedPassage => {
        const all = signals.similarities?.get(passage);
        const candidate = {
          passage,
          similarities: all && places.flatMap((place) => all[place] ?? []),
          isNamed: named.has(passage.topic),
          isDefinition: passage === opening,
        };
        const features = featuresOf(candidate, stemSets, lexicon);
        const probability = probabilityOf(features, passage, signals.similarities !== undefined);
        return { passage, features, probability };
      })
      .sort((a, b) => b.probability - a.probability);
    return fuse(ranked, nearest(signals.secondSimilarities, places, 'text')).slice(0, limit);
  };

  return {
    parse(text) {
      const parts = partsOf(text);
      const question = withWeights(text, vocabulary.parse(text));
      // In a long text, a few typing errors do not change the meaning.
      const whole = text.length <= shortLength ? vocabulary.correctSpelling(text) : text;
      return { question, parts, texts: [whole, ...parts.map((part) => part.text)] };
    },
    analyse: (text) => withWeights(text, vocabulary.parse(text, false)),
    passages,
    rank: (query, signals) => ({
      query,
      whole: find(query, rankedCount, signals),
      parts: query.parts.map((part) => ({ part, ranked: find(query, rankedCount, signals, part) })),
    }),
    find,
    ofTopic: (topic) => byTopic.get(topic) ?? [],
    coverage: (question, text) => coverageBy(analyse(text), question),
    close: () => database.close(),
  };
}

/** Finds the passage of each topic that says what the topic is, in the text of a level, else of another one. */
function openingsOf(byTopic: ReadonlyMap<Topic, readonly Passage[]>) {
  const openings = new Map<Topic, (Passage | undefined)[]>(
    [...byTopic].map(([topic, own]) => [
      topic,
      levels.map((level) => {
        const text = own.filter((passage) => !passage.isAuthored && passage.level === level);
        return text.find(introduces) ?? text[0];
      }),
    ]),
  );
  return (topic: Topic, level: Level): Passage | undefined => {
    const found = openings.get(topic) ?? [];
    return found[levels.indexOf(level)] ?? found.find(Boolean);
  };
}

/** The passages most similar to any of the texts of a query, by the places of those texts. */
function nearest(
  similarities: Similarities | undefined,
  places: readonly number[],
  key: 'wording' | 'text',
): Passage[] {
  return [...(similarities ?? [])]
    .map(([passage, own]) => ({
      passage,
      similarity: Math.max(...places.map((place) => own[place]?.[key] ?? 0)),
    }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, nearestCount)
    .map(({ passage }) => passage);
}

/** Damps the first ranks (Cormack, Clarke and Büttcher, “Reciprocal Rank Fusion”, 2009). */
const damping = 60;

/** Reciprocal rank fusion of two rankings. */
function fuse(ranked: RankedPassage[], second: readonly Passage[]): RankedPassage[] {
  if (second.length === 0) return ranked;
  const secondRanks = new Map(second.map((passage, rank) => [passage, rank]));
  const score = (found: RankedPassage, rank: number) =>
    1 / (damping + rank) + 1 / (damping + (secondRanks.get(found.passage) ?? Number.POSITIVE_INFINITY));
  return ranked
    .map((found, rank) => ({ found, score: score(found, rank) }))
    .sort((a, b) => b.score - a.score)
    .map(({ found }) => found);
}
