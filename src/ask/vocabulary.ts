/** Reads questions in the words of the documents: finds the topics that they name, and corrects typing errors. */

import { withPowersAsWords } from '../text/scripts.ts';
import { stem as porterStem } from '../text/stem.ts';
import { stopWords } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import type { Topic } from '../types/lessons.ts';
import { createSpelling, nameCount, type Token } from './spelling.ts';

/** A word or a name of several words. */
export interface QueryTerm {
  /** Stems as the index holds them, one for each word. */
  stems: string[];
  /** The topic with this name. */
  topic?: Topic;
  /** Whether a typing error was corrected. */
  isCorrected: boolean;
}

export interface Vocabulary {
  /** Counts the words of a text as known words, which are no typing errors. @returns the stems, as `stemText` */
  add(text: string): string;
  /** All terms of a text. */
  termsOf(text: string): QueryTerm[];
  /** The terms of a question without stop words and repetitions. @param corrects whether typing errors are corrected */
  parse(question: string, corrects?: boolean): QueryTerm[];
  /** A text with its typing errors corrected. */
  correctSpelling(text: string): string;
  /** The stems of a text, separated by spaces, as the index holds them. */
  stemText(text: string): string;
  /** The state of the vocabulary. */
  readonly data: VocabularyData;
}

/** The state of a vocabulary as plain data. */
export interface VocabularyData {
  /** The number of times that each word occurs. */
  known: Map<string, number>;
  knownStems: Set<string>;
  /** Topics by the stems of their names. */
  topics: Map<string, Topic>;
  /** The first stems of those names. */
  starts: Set<string>;
  /** Names of several words, each as its words. */
  longNames: string[][];
}

export type Name = readonly [name: string, topic: Topic | undefined];

const longestName = 5;
const conjunctions: ReadonlySet<string> = new Set(['vs', 'versus', 'or', 'and']);
/** Words of a question that are read: a longer story has named its subject by then. */
const longestQuestion = 80;

/** @param names every name with its topic; of equal names the first one counts */
export function createVocabulary(names: readonly Name[]): Vocabulary {
  const vocabulary = openVocabulary({
    known: new Map(),
    knownStems: new Set(),
    topics: new Map(),
    starts: new Set(),
    longNames: [],
  });
  vocabulary.addNames(names);
  return vocabulary;
}

