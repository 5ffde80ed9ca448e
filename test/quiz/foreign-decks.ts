/** Decks of other programs, read from the fixtures. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DeckReading, readDeck } from '../../src/quiz/decks/files.ts';
import type { WrittenQuestion } from '../../src/quiz/sources/documents.ts';

const folder = path.resolve(import.meta.dirname, '../fixtures/decks');
export const read = (name: string) => readDeck(name, readFileSync(path.join(folder, name)));

/** Question and right answer of each, the answer as it is shown. */
export const questionsWithAnswers = ({ questions }: DeckReading) =>
  questions.map(({ written }) => [written.question, answerOf(written)]);
const answerOf = (written: WrittenQuestion) =>
  'options' in written
    ? written.options
        .filter(({ right }) => right)
        .map(({ text }) => text)
        .join(' + ')
    : written.answer;
export const wrongs = ({ written }: DeckReading['questions'][number]) =>
  'options' in written ? written.options.filter(({ right }) => !right).map(({ text }) => text) : [];
