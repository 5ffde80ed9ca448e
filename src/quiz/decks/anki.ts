/**
 * Decks as Anki's “Notes in Plain Text”: tab-separated fields under lines that begin with #, HTML inside, gaps as
 * {{c1::answer::hint}} (docs.ankiweb.net, “Importing text files”).
 */
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { UserError } from '../../errors.ts';
import { type Candidate, candidateOf } from './check.ts';
import { columnOf } from './csv.ts';
import { type Column, columns, type DeckQuestion, type Row, toRow } from './row.ts';

/** Anki shows the first two fields on a card's sides. */
const fields: readonly Column[] = [
  'question',
  'answer',
  ...columns.filter((name) => name !== 'question' && name !== 'answer' && name !== 'topic'),
  'topic',
];

export function writeAnki(deck: readonly DeckQuestion[]): string {
  const header = [
    '#separator:tab',
    '#html:true',
    `#columns:${fields.join('\t')}`,
    `#tags column:${fields.length}`,
    '',
  ].join('\n');
  const rows = deck.map((question) => {
    const row = withCloze(toRow(question));
    return fields.map((name) => toHtml(row[name] ?? ''));
  });
  return header + stringify(rows, { delimiter: '\t', quoted_match: /["\t\n#]/ });
}

/** @throws UserError when it is no such file, or a note has several gaps */
export function readAnki(text: string): Candidate[] {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const head = /^(#[^\n]*\n)*/.exec(source)?.[0] ?? '';
  const settings = new Map(
    head
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const at = line.indexOf(':');
        return [line.slice(1, at).trim().toLowerCase(), line.slice(at + 1)] as const;
      }),
  );
  const separator = settings.get('separator')?.trim().toLowerCase() ?? 'tab';
  const delimiter = separators[separator] ?? separator;
  const names = namesOf(settings, delimiter);
  const plain = settings.get('html')?.trim().toLowerCase() === 'false' ? (cell: string) => cell : fromHtml;
  const skipped = head.split('\n').length - 1;
  return parsed(source.slice(head.length), delimiter).map(({ record, info }) => {
    const row: Row = {};
    for (const [i, cell] of record.entries()) {
      const name = names[i];
      if (name) row[name] = plain(cell);
    }
    const line = info.lines + skipped;
    return candidateOf(tidied(withGap(row, line)), line);
  });
}

const separators: Record<string, string> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  space: ' ',
};

/** Without names the first field is the question, the second the answer, and the tags' column says itself. */
function namesOf(settings: ReadonlyMap<string, string>, delimiter: string): (Column | undefined)[] {
  const named = settings.get('columns')?.split(delimiter).map(columnOf);
  const names: (Column | undefined)[] = named ?? ['question', 'answer', 'explanation'];
  const tags = Number(settings.get('tags column'));
  if (tags > 0) names[tags - 1] = 'topic';
  return names;
}

/** Only one of Anki's tags can be the topic. */
const tidied = (row: Row): Row => ({
  ...row,
  ...(row.topic && { topic: row.topic.trim().split(/\s+/)[0] ?? '' }),
});

const cloze = /\{\{c\d+::([\s\S]*?)(?:::([\s\S]*?))?\}\}/g;

/** Anki marks a gap with what fills it, unless that would be read as more mark-up. */
function withCloze(row: Row): Row {
  const [word = ''] = (row.answer ?? '').split('\n');
  if (row.kind !== 'gap' || /[{}:]/.test(word)) return row;
  const hint = row.hint && !/[{}:\n]/.test(row.hint) ? `::${row.hint}` : '';
  return { ...row, question: (row.question ?? '').replace(/_{2,}/, () => `{{c1::${word}${hint}}}`) };
}

function withGap(row: Row, line: number): Row {
  const { question = '' } = row;
  const [first, second] = [...question.matchAll(cloze)];
  if (!first) return row;
  if (second) throw new UserError(`Row ${line}: this note has several gaps {{c…}}; make a note of each.`);
  const [whole, word = '', hint] = first;
  return {
    ...row,
    kind: 'gap',
    question: question.replace(whole, () => '___'),
    answer: row.answer?.trim() ? row.answer : word,
    ...(hint && { hint: row.hint || hint }),
  };
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  apos: "'",
};

/** Line breaks, bold and italics are kept as Markdown; other mark-up has no place in a quiz. */
export function fromHtml(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(div|p|li)>/gi, '\n')
    .replace(/<\/?(b|strong)>/gi, '**')
    .replace(/<\/?(i|em)>/gi, '*')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => named[name.toLowerCase()] ?? numbered(name) ?? whole)
    .trim();
}

const numbered = (name: string): string | undefined => {
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
};

export const toHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*/g, '<b>$1</b>')
    .replace(/\*(?=[^\s*])([^*\n]*[^\s*])\*/g, '<i>$1</i>')
    .replaceAll('\n', '<br>');

interface Parsed {
  record: string[];
  info: { lines: number };
}

function parsed(text: string, delimiter: string): Parsed[] {
  try {
    return parse(text, {
      info: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UserError(`This is no text of Anki’s that I can read: ${error.message.replace(/\.?$/, '.')}`);
  }
}
