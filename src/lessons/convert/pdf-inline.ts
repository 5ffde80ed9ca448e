/** Words of a PDF as text with its emphasis. */
import type { Element, ElementContent } from 'hast';
import { goesOnWith, softHyphen } from './pdf-hyphens.ts';
import { type Word, wordGap } from './pdf-words.ts';

/** The look of most words of a document, from which emphasis differs. */
export type Look = Pick<Word, 'bold' | 'italic' | 'mono'>;

interface Run {
  tagName?: string;
  text: string;
  /** What parts it from the run before. */
  gap: string;
}

/** `plain` is the look that needs no emphasis here, that of the heads in a head. */
export function inlineOf(words: readonly Word[], plain: Look): ElementContent[] {
  const runs: Run[] = [];
  let before: Word | undefined;
  for (const word of words) {
    const run = runs.at(-1);
    const tagName = emphasisOf(word, plain);
    const isNewLine = before !== undefined && !isOnLine(before, word);
    const isDivided = isNewLine && run !== undefined && goesOnWith(run.text, word.text);
    if (run && isDivided && run.text.endsWith(softHyphen)) run.text = run.text.slice(0, -1);
    const isApart = before !== undefined && word.x - before.right > wordGap * word.size;
    const gap = before && !isDivided && (isNewLine || isApart) ? ' ' : '';
    if (run && run.tagName === tagName) run.text += gap + word.text;
    else runs.push({ text: word.text, gap, ...(tagName && { tagName }) });
    before = word;
  }
  return runs.flatMap(({ tagName, text, gap }, i) => {
    const value: ElementContent = { type: 'text', value: text };
    const space: ElementContent[] = i > 0 && gap ? [{ type: 'text', value: gap }] : [];
    return tagName ? [...space, element(tagName, [value])] : [...space, value];
  });
}

export const element = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

export const isOnLine = (a: Word, b: Word): boolean =>
  a.page === b.page && Math.abs(a.y - b.y) < 0.5 * Math.max(a.size, b.size);

/** The look that all of some words share, that of the text where they differ. */
export function lookOf(words: readonly Word[], text: Look): Look {
  const all = (key: keyof Look) => words.every((word) => word[key]) || text[key];
  return { bold: all('bold'), italic: all('italic'), mono: all('mono') };
}

function emphasisOf(word: Word, plain: Look): string | undefined {
  if (word.mono && !plain.mono) return 'code';
  if (word.bold && !plain.bold) return 'strong';
  return word.italic && !plain.italic ? 'em' : undefined;
}
