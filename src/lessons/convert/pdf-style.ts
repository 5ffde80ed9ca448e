/** Tells the headings of a document from its text. */
import type { FontStyle } from './pdf-inline.ts';
import type { PdfWord } from './pdf-words.ts';

export interface Line {
  words: PdfWord[];
  x: number;
  y: number;
  page: number;
  /** Size of most letters. */
  size: number;
}

export interface Style {
  /** Letter size of the text. */
  size: number;
  font: FontStyle;
  /** Largest line distance within a paragraph, in letter sizes. */
  step: number;
}

/** Smallest size of a heading, in sizes of the text; the second if it is bold. */
const [larger, largerBold] = [1.12, 1.04];
/** In letters; a longer bold line is a sentence. */
const longestHeading = 80;

/** @param lines the lines outside of tables @param all the words of the whole document */
export function styleOf(lines: readonly Line[], all: readonly PdfWord[]): Style {
  const outside = lines.flatMap(({ words }) => words);
  const size = mostOf(lettersOf(outside) > lettersOf(all) / 4 ? outside : all, (word) => rounded(word.size));
  const nearlyAll = (key: keyof FontStyle) =>
    lettersOf(all.filter((word) => word[key])) > 0.8 * lettersOf(all);
  const font = { bold: nearlyAll('bold'), italic: nearlyAll('italic'), mono: nearlyAll('mono') };
  const steps = lines
    .slice(1)
    .map((line, i) => (line.y - (lines[i]?.y ?? 0)) / line.size)
    .filter((step) => step > 0.9 && step < 2.5)
    .sort((a, b) => a - b);
  return { size: size ?? 0, font, step: 1.3 * (steps[Math.floor(steps.length / 5)] ?? 1.3) };
}

/** Maps each heading to its element, `h1` to `h6`, by size. */
export function headingsOf(lines: readonly Line[], style: Style): Map<Line, string> {
  const found = lines.filter((line, i) => {
    const scale = rounded(line.size) / style.size;
    if (scale >= larger) return true;
    if (style.font.bold || !line.words.every(({ bold }) => bold)) return false;
    return scale >= largerBold || (scale > 0.95 && isAlone(line, lines[i - 1], lines[i + 1], style));
  });
  const sizes = [...new Set(found.map(({ size }) => rounded(size)))].sort((a, b) => b - a);
  return new Map(found.map((line) => [line, `h${Math.min(sizes.indexOf(rounded(line.size)) + 1, 6)}`]));
}

/** Whether a line is short, no sentence, and has space above and below. */
function isAlone(line: Line, before: Line | undefined, after: Line | undefined, { step }: Style): boolean {
  const text = line.words.map((word) => word.text).join(' ');
  const isFar = (a: Line, b: Line) => a.page !== b.page || Math.abs(b.y - a.y) > step * line.size;
  return (
    text.length <= longestHeading &&
    !/[.,:;!?]$/.test(text) &&
    (before === undefined || isFar(before, line)) &&
    after !== undefined &&
    isFar(line, after)
  );
}

const rounded = (size: number): number => Math.round(5 * size) / 5;

const lettersOf = (words: readonly PdfWord[]): number =>
  words.reduce((sum, { text }) => sum + text.length, 0);

/** The value that most letters have. */
function mostOf<T>(words: readonly PdfWord[], of: (word: PdfWord) => T): T | undefined {
  const counts = new Map<T, number>();
  for (const word of words) counts.set(of(word), (counts.get(of(word)) ?? 0) + word.text.length);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
