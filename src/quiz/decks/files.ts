/** Which format a deck's file has. */
import { quote, UserError } from '../../errors.ts';
import { readAnki, writeAnki } from './anki.ts';
import type { Candidate } from './check.ts';
import { readCsv, writeCsv } from './csv.ts';
import { readJson, writeJson } from './json.ts';
import type { DeckQuestion } from './row.ts';

export const deckFormats = ['csv', 'json', 'anki'] as const;
export type DeckFormat = (typeof deckFormats)[number];

export const mostBytes = 1_000_000;

/** By the file's name, and for a text by how it begins. @throws UserError */
export function readDeckFile(name: string, text: string): Candidate[] {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === 'json') return readJson(text);
  if (extension === 'csv') return readCsv(text);
  if (extension === 'txt' || extension === 'tsv') return readAnki(text);
  throw new UserError(
    `${quote(name)} is none of the formats that I read: CSV (.csv), JSON (.json), Anki’s “Notes in Plain Text” (.txt).`,
  );
}

export function writeDeckFile(
  format: DeckFormat,
  deck: readonly DeckQuestion[],
): { extension: string; text: string } {
  if (format === 'json') return { extension: 'json', text: writeJson(deck) };
  if (format === 'csv') return { extension: 'csv', text: writeCsv(deck) };
  return { extension: 'txt', text: writeAnki(deck) };
}
