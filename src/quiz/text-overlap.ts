/** Word overlap of texts: keeps questions from revealing their answer and distractors from being right. */
import { LRUCache } from 'lru-cache';
import { withPowersAsWords } from '../text/scripts.ts';
import { sentences as sentencesIn } from '../text/sentences.ts';
import { functionWords } from '../text/stop-words.ts';
import { words } from '../text/words.ts';

/** Stems are short, so that "convolution" and "convolutional" agree. A false match only costs a question. */
const stemLength = 5;
const stemOf = (word: string): string => word.replace(/(?<=...)s$/, '').slice(0, stemLength);

/** Caches stems of short texts, because cells and names are compared with many others. */
const longestKept = 300;
const lastStems = new LRUCache<string, ReadonlySet<string>>({ max: 5_000 });

/** The stems of the words that carry meaning. */
export function stems(text: string): ReadonlySet<string> {
  const before = lastStems.get(text);
  if (before) return before;
  const contentWords = words(withPowersAsWords(text)).filter(
    (word) => word.length > 1 && !functionWords.has(word),
  );
  const found = new Set(contentWords.map(stemOf));
  if (text.length <= longestKept) lastStems.set(text, found);
  return found;
}

/** Whether two texts share a word that carries meaning. */
export const sharesStem = (a: string, b: string): boolean => !stems(a).isDisjointFrom(stems(b));

/** Whether two statements may both be true: at least half the stems of the shorter one are in the other. */
export function isSimilar(a: string, b: string): boolean {
  const [left, right] = [stems(a), stems(b)];
  const fewer = Math.min(left.size, right.size);
  if (fewer === 0) return a.trim().toLowerCase() === b.trim().toLowerCase();
  return left.intersection(right).size >= fewer / 2;
}

/** Whether the right option shares a stem with the prompt that some wrong option lacks. */
export function givesAway(prompt: string, right: string, wrong: readonly string[]): boolean {
  const promptStems = stems(prompt);
  return [...stems(right)].some(
    (stem) => promptStems.has(stem) && wrong.some((option) => !stems(option).has(stem)),
  );
}

export const gapMark = '[…]';

/** The text with every word that belongs to one of `names` replaced by a gap. */
export function maskNames(text: string, names: readonly string[]): string {
  const hidden = new Set(names.flatMap((name) => [...stems(name)]));
  return text
    .replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => (hidden.has([...stems(word)][0] ?? '') ? gapMark : word))
    .replaceAll(/(\[…\][\s-]*)+\[…\]/g, gapMark);
}

/** A hint with each word's length, and the first letter of longer names. */
export function letterHint(name: string): string {
  const lengths = name.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word === '' ? [] : [[...word].length]));
  const listed = [lengths.slice(0, -1).join(', '), lengths.at(-1)].filter(Boolean).join(' and ');
  const letters = lengths.length === 1 ? `${listed} letters` : `words of ${listed} letters`;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return total <= 5 ? `It has ${letters}.` : `It has ${letters} and begins with “${name.charAt(0)}”.`;
}

/** The sentences of a text; what only points elsewhere ("See …", "…; see …") is left out. */
export function loneSentences(text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').replace(/; see [^.;]+(?=[.;])/g, '');
  return sentencesIn(plain, 'prose').filter((sentence) => !/^See /.test(sentence));
}
