/** A question as a row of cells. Lists have one entry per line. */
import type { WrittenQuestion } from '../sources/documents.ts';
import { readNumber } from '../sources/numbers.ts';

export const columns = [
  'kind',
  'question',
  'answer',
  'wrong',
  'explanation',
  'hint',
  'level',
  'tolerance',
  'unit',
  'answer remarks',
  'wrong remarks',
  'topic',
  'tags',
] as const;
export type Column = (typeof columns)[number];
export type DeckRow = Partial<Record<Column, string>>;

/** A question of a deck, with the id of its topic, and tags that name no topic. */
export interface DeckQuestion {
  written: WrittenQuestion;
  topic: string | null;
  /** Without spaces, as in Anki. */
  tags: string[];
}

export function toRow({ written, topic, tags }: DeckQuestion): DeckRow {
  const { kind, question, explanation, hint = '', level = '' } = written;
  return {
    ...{ kind, question, explanation, hint, level, topic: topic ?? '', tags: tags.join(' ') },
    ...answerCells(written),
  };
}

function answerCells(written: WrittenQuestion): DeckRow {
  switch (written.kind) {
    case 'single':
    case 'multiple': {
      const [right, wrong] = [true, false].map((is) =>
        written.options.filter((each) => each.right === is),
      ) as [typeof written.options, typeof written.options];
      return {
        answer: lines(right.map(({ text }) => text)),
        wrong: lines(wrong.map(({ text }) => text)),
        'answer remarks': remarkLines(right),
        'wrong remarks': remarkLines(wrong),
      };
    }
    case 'boolean':
      return { answer: String(written.answer) };
    case 'number':
      return {
        answer: String(written.answer),
        tolerance: String(written.tolerance),
        unit: written.unit ?? '',
      };
    default:
      return { answer: lines(written.answer) };
  }
}

/**
 * The question in the authors' format, before validation.
 * @param decimalComma numbers are written as in 0,5
 */
export function fromRow(row: DeckRow, decimalComma = false): object {
  const { question = '', explanation = '', hint = '', level = '' } = row;
  const kind = row.kind?.trim().toLowerCase() || guessKind(row, decimalComma);
  return {
    kind,
    question,
    // A card without an explanation shows its answer.
    explanation: explanation || `${row.answer ?? ''}`,
    ...(hint && { hint }),
    ...(level && { level }),
    ...answerOf(kind, row, decimalComma),
  };
}

function answerOf(kind: string, row: DeckRow, decimalComma: boolean): object {
  const { answer = '', tolerance = '', unit = '' } = row;
  switch (kind) {
    case 'single':
    case 'multiple':
      return {
        options: [
          ...optionsOf(answer, row['answer remarks'], true),
          ...optionsOf(row.wrong, row['wrong remarks'], false),
        ],
      };
    case 'boolean':
      return { answer: truth.get(answer.trim().toLowerCase()) ?? answer };
    case 'number':
      return {
        answer: answer.trim() === '' ? undefined : (numberIn(answer, decimalComma) ?? answer),
        ...(tolerance.trim() && { tolerance: numberIn(tolerance, decimalComma) ?? tolerance }),
        ...(unit && { unit }),
      };
    case 'card':
      return { answer: onOneLine(answer) };
    default:
      return { answer: entries(answer) };
  }
}

function numberIn(text: string, decimalComma: boolean): number | undefined {
  return readNumber(decimalComma ? text.replace(/^([^,.]*),([^,.]*)$/, '$1.$2') : text);
}

const truth = new Map<string, boolean>(
  Object.entries({
    ...{ true: true, yes: true, right: true, correct: true, ja: true, wahr: true, vrai: true, oui: true },
    ...{
      false: false,
      no: false,
      wrong: false,
      incorrect: false,
      nein: false,
      falsch: false,
      faux: false,
      non: false,
    },
  }),
);
/** Unambiguous truth values: “right” may be a direction. */
const surelyTruth = new Set(['true', 'false', 'yes', 'no', 'wahr', 'vrai', 'ja', 'nein', 'oui', 'non']);
const asksForWord =
  /^(?:what|which|who|whom|whose|where|when|why|how|wie|was|wer|wo|wann|warum|welche[rsnm]?|quel(?:le)?s?|qui|où|comment)(?![\p{L}\p{M}])/iu;

function optionsOf(cell = '', remarks = '', right: boolean): object[] {
  const said = remarks.split('\n').map((remark) => (remark.trim() === nothing ? '' : remark.trim()));
  return entries(cell).map((text, i) => ({
    text,
    right,
    ...(said[i] && { remark: said[i] }),
  }));
}

/** Guesses the kind of a question without one. */
function guessKind(
  { question = '', answer = '', wrong = '', tolerance = '' }: DeckRow,
  decimalComma: boolean,
): string {
  const bare = answer.trim().toLowerCase();
  if (wrong.trim() !== '') return entries(answer).length > 1 ? 'multiple' : 'single';
  if (isBlank.test(question)) return 'gap';
  if (surelyTruth.has(bare) && !asksForWord.test(question.trim())) return 'boolean';
  // A fraction may be a date.
  if (tolerance.trim() !== '' || (!/[/%]/.test(bare) && numberIn(bare, decimalComma) !== undefined))
    return 'number';
  return 'card';
}

/** A blank, but not the underscores of a name such as __init__. */
const isBlank = /(?<![\p{L}\p{N}_])_{2,}(?![\p{L}\p{N}_])/u;

/** Entries of a cell, one per line. */
const entries = (cell: string): string[] =>
  cell
    .split('\n')
    .map((entry) => entry.trim())
    .filter(Boolean);

/** The back of a card as one answer; the entries of a list stay apart. */
const onOneLine = (cell: string): string =>
  entries(cell).reduce(
    (line, entry) => (line === '' ? entry : `${line}${/[.,:;!?]$/.test(line) ? '' : ';'} ${entry}`),
    '',
  );

const lines = (all: readonly string[]): string => all.join('\n');

/** Placeholder for an empty remark, so that the others keep their position. */
const nothing = '–';

const remarkLines = (options: { remark?: string | undefined }[]): string =>
  options.some(({ remark }) => remark) ? lines(options.map(({ remark = nothing }) => remark)) : '';
