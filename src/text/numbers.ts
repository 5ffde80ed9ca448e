/** Finds the numbers of a text. */
import { withPowersAsWords } from './scripts.ts';

const numerals = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/**
 * The numbers of a text. 10⁶ and 10^6 are the same number, 10⁷ is another.
 * @param leastNumeral numerals from here to “twelve” count as well; “one” never does
 */
export const numbersIn = (text: string, leastNumeral = 2): string[] =>
  withPowersAsWords(text.replace(/\b[a-z]+\b/gi, (word) => digitsOf(word, leastNumeral)))
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .match(/\d+(?:\.\d+)?(?:pow(?:minus)?\w+)?/g) ?? [];

function digitsOf(word: string, least: number): string {
  const number = numerals.indexOf(word.toLowerCase()) + 2;
  return number < Math.max(least, 2) ? word : String(number);
}
