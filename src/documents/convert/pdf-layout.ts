/** Headings, paragraphs and lists of a PDF without structure, by the size and place of its letters. */
import type { Element } from 'hast';

/** What pdf.js gives: a run of text, or a mark around some. */
export interface Piece {
  type?: string;
  id?: string | null;
  str?: string;
  /** Of the letters. */
  height?: number;
  /** The last two are x and y, from the left and from the bottom. */
  transform?: number[];
  hasEOL?: boolean;
}

interface Line {
  text: string;
  height: number;
  y: number;
}

/** A line so much larger than most is a heading. */
const headingScale = 1.15;
/** Lines further apart than this many heights are not of one paragraph. */
const paragraphGap = 1.7;
const bullet = /^[•◦▪‣·–*-]\s+/;

export function elementsOfLayout(pieces: readonly Piece[]): Element[] {
  const lines = linesOf(pieces);
  const body = median(lines.map(({ height }) => height));
  const sizes = [...new Set(lines.map(({ height }) => height))]
    .filter((height) => height > headingScale * body)
    .sort((a, b) => b - a);
  const elements: Element[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const rank = sizes.indexOf(line.height);
    const tagName = rank >= 0 ? `h${Math.min(rank + 1, 6)}` : bullet.test(line.text) ? 'li' : 'p';
    const last = elements.at(-1);
    const isNear =
      before !== undefined && before.y - line.y < paragraphGap * line.height && before.y > line.y;
    const goesOn =
      isNear &&
      last !== undefined &&
      (last.tagName === tagName || (last.tagName === 'ul' && tagName === 'p'));
    if (tagName === 'li') addItem(elements, line.text.replace(bullet, ''));
    else if (goesOn && tagName !== 'li') addText(last, line.text);
    else elements.push(element(tagName, line.text));
    before = line;
  }
  return elements;
}

const element = (tagName: string, text: string): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children: [{ type: 'text', value: text }],
});

function addItem(elements: Element[], text: string): void {
  const item = element('li', text);
  const last = elements.at(-1);
  if (last?.tagName === 'ul') last.children.push(item);
  else elements.push({ ...element('ul', ''), children: [item] });
}

/** Goes on with the last text inside; a word divided at the end of a line is joined. */
function addText(parent: Element, text: string): void {
  const last = parent.children.at(-1);
  if (last?.type === 'element') addText(last, text);
  else if (last?.type === 'text')
    last.value = /[a-z]-$/.test(last.value) ? last.value.slice(0, -1) + text : `${last.value} ${text}`;
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const { type, str = '', height = 0, transform = [] } of pieces) {
    if (type !== undefined || str === '') continue;
    const y = transform[5] ?? 0;
    const line = lines.at(-1);
    if (line && Math.abs(line.y - y) < 0.5 * Math.max(height, line.height, 1)) {
      line.text += str;
      line.height = Math.max(line.height, round(height));
    } else lines.push({ text: str, height: round(height), y });
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

const round = (height: number) => Math.round(2 * height) / 2;

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
