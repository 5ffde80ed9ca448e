/** Corrects typing errors by the words and names of the documents. */
import { editDistance } from '../text/edit-distance.ts';
import { stopWords } from '../text/stop-words.ts';

/** A word of a question, as it is meant. */
export interface Token {
  word: string;
  /** Whether a typing error was corrected. */
  isCorrected: boolean;
}

export interface SpellingOptions {
  /** The number of times that each known word occurs. */
  known: ReadonlyMap<string, number>;
  /** Names of several words, each as its words. */
  longNames: readonly (readonly string[])[];
  /** Whether the documents have a word in some form. */
  isKnown(word: string): boolean;
  /** Whether some words are a name as they are. */
  isName(words: readonly string[]): boolean;
}

export interface SpellingCorrector {
  /** Adds a known word, which a mistyped one may stand for. */
  add(word: string): void;
  /** The words as they are meant. A mistyped name may become another number of words. */
  correct(typed: readonly string[]): Token[];
}

/** The count of a name, so that corrections prefer names to other words. */
export const nameCount = 20;
/** A word with fewer occurrences may be a typing error itself. */
const leastCount = 3;
const shortWord = 5;

export function createSpelling({ known, longNames, isKnown, isName }: SpellingOptions): SpellingCorrector {
  /** Known words by their first letter, which corrections never change. */
  const byInitial = new Map<string, Set<string>>();
  const add = (word: string) => {
    const initial = word[0] ?? '';
    const alike = byInitial.get(initial) ?? new Set();
    byInitial.set(initial, alike.add(word));
  };
  for (const word of [...stopWords, ...known.keys()]) add(word);

  /** The known word that is most likely meant by a mistyped one. */
  function nearestWord(word: string): string | undefined {
    if (word.length < 3) return undefined;
    let best: { word: string; cost: number } | undefined;
    for (const candidate of byInitial.get(word[0] ?? '') ?? []) {
      const isStopWord = stopWords.has(candidate);
      const count = isStopWord ? leastCount : (known.get(candidate) ?? 0);
      const allowed = allowedErrors(word, candidate, count >= nameCount);
      if (Math.abs(candidate.length - word.length) > allowed) continue;
      if (count < (word.length < shortWord && !isStopWord ? nameCount : leastCount)) continue;
      if (word.length < 4 && !isStopWord) continue;
      const errors = editDistance(candidate, word);
      if (errors > allowed) continue;
      const cost = errors - Math.min(0.9, Math.log10(1 + (known.get(candidate) ?? 5)) / 4);
      if (!best || cost < best.cost) best = { word: candidate, cost };
    }
    return best?.word;
  }

  function correctWord(word: string): Token {
    const isRight = stopWords.has(word) || /\d/.test(word) || isKnown(word);
    const meant = isRight ? undefined : nearestWord(word);
    return { word: meant ?? word, isCorrected: meant !== undefined };
  }

  function nearestName(typed: readonly string[]): readonly string[] | undefined {
    const joined = typed.join('');
    if (isName(typed) || stopWords.has(typed[0] ?? '')) return undefined;
    return longNames.find(
      (name) =>
        name.length === typed.length &&
        name[0]?.[0] === joined[0] &&
        Math.abs(name.join('').length - joined.length) < 3 &&
        editDistance(name.join(''), joined) <= joined.length / 5,
    );
  }

  return {
    add,
    correct(typed) {
      const tokens: Token[] = [];
      for (let at = 0; at < typed.length; ) {
        // Names first: each part of a mistyped name may be a known word.
        const name = nearestName(typed.slice(at, at + 3)) ?? nearestName(typed.slice(at, at + 2));
        const meant = name?.map((word) => ({ word, isCorrected: true }));
        tokens.push(...(meant ?? typed.slice(at, at + 1).map(correctWord)));
        at += name?.length ?? 1;
      }
      return tokens;
    },
  };
}

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
