/** A question as a row of cells, the way tables and flash cards hold it. Lists stand one entry a line. */
import type { WrittenQuestion } from '../sources/documents.ts';

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
] as const;
export type Column = (typeof columns)[number];
export type Row = Partial<Record<Column, string>>;

/** A question of a deck, with the name of its topic. */
export interface DeckQuestion {
  written: WrittenQuestion;
  topic: string | null;
}

export function toRow({ written, topic }: DeckQuestion): Row {
  const { kind, question, explanation, hint = '', level = '' } = written;
  return { kind, question, explanation, hint, level, topic: topic ?? '', ...answerCells(written) };
}

function answerCells(written: WrittenQuestion): Row {
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

/** The question in the form in which an author writes it; what is missing or wrong is found out when it is checked. */
export function fromRow(row: Row): object {
  const { question = '', explanation = '', hint = '', level = '' } = row;
  const kind = row.kind?.trim().toLowerCase() || guessKind(row);
  return {
    kind,
    question,
    // A bare card explains itself.
    explanation: explanation || `${row.answer ?? ''}`,
    ...(hint && { hint }),
    ...(level && { level }),
    ...answerOf(kind, row),
  };
}

function answerOf(kind: string, row: Row): object {
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
      return { answer: truth[answer.trim().toLowerCase()] ?? answer };
    case 'number':
      return {
        answer: answer.trim() === '' ? undefined : Number(answer),
        ...(tolerance.trim() && { tolerance: Number(tolerance) }),
        ...(unit && { unit }),
      };
    default:
      return { answer: entries(answer) };
  }
}

const truth: Record<string, boolean> = {
  true: true,
  yes: true,
  right: true,
  false: false,
  no: false,
  wrong: false,
};

function optionsOf(cell = '', remarks = '', right: boolean): object[] {
  const said = remarks.split('\n').map((remark) => (remark.trim() === nothing ? '' : remark.trim()));
  return entries(cell).map((text, i) => ({
    text,
    right,
    ...(said[i] && { remark: said[i] }),
  }));
}

/** Tables that people make by hand seldom say the kind. */
function guessKind({ question = '', answer = '', wrong = '' }: Row): string {
  if (wrong.trim() !== '') return entries(answer).length > 1 ? 'multiple' : 'single';
  if (/_{2,}/.test(question)) return 'gap';
  if (truth[answer.trim().toLowerCase()] !== undefined) return 'boolean';
  if (answer.trim() !== '' && Number.isFinite(Number(answer))) return 'number';
  return entries(answer).length > 2 ? 'order' : 'card';
}

/** Entries of a cell, one a line. */
const entries = (cell: string): string[] =>
  cell
    .split('\n')
    .map((entry) => entry.trim())
    .filter(Boolean);

const lines = (all: readonly string[]): string => all.join('\n');

/** Stands for no remark, so that the others keep their place. */
const nothing = '–';

const remarkLines = (options: { remark?: string | undefined }[]): string =>
  options.some(({ remark }) => remark) ? lines(options.map(({ remark = nothing }) => remark)) : '';
