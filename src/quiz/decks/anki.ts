/**
 * Decks as Anki's “Notes in Plain Text”: tab-separated fields under lines that begin with #, HTML inside, gaps as
 * {{c1::answer::hint}} (docs.ankiweb.net, “Importing text files”).
 */
import { stringify } from 'csv-stringify/sync';
import { toHtml } from './html.ts';
import { type Column, columns, type DeckQuestion, type DeckRow, toRow } from './row.ts';

/** Anki shows the first two fields on a card's sides. */
const fields: readonly Column[] = [
  'question',
  'answer',
  ...columns.filter((name) => !['question', 'answer', 'topic', 'tags'].includes(name)),
  'tags',
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
    const { topic, tags, ...row } = withCloze(toRow(question));
    const all: DeckRow = { ...row, tags: [topic, tags].filter(Boolean).join(' ') };
    return fields.map((name) => toHtml(all[name] ?? ''));
  });
  return header + stringify(rows, { delimiter: '\t', quoted_match: /["\t\n#]/ });
}

/** Writes a gap as a cloze, unless its text would be read as markup. */
function withCloze(row: DeckRow): DeckRow {
  const [word = ''] = (row.answer ?? '').split('\n');
  if (row.kind !== 'gap' || /[{}:]/.test(`${word}${row.question}`)) return row;
  const hint = row.hint && !/[{}:\n]/.test(row.hint) ? `::${row.hint}` : '';
  return { ...row, question: (row.question ?? '').replace(/_{2,}/, () => `{{c1::${word}${hint}}}`) };
}

/** The settings before the notes. */
export interface AnkiHeader {
  separator: string;
  html: 'yes' | 'no' | 'maybe';
  /** Names of the fields; empty where they are not given. */
  names: string[];
  /** The tags' column, counted from 0. */
  tagsAt: number | undefined;
  /** Columns of metadata: id, note type, deck. */
  aside: Set<number>;
  /** Tags of all notes. */
  tags: string;
  /** How many lines it has. */
  lines: number;
}

const keys = new Set(
  'separator,html,tags,columns,notetype,deck,if matches,notetype column,deck column,tags column,guid column'.split(
    ',',
  ),
);
const separators = new Map(
  Object.entries({
    ...{ tab: '\t', comma: ',', semicolon: ';', pipe: '|', colon: ':', space: ' ' },
    ...{ '\\t': '\t' },
  }),
);

/** Undefined without Anki settings. */
export function readHeader(text: string): AnkiHeader | undefined {
  const settings = new Map<string, string>();
  let [at, lines] = [0, 0];
  while (text[at] === '#') {
    const end = text.indexOf('\n', at);
    const line = text.slice(at + 1, end < 0 ? text.length : end);
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!keys.has(key)) break;
    settings.set(key, line.slice(colon + 1));
    lines++;
    if (end < 0) break;
    at = end + 1;
  }
  if (lines === 0) return undefined;
  const named = settings.get('separator')?.trim().toLowerCase() ?? 'tab';
  const separator = separators.get(named) ?? (named || '\t');
  const column = (key: string) => {
    const place = Number(settings.get(`${key} column`));
    return Number.isInteger(place) && place > 0 ? [place - 1] : [];
  };
  const html = settings.get('html')?.trim().toLowerCase();
  return {
    separator,
    html: html === undefined ? 'maybe' : html === 'false' ? 'no' : 'yes',
    names: settings.get('columns')?.split(separator) ?? [],
    tagsAt: column('tags')[0],
    aside: new Set(['guid', 'notetype', 'deck'].flatMap(column)),
    tags: settings.get('tags') ?? '',
    lines,
  };
}
