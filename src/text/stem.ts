import { stemmer } from 'stemmer';

/**
 * The stem of a lower-case word by Porter's algorithm: the one that SQLite's full-text index uses, so both agree.
 * SQLite counts bytes, so it also shortens a two-letter word such as “μs”, which the package leaves alone.
 */
export const stem = (word: string): string =>
  word.length === 2 && word.endsWith('s') && word > '\u{7f}' ? word.slice(0, 1) : stemmer(word);
