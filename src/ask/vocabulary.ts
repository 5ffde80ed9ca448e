/** Reads questions in the words of the documents: finds the topics that they name, and corrects typing errors. */

import { editDistance } from '../text/edit-distance.ts';
import { withPowersAsWords } from '../text/scripts.ts';
import { stem as porterStem } from '../text/stem.ts';
import { stopWords } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import type { Topic } from '../types/lessons.ts';

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
  /** Counts the words of some texts as known words, which are no typing errors. */
  add(texts: readonly string[]): void;
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
const joint: ReadonlySet<string> = new Set(['vs', 'versus', 'or', 'and']);
/** Words of a question that are read: a longer story has named its subject by then. */
const longestQuestion = 80;
/** The count of a name, so that corrections prefer names to other words. */
const nameCount = 20;
const rare = 3;
const shortWord = 5;

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

  /** Known words by their first letter, which corrections never change. */
  const candidates = new Map<string, Set<string>>();
  const addCandidate = (word: string) => {
    const initial = word[0] ?? '';
    const alike = candidates.get(initial) ?? new Set();
    candidates.set(initial, alike.add(word));
  };
  for (const word of [...stopWords, ...known.keys()]) addCandidate(word);

  const count = (word: string, times = 1) => {
    addCandidate(word);
    known.set(word, (known.get(word) ?? 0) + times);
    knownStems.add(stem(word));
  };
  const add = (texts: readonly string[], times = 1) => {
    for (const word of texts.flatMap(wordsOf)) count(word, times);
  };

  function addNames(names: readonly Name[]): void {
    add(
      names.map(([name]) => name),
      nameCount,
    );
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

  function* namesIn(read: readonly ReadWord[]): Generator<QueryTerm & { first: ReadWord }> {
    const stems = read.map(({ word }) => stem(word));
    for (let at = 0; at < stems.length; ) {
      let length = 1;
      let topic: Topic | undefined;
      if (starts.has(stems[at] ?? ''))
        for (let size = Math.min(longestName, stems.length - at); size > 0 && !topic; size--) {
          topic = topics.get(stems.slice(at, at + size).join(' '));
          if (topic) length = size;
        }
      const part = read.slice(at, at + length);
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

  /** The known word that is most likely meant by a mistyped one. */
  function nearest(word: string): string | undefined {
    if (word.length < 3) return undefined;
    let best: { word: string; cost: number } | undefined;
    for (const candidate of candidates.get(word[0] ?? '') ?? []) {
      const times = stopWords.has(candidate) ? rare : (known.get(candidate) ?? 0);
      const allowed = allowedErrors(word, candidate, times >= nameCount);
      if (Math.abs(candidate.length - word.length) > allowed) continue;
      // A rare word may be a typing error itself.
      if (times < (word.length < shortWord && !stopWords.has(candidate) ? nameCount : rare)) continue;
      if (word.length < 4 && !stopWords.has(candidate)) continue;
      const errors = editDistance(candidate, word);
      if (errors > allowed) continue;
      const cost = errors - Math.min(0.9, Math.log10(1 + (known.get(candidate) ?? 5)) / 4);
      if (!best || cost < best.cost) best = { word: candidate, cost };
    }
    return best?.word;
  }

  function readWord(word: string): ReadWord {
    const isKnown = knownStems.has(stem(word)) || stopWords.has(word) || /\d/.test(word);
    const meant = isKnown || topics.has(stem(word)) ? undefined : nearest(word);
    return { word: meant ?? word, isCorrected: meant !== undefined };
  }

  /** “Short-term versus long-term dependencies” means two kinds of dependencies. */
  function completed(asked: string[]): string[] {
    const at = asked.findIndex((word) => joint.has(word));
    const after = asked.slice(at + 1);
    for (let length = Math.min(longestName, after.length); at > 0 && length > 1; length--) {
      if (!topics.has(after.slice(0, length).map(stem).join(' '))) continue;
      for (let shared = 1; shared < length; shared++)
        for (let own = 1; own <= Math.min(3, at); own++) {
          const end = after.slice(length - shared, length);
          if (topics.has([...asked.slice(at - own, at), ...end].map(stem).join(' ')))
            return [...asked.slice(0, at), ...end, ...asked.slice(at)];
        }
    }
    return asked;
  }

  /** Corrects names of several words as a whole: each part of a mistyped name may be a known word. */
  function readNames(asked: readonly string[]): (string | ReadWord)[] {
    const read: (string | ReadWord)[] = [];
    for (let at = 0; at < asked.length; ) {
      const name = nearestName(asked.slice(at, at + 3)) ?? nearestName(asked.slice(at, at + 2)) ?? [];
      read.push(
        ...(name.length > 0 ? name.map((word) => ({ word, isCorrected: true })) : asked.slice(at, at + 1)),
      );
      at += Math.max(1, name.length);
    }
    return read;
  }

  function nearestName(typed: readonly string[]): string[] | undefined {
    const joined = typed.join('');
    if (topics.has(typed.map(stem).join(' ')) || stopWords.has(typed[0] ?? '')) return undefined;
    return longNames.find(
      (name) =>
        name.length === typed.length &&
        name[0]?.[0] === joined[0] &&
        Math.abs(name.join('').length - joined.length) < 3 &&
        editDistance(name.join(''), joined) <= joined.length / 5,
    );
  }

  return {
    data,
    addNames,
    add,
    termsOf: (text) => [...namesIn(wordsOf(text).map((word) => ({ word, isCorrected: false })))],
    parse(question, corrects = true) {
      const asked = completed(wordsOf(plainly(question)).slice(0, longestQuestion));
      const read = corrects
        ? readNames(asked).map((word) => (typeof word === 'string' ? readWord(word) : word))
        : asked.map((word) => ({ word, isCorrected: false }));
      const seen = new Set<string>();
      return [...namesIn(read)].flatMap(({ first, ...term }) => {
        const key = term.topic?.id ?? term.stems.join(' ');
        if ((!term.topic && stopWords.has(first.word)) || seen.has(key)) return [];
        seen.add(key);
        return [term];
      });
    },
    correctSpelling: (text) =>
      readNames(words(text).slice(0, longestQuestion))
        .map((word) => (typeof word === 'string' ? readWord(word) : word).word)
        .join(' '),
    stemText: (text) => wordsOf(text).map(stem).join(' '),
  };
}

interface ReadWord {
  word: string;
  isCorrected: boolean;
}

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

/** The stem of a word in British spelling, so that “memorize” and “memorise” agree. */
const stem = (word: string) =>
  porterStem(word.replace(/(?<=[a-z]{3})iz(?=(e[ds]?|ing|ations?|ers?)$)/, 'is'));

/** “28x28” are two numbers. */
const plainly = (text: string) => text.replace(/(\d)\s*[x×]\s*(?=\d)/giu, '$1 ');

/** The words of a text; “1,000”, “0.9” and “10⁶” are one each. */
const wordsOf = (text: string) =>
  words(
    withPowersAsWords(text)
      .replace(/(?<=\d),(?=\d{3}\b)/g, '')
      .replace(/(?<=\d)\.(?=\d)/g, 'point'),
  );

/** The most typing errors of a word. A long name with the right beginning may have more. */
function allowedErrors(word: string, candidate: string, isName: boolean): number {
  // In a short word, one other letter makes another word.
  if (word.length < shortWord && candidate.length <= word.length && !isAnagram(word, candidate)) return 0;
  if (isName && Math.min(word.length, candidate.length - 1) > 6 && candidate.startsWith(word.slice(0, 3)))
    return Math.floor(candidate.length / 3.3);
  if (word.length < 8) return 1;
  return word.length < 11 ? 2 : 3;
}

const isAnagram = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('');
