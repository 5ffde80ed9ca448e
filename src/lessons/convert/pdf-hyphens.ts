/** Words that are divided at the end of a line. */

/** First parts of words that keep their hyphen. */
const firstParts = new Set(
  'all cross deep end ex fine first free full half hard high long low many mid non one quasi real second self short single soft state third three time top two well zero'.split(
    ' ',
  ),
);
/** Endings that are no words of their own, as in “state-ment”. */
const ending = /^(?:.{1,3}|ment.*|ness.*|less.*|able|ship|wards?)$/;
const letters = /\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*/gu;

export const softHyphen = '\u00ad';

const endsDivided = /\p{L}[-\u00ad]$/u;
const beginsDivided = /^(?!(?:and|or|to)\b)\p{Ll}/u;

/** Whether a word continues on the next line. */
export const goesOnWith = (line: string, next: string): boolean =>
  endsDivided.test(line.slice(-3)) && beginsDivided.test(next);

/**
 * The lines or words of a text, in order. A hyphen that only divides a word becomes a soft hyphen.
 *
 * @param isLast whether a line ends after the text with this index
 */
export function withSoftHyphens(texts: readonly string[], isLast: (i: number) => boolean): string[] {
  const isDivided = texts.map((text, i) => isLast(i) && goesOnWith(text, texts[i + 1] ?? ''));
  const whole = texts.map((text, i) => {
    const rest = isDivided[i - 1] ? text.replace(/^[\p{L}\p{M}]+/u, '') : text;
    if (!isDivided[i]) return rest;
    return rest.slice(0, -60) + rest.slice(-60).replace(/(?<![\p{L}\p{M}-])[\p{L}\p{M}-]+$/u, '');
  });
  const vocabulary = new Set(
    whole.flatMap((text) => [...text.matchAll(letters)].map(([word]) => word.toLowerCase())),
  );
  return texts.map((text, i) =>
    isDivided[i] && !isHyphenOfWord(text, texts[i + 1] ?? '', vocabulary)
      ? text.slice(0, -1) + softHyphen
      : text,
  );
}

/** Whether the hyphen at the end of a line is part of the word. */
function isHyphenOfWord(line: string, next: string, vocabulary: ReadonlySet<string>): boolean {
  const one = (/(?<![\p{L}\p{M}])([\p{L}\p{M}]+)-$/u.exec(line.slice(-60))?.[1] ?? '').toLowerCase();
  const two = (/^[\p{L}\p{M}]+/u.exec(next.slice(0, 60))?.[0] ?? '').toLowerCase();
  if (one === '' || vocabulary.has(one + two)) return false;
  if (vocabulary.has(`${one}-${two}`) || (firstParts.has(one) && !ending.test(two))) return true;
  return one.length > 3 && two.length > 3 && vocabulary.has(one) && vocabulary.has(two);
}
