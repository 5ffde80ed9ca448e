/** Limits for one document, so that parsing stays fast. A document beyond them is rejected with a reason. */
import { UserError } from '../types/errors.ts';

export const documentLimits = {
  /** Nesting of lists and quotations. */
  depth: 25,
  /** Emphasis marks and opening brackets in one paragraph. */
  marks: 500,
  /** Headings and glossary terms. */
  topics: 2_000,
  /** Aliases of all topics together. */
  aliases: 2_000,
  questions: 500,
  /** Authors' answers in one topic. */
  answers: 100,
  /** Questions of one answer. */
  wordings: 20,
  /** Characters of a question. */
  wording: 300,
  /** Characters of an answer. */
  answer: 1_000,
  tableRows: 2_000,
  comparisonRows: 200,
  comparisonColumns: 12,
  /** Letters of a topic's title. */
  title: 200,
  /** Problems that are listed. */
  problems: 100,
  /** Characters of the shown text, including tables and overviews. */
  shown: 1_500_000,
};

const number = (value: number) => value.toLocaleString('en');

/** @param what plural, such as “headings and terms” @throws UserError where `count` exceeds `most` */
export function requireAtMost(line: number, count: number, most: number, what: string): void {
  if (count > most)
    throw new UserError(
      `Line ${line}: more than ${number(most)} ${what}. A document may hold ${number(most)}; divide it.`,
    );
}

/**
 * Checks nesting and marks on the raw text, before the parser sees it: the parser takes more than linear time for deep
 * nesting and for thousands of marks in one paragraph.
 *
 * @param lineAbove the line of the document above the first line of the source
 * @throws UserError that names the line and the limit
 */
export function checkNesting(source: string, lineAbove = 0): void {
  /** Columns where the content of the open list items begins. */
  let open: number[] = [];
  let marks = 0;
  let isTable = false;
  let line = lineAbove;
  /** The line that ends the open front matter or code block, in which marks do not count. */
  let fence = source.startsWith('---') ? '---' : '';
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start);
    const end = newline < 0 ? source.length : newline;
    line += 1;
    const text = source.slice(start, end).trim();
    const wasOpen = fence !== '';
    if (wasOpen ? start > 0 && text.startsWith(fence) : /^(```|~~~)/.test(text))
      fence = wasOpen ? '' : text.slice(0, 3);
    if (wasOpen) {
      marks = 0;
      start = end + 1;
      continue;
    }
    const opened = openedBy(source, start, end, open);
    if (opened.depth > documentLimits.depth)
      throw new UserError(
        `Line ${line} is nested more than ${documentLimits.depth} levels deep in lists and quotations; at most ${documentLimits.depth} are read.`,
      );
    if (opened.isBlank) [marks, isTable] = [0, false];
    else {
      open = opened.open;
      if (opened.isItem || isTable || isDefinition(text)) marks = 0;
      isTable ||= isDelimiterRow(source, start, end);
      marks += marksIn(source, start, end);
      if (marks > documentLimits.marks)
        throw new UserError(
          `Line ${line}: this paragraph has more than ${documentLimits.marks} marks such as *, _, ~ and [. At most ${documentLimits.marks} are read; divide it.`,
        );
    }
    start = end + 1;
  }
}

interface Opened {
  open: number[];
  depth: number;
  isItem: boolean;
  isBlank: boolean;
}

const isDigit = (character: string | undefined) =>
  character !== undefined && character >= '0' && character <= '9';
const isSpace = (character: string | undefined) => character === ' ' || character === '\t';

/** Finds the list items and quotations that are open at the first word of a line. */
function openedBy(source: string, start: number, end: number, before: readonly number[]): Opened {
  let column = 0;
  let at = start;
  let quotes = 0;
  let isItem = false;
  let open = [...before];
  for (;;) {
    while (at < end && isSpace(source[at])) {
      column += source[at] === '\t' ? 4 - (column % 4) : 1;
      at += 1;
    }
    if (at === end) return { open: [...before], depth: 0, isItem: false, isBlank: quotes === 0 && !isItem };
    const width = markerAt(source, at, end);
    if (source[at] !== '>' && width === 0) break;
    if (source[at] === '>') quotes += 1;
    else {
      open = open.filter((content) => content <= column);
      open.push(column + width + 1);
      isItem = true;
    }
    if (quotes + open.length > documentLimits.depth) break;
    const step = Math.max(width, 1);
    at += step;
    column += step;
  }
  open = open.filter((content) => content <= column || isItem);
  return { open, depth: quotes + open.length, isItem: isItem || quotes > 0, isBlank: false };
}

/** Length of the list marker at this position, or 0. */
function markerAt(source: string, at: number, end: number): number {
  let width = 0;
  if ('-+*'.includes(source[at] ?? ' ')) width = 1;
  else {
    while (width < 10 && isDigit(source[at + width])) width += 1;
    if (width === 0 || !['.', ')'].includes(source[at + width] ?? '')) return 0;
    width += 1;
  }
  return at + width >= end || isSpace(source[at + width]) ? width : 0;
}

function marksIn(source: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at++) {
    const character = source[at];
    if (character === '\\') at += 1;
    // A run such as ** is one mark; each bracket counts.
    else if (character === '[') marks += 1;
    else if ((character === '*' || character === '_' || character === '~') && source[at - 1] !== character)
      marks += 1;
  }
  return marks;
}

/** A link definition, `[name]: address`. */
const isDefinition = (text: string) => text.startsWith('[') && text.slice(0, maxNameLength).includes(']:');
const maxNameLength = 120;

/** The line of dashes below a table header. */
function isDelimiterRow(source: string, start: number, end: number): boolean {
  let [pipes, dashes] = [0, 0];
  for (let at = start; at < end; at++) {
    const character = source[at];
    if (character === '|') pipes += 1;
    else if (character === '-') dashes += 1;
    else if (character !== ':' && !isSpace(character)) return false;
  }
  return pipes > 0 && dashes > 0;
}
