/** Turns superscripts and subscripts of a PDF into Unicode: 10⁶ stays 10⁶. */
import { lowered, raised } from '../../text/scripts.ts';

/** Text with its position in points; `y` counts from the top. */
export interface PlacedText {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  page: number;
}

/** Largest size of a script, in sizes of the letters beside it. */
const maxScriptSize = 0.86;
/** Distance of a script from the line, in sizes of the letters there. */
const [leastAbove, leastBelow, most] = [0.12, 0.05, 0.8];
/** Letters in a script; a longer text is small print. */
export const maxScriptLength = 16;

/** Scripts of scripts of scripts. */
const maxDepth = 2;

type Side = 'above' | 'below';

/** Whether a word is a script above or below its base; undefined where it is on the line, or far away. */
export function sideOf(base: PlacedText, word: PlacedText): Side | undefined {
  if (word.page !== base.page || word.size > maxScriptSize * base.size) return undefined;
  const up = (base.y - word.y) / base.size;
  if (up > leastAbove && up < most) return 'above';
  return -up > leastBelow && -up < most / 2 ? 'below' : undefined;
}

/** Next to each other, or one above the other. */
export const isBeside = (before: PlacedText, word: PlacedText, size: number): boolean =>
  word.x - before.right < 0.3 * Math.min(size, word.size) &&
  word.x - before.right > -1.5 * size &&
  word.x > before.x - 0.1 * size;

/** Appends its superscripts and subscripts to each word. */
export function withScripts<T extends PlacedText>(words: readonly T[], depth = 0): T[] {
  if (depth > maxDepth) return [...words];
  const all: T[] = [];
  for (let i = 0; i < words.length; ) {
    const base = words[i] as T;
    const scripts = scriptsAfter(words, i, depth);
    const first = words[i + 1];
    if (scripts) {
      const right = Math.max(base.right, ...scripts.words.map((word) => word.right));
      all.push({ ...base, text: base.text + scripts.text, right });
      i += 1 + scripts.words.length;
    } else if (
      first &&
      base.text.length <= 3 &&
      sideOf(first, base) === 'above' &&
      isBeside(base, first, first.size)
    ) {
      // A footnote number before its text.
      all.push({ ...base, text: raised(base.text), y: first.y, size: first.size });
      i++;
    } else {
      all.push(base);
      i++;
    }
  }
  return all;
}

function scriptsAfter<T extends PlacedText>(
  words: readonly T[],
  at: number,
  depth: number,
): { text: string; words: T[] } | undefined {
  const base = words[at] as T;
  const found: T[] = [];
  let text = '';
  for (let i = at + 1; i < words.length; ) {
    const [word, before] = [words[i] as T, found.at(-1) ?? base];
    const side = sideOf(base, word);
    if (!side || !isBeside(before, word, base.size)) break;
    // Letters of the same script, with their own scripts.
    const run = [word];
    while (
      run.length <= maxScriptLength &&
      i + run.length < words.length &&
      continues(word, run, words[i + run.length] as T)
    )
      run.push(words[i + run.length] as T);
    if (run.length > maxScriptLength) return undefined;
    const inner = withScripts(run, depth + 1)
      .map((each) => each.text)
      .join('');
    if (inner.length > maxScriptLength) return undefined;
    text += side === 'above' ? raised(inner) : lowered(inner);
    found.push(...run);
    i += run.length;
  }
  const next = words[at + 1 + found.length];
  // A large initial before small letters is no base of a script.
  const isInitial =
    next !== undefined &&
    found.length > 0 &&
    Math.abs(next.y - (found.at(-1)?.y ?? 0)) < 0.1 * next.size &&
    Math.abs(next.size - (found.at(-1)?.size ?? 0)) < 0.05 * next.size &&
    next.page === base.page;
  return found.length === 0 || isInitial ? undefined : { text, words: found };
}

function continues(first: PlacedText, run: readonly PlacedText[], word: PlacedText): boolean {
  const before = run.at(-1) as PlacedText;
  if (!isBeside(before, word, first.size) || word.page !== first.page) return false;
  const isSame =
    Math.abs(word.y - first.y) < 0.05 * first.size && Math.abs(word.size - first.size) < 0.05 * first.size;
  return isSame || sideOf(first, word) !== undefined;
}
