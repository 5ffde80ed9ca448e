/** Divides text into words. */
import { stopWords } from './stop-words.ts';

/** The words of a text, in lower case, without accents and punctuation. */
export function words(text: string): string[] {
  const folded = text.replace(beyondAscii, withoutAccents).toLowerCase();
  return folded.match(folded.search(beyondAscii) < 0 ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** Folding a text of ASCII changes nothing and takes long, so only the other signs are folded. */
const beyondAscii = /[\u{80}-\u{10ffff}]+/gu;

const withoutAccents = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');

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
