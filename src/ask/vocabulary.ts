/** What the words of a question mean in these documents: which topic they name, and which word was mistyped. */

import { editDistance } from '../text/edit-distance.ts';
import { withPowersAsWords } from '../text/scripts.ts';
import { stem as porterStem } from '../text/stem.ts';
import { stopWords } from '../text/stop-words.ts';
import { words } from '../text/words.ts';
import type { Topic } from '../types/lessons.ts';

/** A word or a name of several words. */
export interface QueryTerm {
  /** As the index holds it; several for a name of several words. */
  stems: string[];
  /** The topic that answers to this name. */
  topic?: Topic;
  /** It was taken for another word than the one typed. */
  isCorrected: boolean;
}

export interface Vocabulary {
  /** Counts the words of some texts in, so that they can be told from typing errors. */
  learn(texts: readonly string[]): void;
  /** The stems of each word, and the topics named in the text. */
  analyse(text: string): QueryTerm[];
  /** What the question is about: without the words that only ask, typing errors undone unless told otherwise. */
  understand(question: string, corrects?: boolean): QueryTerm[];
  /** A text with its typing errors undone, as far as they can be told. */
  spelled(text: string): string;
  /** The words of a text as stems in one line: what is indexed. */
  stemmed(text: string): string;
  /** Whether a stem is a name. */
  isTopical(stem: string): boolean;
  /** All that was learned. */
  readonly data: VocabularyData;
}

/** What a vocabulary knows, as plain data. */
export interface VocabularyData {
  /** How often each word was met. */
  known: Map<string, number>;
  knownStems: Set<string>;
  topical: Set<string>;
  topics: Map<string, Topic>;
  starts: Set<string>;
  longNames: string[][];
}

export type Name = readonly [name: string, topic: Topic | undefined];

const longestName = 5;
const joint: ReadonlySet<string> = new Set(['vs', 'versus', 'or', 'and']);
/** Words of a question that are read: who tells a story has said by then what it is about. */
const longestQuestion = 80;
/** How often a name counts beside a word of the text when a typing error is undone. */
const nameCount = 20;
const rare = 3;
const shortWord = 5;

/** @param names every name and the topic that answers to it, better ones first */
export function createVocabulary(names: readonly Name[]): Vocabulary {
  const vocabulary = openVocabulary({
    known: new Map(),
    knownStems: new Set(),
    topical: new Set(),
    topics: new Map(),
    starts: new Set(),
    longNames: [],
  });
  vocabulary.learnNames(names);
  return vocabulary;
}

/** Goes on from what was learned before. */
export function openVocabulary(
  data: VocabularyData,
): Vocabulary & { learnNames(names: readonly Name[]): void } {
  const { known, knownStems, topical, topics, starts, longNames } = data;

  /** Typing errors leave the first letter alone: words that may be meant, by their first letter. */
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
  const learn = (texts: readonly string[], times = 1) => {
    for (const word of texts.flatMap(wordsOf)) count(word, times);
  };

  function learnNames(names: readonly Name[]): void {
    learn(
      names.map(([name]) => name),
      nameCount,
    );
    for (const [name, topic] of names) {
      const stems = words(name).map(stem);
      // A part of a longer name may be any word.
      if (stems.length === 1) for (const part of stems) topical.add(part);
      if (!topic || stems.length === 0 || joinsNames(name)) continue;
      // “Back-propagation” is also written in one word.
      for (const key of [stems.join(' '), stem(words(name).join(''))]) {
        if (!topics.has(key)) topics.set(key, topic);
        if (!key.includes(' ')) count(words(name).join(''), nameCount);
        starts.add(key.split(' ')[0] ?? '');
      }
    }

    // The alias “CNN memory” would hide that the question is about two things.
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

  function* namesIn(read: readonly Read[]): Generator<QueryTerm & { first: Read }> {
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

  /** The known word that a typing error most likely hides. */
  function nearest(word: string): string | undefined {
    if (word.length < 3) return undefined;
    let best: { word: string; cost: number } | undefined;
    for (const candidate of candidates.get(word[0] ?? '') ?? []) {
      const times = stopWords.has(candidate) ? rare : (known.get(candidate) ?? 0);
      const allowed = allowedErrors(word, candidate, times >= nameCount);
      if (Math.abs(candidate.length - word.length) > allowed) continue;
      // A word that stands there once is no better known than the one that was typed.
      if (times < (word.length < shortWord && !stopWords.has(candidate) ? nameCount : rare)) continue;
      if (word.length < 4 && !stopWords.has(candidate)) continue;
      const errors = editDistance(candidate, word);
      if (errors > allowed) continue;
      const cost = errors - Math.min(0.9, Math.log10(1 + (known.get(candidate) ?? 5)) / 4);
      if (!best || cost < best.cost) best = { word: candidate, cost };
    }
    return best?.word;
  }

  function readWord(word: string): Read {
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

  /** Names of several words that were mistyped as a whole: each of their words may be a word of its own. */
  function readNames(asked: readonly string[]): (string | Read)[] {
    const read: (string | Read)[] = [];
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
    learnNames,
    learn,
    analyse: (text) => [...namesIn(wordsOf(text).map((word) => ({ word, isCorrected: false })))],
    understand(question, corrects = true) {
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
    spelled: (text) =>
      readNames(words(text).slice(0, longestQuestion))
        .map((word) => (typeof word === 'string' ? readWord(word) : word).word)
        .join(' '),
    stemmed: (text) => wordsOf(text).map(stem).join(' '),
    isTopical: (word) => topical.has(word),
  };
}

interface Read {
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

/** Names are long and hard to spell: who hits their beginning may miss more of the rest. */
function allowedErrors(word: string, candidate: string, isName: boolean): number {
  // In a short word another letter makes another word.
  if (word.length < shortWord && candidate.length <= word.length && !isAnagram(word, candidate)) return 0;
  if (isName && Math.min(word.length, candidate.length - 1) > 6 && candidate.startsWith(word.slice(0, 3)))
    return Math.floor(candidate.length / 3.3);
  if (word.length < 8) return 1;
  return word.length < 11 ? 2 : 3;
}

const isAnagram = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('');
