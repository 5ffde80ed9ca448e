/** Turns words of a PDF into text with emphasis. */
import type { Element, ElementContent } from 'hast';
import { goesOnWith, softHyphen } from './pdf-hyphens.ts';
import { type PdfWord, wordGap } from './pdf-words.ts';

/** Font style of a word. Emphasis is what differs from the style of the text. */
export type FontStyle = Pick<PdfWord, 'bold' | 'italic' | 'mono'>;

interface Run {
  tagName?: string;
  text: string;
  /** Space before it, or nothing. */
  gap: string;
}

/** @param plain the font style that is no emphasis here, such as bold in a heading */
export function inlineOf(words: readonly PdfWord[], plain: FontStyle): ElementContent[] {
  const runs: Run[] = [];
  let before: PdfWord | undefined;
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

export const isOnLine = (a: PdfWord, b: PdfWord): boolean =>
  a.page === b.page && Math.abs(a.y - b.y) < 0.5 * Math.max(a.size, b.size);

/** The style that all words share; where they differ, that of the text. */
export function commonStyle(words: readonly PdfWord[], text: FontStyle): FontStyle {
  const all = (key: keyof FontStyle) => words.every((word) => word[key]) || text[key];
  return { bold: all('bold'), italic: all('italic'), mono: all('mono') };
}

function emphasisOf(word: PdfWord, plain: FontStyle): string | undefined {
  if (word.mono && !plain.mono) return 'code';
  if (word.bold && !plain.bold) return 'strong';
  return word.italic && !plain.italic ? 'em' : undefined;
}