/** Opens a vocabulary with its state. */
export function openVocabulary(
  data: VocabularyData,
): Vocabulary & { addNames(names: readonly Name[]): void } {
  const { known, knownStems, topics, starts, longNames } = data;

  const isName = (name: readonly string[]) => topics.has(name.map(stem).join(' '));
  const isKnown = (word: string) => knownStems.has(stem(word)) || isName([word]);
  const spelling = createSpelling({ known, longNames, isKnown, isName });

  const count = (word: string, times = 1) => {
    const before = known.get(word);
    known.set(word, (before ?? 0) + times);
    if (before !== undefined) return;
    spelling.add(word);
    knownStems.add(stem(word));
  };

  function addNames(names: readonly Name[]): void {
    for (const [name] of names) for (const word of wordsOf(name)) count(word, nameCount);
    for (const [name, topic] of names) {
      const stems = words(name).map(stem);
      if (!topic || stems.length === 0 || joinsNames(name)) continue;
      // “Back-propagation” is also written in one word.
      for (const key of [stems.join(' '), stem(words(name).join(''))]) {
        if (!topics.has(key)) topics.set(key, topic);
        if (!key.includes(' ')) count(words(name).join(''), nameCount);
        starts.add(key.split(' ')[0] ?? '');
      }
    }

    // The alias “CNN memory” would hide that the question names two topics.
    for (const [key, topic] of topics)
      if (key !== words(topic.title).map(stem).join(' ') && isPairOf(key.split(' '), topics, topic))
        topics.delete(key);

    longNames.push(
      ...names
        .filter(([name, topic]) => topic && !joinsNames(name))
        .map(([name]) => words(name))
        .filter((name) => name.length > 1 && name.join('').length > 8),
    );
  }

  function* termsIn(tokens: readonly Token[]): Generator<QueryTerm & { first: Token }> {
    const stems = tokens.map(({ word }) => stem(word));
    for (let at = 0; at < stems.length; ) {
      let length = 1;
      let topic: Topic | undefined;
      if (starts.has(stems[at] ?? ''))
        for (let size = Math.min(longestName, stems.length - at); size > 0 && !topic; size--) {
          topic = topics.get(stems.slice(at, at + size).join(' '));
          if (topic) length = size;
        }
      const part = tokens.slice(at, at + length);
      const [first] = part;
      if (!first) return;
      yield {
        first,
        stems: stems.slice(at, at + length),
        ...(topic && !(length === 1 && stopWords.has(first.word)) && { topic }),
        isCorrected: part.some(({ isCorrected }) => isCorrected),
      };
      at += length;
    }
  }

  /** “Short-term versus long-term dependencies” means two kinds of dependencies. */
  function completeNames(asked: string[]): string[] {
    const at = asked.findIndex((word) => conjunctions.has(word));
    const after = asked.slice(at + 1);
    for (let length = Math.min(longestName, after.length); at > 0 && length > 1; length--) {
      if (!isName(after.slice(0, length))) continue;
      for (let shared = 1; shared < length; shared++)
        for (let own = 1; own <= Math.min(3, at); own++) {
          const end = after.slice(length - shared, length);
          if (isName([...asked.slice(at - own, at), ...end]))
            return [...asked.slice(0, at), ...end, ...asked.slice(at)];
        }
    }
    return asked;
  }

  return {
    data,
    addNames,
    add(text) {
      const found = wordsOf(text);
      for (const word of found) count(word);
      return found.map(stem).join(' ');
    },
    termsOf: (text) => [...termsIn(wordsOf(text).map(asTyped))],
    parse(question, corrects = true) {
      const asked = completeNames(wordsOf(withoutTimesSigns(question)).slice(0, longestQuestion));
      const tokens = corrects ? spelling.correct(asked) : asked.map(asTyped);
      const seen = new Set<string>();
      return [...termsIn(tokens)].flatMap(({ first, ...term }) => {
        const key = term.topic?.id ?? term.stems.join(' ');
        if ((!term.topic && stopWords.has(first.word)) || seen.has(key)) return [];
        seen.add(key);
        return [term];
      });
    },
    correctSpelling: (text) =>
      spelling
        .correct(words(text).slice(0, longestQuestion))
        .map(({ word }) => word)
        .join(' '),
    stemText: (text) => wordsOf(text).map(stem).join(' '),
  };
}

const asTyped = (word: string): Token => ({ word, isCorrected: false });

/** Whether the words divide into the names of two other topics. */
function isPairOf(parts: string[], topics: ReadonlyMap<string, Topic>, own: Topic): boolean {
  return parts.slice(1).some((_, i) => {
    const [left, right] = [parts.slice(0, i + 1), parts.slice(i + 1)].map((side) =>
      topics.get(side.join(' ')),
    );
    return left !== undefined && right !== undefined && left !== own && right !== own && left !== right;
  });
}

/** A name such as “LSTM vs GRU” would hide the two names in it. */
const joinsNames = (name: string) => /\b(vs|versus|or|and)\b/i.test(name);

/** Stems by word: the words of a library come back many times. */
const keptStems = new Map<string, string>();
const mostStems = 50_000;

/** The stem of a word in British spelling, so that “memorize” and “memorise” agree. */
function stem(word: string): string {
  const kept = keptStems.get(word);
  if (kept !== undefined) return kept;
  const found = porterStem(word.replace(/(?<=[a-z]{3})iz(?=(e[ds]?|ing|ations?|ers?)$)/, 'is'));
  if (keptStems.size >= mostStems) keptStems.clear();
  keptStems.set(word, found);
  return found;
}

/** “28x28” are two numbers. */
const withoutTimesSigns = (text: string) => text.replace(/(\d)\s*[x×]\s*(?=\d)/giu, '$1 ');

/** The words of a text; “1,000”, “0.9” and “10⁶” are one each. */
const wordsOf = (text: string) =>
  words(
    withPowersAsWords(text)
      .replace(/(?<=\d),(?=\d{3}\b)/g, '')
      .replace(/(?<=\d)\.(?=\d)/g, 'point'),
  );
