/** Reads and writes deck files. */

import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import { writeAnki } from './anki.ts';
import { readText } from './bytes.ts';
import type { RowProblem } from './candidate.ts';
import { checkCandidates, type ReadQuestion } from './check.ts';
import { writeCsv } from './csv.ts';
import { readJson, writeJson } from './json.ts';
import type { DeckQuestion } from './row.ts';
import { readRows } from './rows.ts';

export const deckFormats = ['csv', 'json', 'anki'] as const;
export type DeckFormat = (typeof deckFormats)[number];

export const mostBytes = 1_000_000;

/** The content of a deck file. */
export interface DeckReading {
  questions: ReadQuestion[];
  /** Rows that cannot be used, in the order of the file. */
  problems: RowProblem[];
  /** Sentences on guesses and omissions. They require a confirmation. */
  doubts: string[];
}

declare module '../../types/reading-protocol.ts' {
  interface ReadingTasks {
    /** A deck file. */
    deck: { input: { name: string; bytes: Uint8Array }; output: DeckReading };
  }
}

/**
 * Reads a deck. Time and memory grow linearly with the file's size.
 * @throws UserError where it cannot be read at all, holds no question or too many
 */
export function readDeck(name: string, bytes: Uint8Array): DeckReading {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!['json', 'csv', 'txt', 'tsv'].includes(extension))
    throw new UserError(
      `${quote(name)} is none of the formats that can be read: CSV (.csv, .tsv), JSON (.json), Anki’s “Notes in Plain Text” (.txt).`,
    );
  const { text, guessed } = readText(bytes);
  const { candidates, problems, doubts } =
    extension === 'json' ? { ...readJson(text), doubts: [] } : readRows(text, extension);
  const checked = checkCandidates(candidates);
  const all = [...problems, ...checked.problems].sort((a, b) => a.row - b.row);
  if (all.length === 0 && checked.questions.length === 0)
    throw new UserError('There is no question in this file.');
  const encoding = guessed ? [encodingDoubt(guessed, checked.questions)] : [];
  return { questions: checked.questions, problems: once(all), doubts: [...encoding, ...doubts] };
}

function encodingDoubt(guessed: string, questions: readonly ReadQuestion[]): string {
  const sample = questions
    .flatMap(({ written }) => [written.question, written.explanation])
    .find((each) => /[^\p{ASCII}]/u.test(each));
  return `The file is not in Unicode and was read as ${guessed}. Are these letters right: ${quote(sample ?? '')}?`;
}

/** Drops repeated problems of one row. */
const once = (problems: readonly RowProblem[]): RowProblem[] =>
  problems.filter(({ row, reason }, i) => problems[i - 1]?.row !== row || problems[i - 1]?.reason !== reason);

export function writeDeckFile(
  format: DeckFormat,
  deck: readonly DeckQuestion[],
): { extension: string; text: string } {
  if (format === 'json') return { extension: 'json', text: writeJson(deck) };
  if (format === 'csv') return { extension: 'csv', text: writeCsv(deck) };
  return { extension: 'txt', text: writeAnki(deck) };
}
