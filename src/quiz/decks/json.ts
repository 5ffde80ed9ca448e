/** Decks as JSON: a list of questions as they are written in documents, each with its topic. */
import { UserError } from '../../errors.ts';
import type { Candidate } from './check.ts';
import type { DeckQuestion } from './row.ts';

export const writeJson = (deck: readonly DeckQuestion[]): string =>
  `${JSON.stringify(
    deck.map(({ written, topic }) => ({ ...written, ...(topic !== null && { topic }) })),
    null,
    2,
  )}\n`;

/** @throws UserError when it is no list of objects */
export function readJson(text: string): Candidate[] {
  const list = parsed(text);
  if (!Array.isArray(list)) throw new UserError('The JSON must be a list of questions: [ { … }, { … } ].');
  return list.map((item: unknown, i) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      throw new UserError(`Row ${i + 1}: a question must be an object with keys and values.`);
    const { topic = '', ...raw } = item as { topic?: unknown };
    return { row: i + 1, raw, topic: String(topic) };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`This is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
