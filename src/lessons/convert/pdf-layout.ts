/** Finds headings, paragraphs, lists and tables of an untagged PDF by the style and position of its words. */
import type { Element } from 'hast';
import type { Table } from './pdf-cells.ts';
import type { DrawnText } from './pdf-drawing.ts';
import { withSoftHyphens } from './pdf-hyphens.ts';
import { commonStyle, element, type FontStyle, inlineOf, isOnLine } from './pdf-inline.ts';
import { headingsOf, type Line, styleOf } from './pdf-style.ts';
import { tablesOf } from './pdf-tables.ts';
import type { PdfWord } from './pdf-words.ts';

interface Block {
  tagName: string;
  lines: Line[];
  /** Number of an item in a numbered list. */
  number?: number;
  table?: Table;
}

const bullet = /^[•◦▪‣·–*○●■□-]$/;
const numbered = /^(\d{1,3})[.)]$/;
/** The end of a complete paragraph, one that no page or column break interrupts. */
const ended = /[.!?:…][)”’"]*$/;

/** @param drawing consecutive pages, each placed below the one before */
export function elementsOfLayout({ words, boxes }: DrawnText): Element[] {
  const drawing = { words: withHyphens(words), boxes };
  const tables = tablesOf(drawing);
  const inTable = new Map(tables.flatMap((table) => [...table.words].map((word) => [word, table])));
  const lines = linesOf(drawing.words.filter((word) => !inTable.has(word)));
  const style = styleOf(lines, drawing.words);
  const headings = headingsOf(lines, style);
  const beginning = new Map(lines.map((line) => [line.words[0], line]));
  const waiting = new Set(tables);
  const blocks: Block[] = [];
  for (const word of drawing.words) {
    const [table, line] = [inTable.get(word), beginning.get(word)];
    if (table && waiting.delete(table)) blocks.push({ tagName: 'table', lines: [], table });
    if (line)
      addLine(blocks, line, headings.get(line) ?? (isProgram(line, style.font) ? 'pre' : 'p'), style.step);
  }
  return blocks.reduce((all, block) => withBlock(all, block, style.font), [] as Element[]);
}

function withHyphens(words: readonly PdfWord[]): PdfWord[] {
  const isLast = (i: number) => {
    const [word, next] = [words[i], words[i + 1]];
    return word !== undefined && next !== undefined && !isOnLine(word, next);
  };
  const texts = withSoftHyphens(
    words.map(({ text }) => text),
    isLast,
  );
  return words.map((word, i) => ({ ...word, text: texts[i] ?? word.text }));
}

function linesOf(words: readonly PdfWord[]): Line[] {
  const lines: PdfWord[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (last && isOnLine(last, word)) line?.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => {
    const [{ page, y }] = line as [PdfWord];
    const longest = line.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    return { words: line, x: Math.min(...line.map(({ x }) => x)), y, page, size: longest.size };
  });
}

const isProgram = ({ words }: Line, text: FontStyle): boolean =>
  !text.mono && words.every(({ mono }) => mono);

function addLine(blocks: Block[], line: Line, tagName: string, step: number): void {
  const last = blocks.at(-1);
  const before = last?.lines.at(-1);
  const [first] = line.words;
  const number = first?.bold ? Number.NaN : Number(numbered.exec(first?.text ?? '')?.[1]);
  const isNext = number === 1 || (last?.number !== undefined && number === last.number + 1);
  if (tagName === 'p' && line.words.length > 1 && (isNext || bullet.test(first?.text ?? '')))
    blocks.push({ tagName: 'li', lines: [withoutMark(line)], ...(isNext && { number }) });
  else if (last && before && goesOn(last, before, line, tagName, step)) last.lines.push(line);
  else blocks.push({ tagName, lines: [line] });
}

const withoutMark = (line: Line): Line => ({ ...line, words: line.words.slice(1) });

function goesOn(block: Block, before: Line, line: Line, tagName: string, step: number): boolean {
  const isText = block.tagName === 'p' && tagName === 'pre';
  const isItem = block.tagName === 'li' && tagName === 'p';
  if (block.tagName !== tagName && !isText && !isItem) return false;
  const text = before.words.at(-1)?.text ?? '';
  if (before.page !== line.page || line.y < before.y) return tagName === 'p' && !ended.test(text);
  if (line.y - before.y > step * line.size) return false;
  if (block.tagName === 'li') return line.x > before.x - line.size / 2;
  return !(ended.test(text) && line.x > before.x + 0.8 * line.size);
}

function withBlock(
  elements: Element[],
  { tagName, lines, number, table }: Block,
  text: FontStyle,
): Element[] {
  const words = lines.flatMap((line) => line.words);
  if (table) {
    const rows = table.rows.map((row, i) => rowOf(row, i === 0, text));
    elements.push(element('table', rows));
  } else if (tagName === 'li') {
    const list = number === undefined ? 'ul' : 'ol';
    const item = element('li', inlineOf(words, text));
    const last = elements.at(-1);
    if (last?.tagName === list && number !== 1) last.children.push(item);
    else elements.push(element(list, [item]));
  } else if (tagName === 'pre') addProgram(elements, lines);
  else
    elements.push(
      element(tagName, inlineOf(words, tagName === 'p' ? text : { ...commonStyle(words, text), bold: true })),
    );
  return elements;
}

function rowOf(row: readonly PdfWord[][], isHead: boolean, text: FontStyle): Element {
  return element(
    'tr',
    row.map((cell) => element(isHead ? 'th' : 'td', inlineOf(cell, commonStyle(cell, text)))),
  );
}

/** Monospaced letters are equally wide, so spaces can be counted. An empty line does not end a program. */
function addProgram(elements: Element[], lines: readonly Line[]): void {
  const words = lines.flatMap((line) => line.words);
  const width = Math.max(...words.map(({ text, x, right }) => (right - x) / text.length));
  const omissions = Math.min(...lines.map(({ x }) => x));
  const program = lines.map((line) =>
    line.words.reduce(
      (text, { x, text: word }) => text.padEnd(Math.round((x - omissions) / width)) + word,
      '',
    ),
  );
  const last = elements.at(-1);
  if (last?.tagName === 'pre') addText(last, `\n\n${program.join('\n')}`);
  else elements.push(element('pre', [element('code', [{ type: 'text', value: program.join('\n') }])]));
}

function addText(parent: Element, text: string): void {
  const last = parent.children.at(-1);
  if (last?.type === 'element') addText(last, text);
  else if (last?.type === 'text') last.value += text;
}
