/** Divides text into words. */
import { stopWords } from './stop-words.ts';

/** The words of a text, in lower case, without accents and punctuation. */
export function words(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that say what a text is about. */
export const contentWords = (text: string): string[] => words(text).filter((word) => !stopWords.has(word));

/** A name as an identifier: "Gated recurrent unit" → `gated-recurrent-unit`; empty where there are no letters. */
export function slug(text: string): string {
  return (
    words(text)
      .join('-')
      .slice(0, 60)
      // Drops half of a surrogate pair.
      .replace(/[\ud800-\udbff]$/, '')
      .replace(/-$/, '')
  );
}
