/** What one document may hold. Beyond it the document is refused with a sentence, so that reading stays quick. */
import { UserError } from '../types/errors.ts';

export const documentLimits = {
  /** Lists and quotations inside one another. */
  depth: 25,
  /** Marks of emphasis and opening brackets in one paragraph. */
  marks: 500,
  /** Headings and terms of a glossary. */
  topics: 2_000,
  /** Other names, of all topics together. */
  aliases: 2_000,
  questions: 500,
  /** Authors' answers in a topic, the wordings of a question that each has, and the characters of both. */
  answers: 100,
  wordings: 20,
  wording: 300,
  answer: 1_000,
  tableRows: 2_000,
  comparisonRows: 200,
  comparisonColumns: 12,
  /** Letters in the name of a topic. */
  title: 200,
  /** Flaws that are listed. */
  problems: 100,
  /** Characters of what is shown, tables and overviews written out. */
  shown: 1_500_000,
};

const number = (value: number) => value.toLocaleString('en');

/** @throws UserError where `count` is more than `most` of `what`, such as “headings and terms” */
export function requireAtMost(line: number, count: number, most: number, what: string): void {
  if (count > most)
    throw new UserError(
      `Line ${line}: more than ${number(most)} ${what}. A document may hold ${number(most)}; divide it.`,
    );
}

/**
 * Looks at the characters alone, before anything is parsed: deep nesting and thousands of marks in one paragraph cost
 * the parser more time than their number.
 *
 * @param lineAbove the line of the document above the first one of the source
 * @throws UserError that names the line and the limit
 */
export function checkNesting(source: string, lineAbove = 0): void {
  /** The columns at which the content of the open list items begins. */
  let open: number[] = [];
  let marks = 0;
  let isTable = false;
  let line = lineAbove;
  /** What ends the front matter or the block of code that is open: its marks are no mark-up. */
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

/** Which list items and quotations are open at the first word of a line. */
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

/** How many characters a list's marker has; 0 where none stands. */
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
    // A run such as ** is one mark; brackets count one by one.
    else if (character === '[') marks += 1;
    else if ((character === '*' || character === '_' || character === '~') && source[at - 1] !== character)
      marks += 1;
  }
  return marks;
}

/** `[name]: address`, of which each line is one. */
const isDefinition = (text: string) => text.startsWith('[') && text.slice(0, longestName).includes(']:');
const longestName = 120;

/** The line of dashes below the header of a table. */
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
