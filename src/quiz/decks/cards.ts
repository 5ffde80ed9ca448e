/** Turns a table row into one question, or one per cloze. */
import { withoutInvisible } from './bytes.ts';
import type { Candidate, RowProblem } from './candidate.ts';
import { type ClozePiece, clozeQuestions, clozeShown, gapSign, readClozes } from './cloze.ts';
import type { ColumnMeaning } from './columns.ts';
import { unescapeFormula } from './csv.ts';
import { type CellText, escapeUnknownTags, fromHtml, hasHtml } from './html.ts';
import { withOptions } from './options.ts';
import { type Column, type DeckRow, fromRow } from './row.ts';

export interface RowReading {
  candidates: Candidate[];
  problem?: RowProblem;
  /** A picture or sound was dropped. */
  media?: true;
}

export interface CellStyle {
  /** `maybe`: detected per cell. */
  html: 'yes' | 'no' | 'maybe';
  decimalComma: boolean;
  /** From a spreadsheet, where an apostrophe keeps a cell from being a formula. */
  escapesFormulas: boolean;
}

/** The longest cell with its markup, in characters. */
const longestCell = 20_000;
const longestQuestion = 600;

/** @param row its number in messages */
export function readRow(
  cells: readonly string[],
  meanings: readonly (ColumnMeaning | undefined)[],
  style: CellStyle,
  row: number,
): RowReading {
  const wrong = (reason: string): RowReading => ({ candidates: [], problem: { row, reason } });
  if (cells.some((cell) => cell.length > longestCell))
    return wrong(`One of its cells has more than ${longestCell} characters.`);
  const read = cells.map((cell, at) => (meanings[at] ? readCell(cell, style) : nothing));
  const of = (meaning: ColumnMeaning) => read.filter((_, at) => meanings[at] === meaning);
  const flaw = [...of('question'), ...of('answer')].map(flawOf).find(Boolean);
  if (flaw) return wrong(flaw);

  const all = meanings.flatMap((meaning, at) =>
    meaning && read[at] ? [[meaning, read[at].text] as const] : [],
  );
  const plain = rowOf(all);
  const options = of('option').map(({ text }) => text);
  const filled = options.some(Boolean) ? withOptions(plain, options) : plain;
  if (typeof filled === 'string') return wrong(filled);
  const reading = questionsOf(filled, style.decimalComma, row);
  return read.some(({ media }) => media) ? { ...reading, media: true } : reading;
}

const nothing: CellText = { text: '', media: undefined };

function readCell(raw: string, { html, escapesFormulas }: CellStyle): CellText {
  const cell = escapesFormulas ? unescapeFormula(raw) : raw;
  const isHtml = html === 'yes' || (html === 'maybe' && hasHtml(cell));
  const { text, media } = isHtml
    ? fromHtml(html === 'yes' ? cell : escapeUnknownTags(cell))
    : { ...nothing, text: cell };
  const silent = text.replace(sound, '');
  return {
    text: withoutInvisible(silent.replace(formulaMark, '')).trim(),
    media: media ?? (silent === text ? undefined : 'sound'),
  };
}

/** `[sound:gate.mp3]`, and Anki's text to speech. */
const sound = /\[(?:sound|anki):[^[\]]*\]/gi;
/** Marks around LaTeX formulas. The formulas stay. */
const formulaMark = /\[\/?(?:latex|\${1,2})\]|<\/?anki-mathjax>/gi;

/** The reason where a cell is useless without its picture or sound. */
function flawOf({ text, media }: CellText): string | undefined {
  if (!media || (text !== '' && !text.endsWith(':'))) return undefined;
  return `It needs a ${media}, and only text can be imported.`;
}

/** Joins cells of one meaning, one per line. */
function rowOf(cells: readonly (readonly [ColumnMeaning, string])[]): DeckRow {
  const row: DeckRow = {};
  for (const [meaning, text] of cells) {
    if (meaning === 'option' || meaning === 'ignored' || text === '') continue;
    row[meaning] = row[meaning] === undefined ? text : `${row[meaning]}\n${text}`;
  }
  return row;
}

function questionsOf(row: DeckRow, decimalComma: boolean, at: number): RowReading {
  const wrong = (reason: string): RowReading => ({ candidates: [], problem: { row: at, reason } });
  const { question = '', answer = '' } = row;
  const candidate = (filled: DeckRow): Candidate => ({
    row: at,
    raw: fromRow(filled, decimalComma),
    ofTable: true,
    topic: row.topic?.trim() ?? '',
    tags: tagsIn(row.tags ?? ''),
  });
  if (question === '') return wrong('There is no question.');
  const ofDeck = row.kind !== undefined;
  const pieces = !ofDeck || row.kind === 'gap' ? readClozes(question) : undefined;
  if (pieces) return clozesOf(row, pieces, candidate, at);
  if (!ofDeck && /\{\{c\d{1,3}::/.test(question))
    return wrong('A gap that begins with {{c… does not end with }}.');
  if (answer === '') return wrong('There is no answer.');
  return { candidates: [candidate(row)] };
}

function clozesOf(
  row: DeckRow,
  pieces: readonly ClozePiece[],
  candidate: (row: DeckRow) => Candidate,
  at: number,
): RowReading {
  const wrong = (reason: string): RowReading => ({ candidates: [], problem: { row: at, reason } });
  const whole = clozeShown(pieces);
  if (whole.includes('image-occlusion:')) return wrong('It needs a picture, and only text can be imported.');
  if (whole.length > longestQuestion)
    return wrong(`It has ${whole.length} letters; ${longestQuestion} are the most.`);
  // The bot's own decks list all answers of the gap; the back of an Anki note explains.
  const ours = row.kind === 'gap';
  const extra = [...(ours ? [] : [row.answer]), row.explanation].filter(Boolean).join('\n');
  const candidates = [...clozeQuestions(pieces)].map(({ question, answer, hint }) => {
    const word = answer.split('\n').join(' ').trim();
    return candidate({
      ...row,
      kind: 'gap',
      question,
      answer: ours && row.answer ? row.answer : word,
      explanation: extra || whole,
      ...(hint && { hint: row.hint ?? hint }),
    } satisfies Partial<Record<Column, string>>);
  });
  if (candidates.length === 0 || !whole.trim()) return wrong(`There is nothing in its gap ${gapSign}.`);
  return { candidates: ours ? candidates.slice(0, 1) : candidates };
}

const mostTags = 20;

/** Separated by commas or semicolons, else by spaces as in Anki. */
const tagsIn = (cell: string): string[] => {
  const tags = cell.split(/[,;\n]/.test(cell) ? /[,;\n]+/ : /\s+/).map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))].slice(0, mostTags);
};
