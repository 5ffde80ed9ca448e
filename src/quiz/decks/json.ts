/** Decks as JSON: a list of questions as they are written in documents, each with its topic and tags. */
import { UserError } from '../../types/errors.ts';
import type { Candidate, RowProblem } from './candidate.ts';
import type { DeckQuestion } from './row.ts';

export const writeJson = (deck: readonly DeckQuestion[]): string =>
  `${JSON.stringify(
    deck.map(({ written, topic, tags }) => ({
      ...written,
      ...(topic !== null && { topic }),
      ...(tags.length > 0 && { tags }),
    })),
    null,
    2,
  )}\n`;

/** @throws UserError when it is no list */
export function readJson(text: string): { candidates: Candidate[]; problems: RowProblem[] } {
  const list = parsed(text);
  if (!Array.isArray(list)) throw new UserError('The JSON must be a list of questions: [ { … }, { … } ].');
  const candidates: Candidate[] = [];
  const problems: RowProblem[] = [];
  for (const [i, item] of (list as unknown[]).entries()) {
    const row = i + 1;
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      problems.push({ row, reason: 'A question must be an object with keys and values.' });
    else {
      const { topic, tags, ...raw } = item as { topic?: unknown; tags?: unknown };
      const texts = [tags].flat().filter((tag) => typeof tag === 'string');
      candidates.push({ row, raw, topic: typeof topic === 'string' ? topic : '', tags: texts });
    }
  }
  return { candidates, problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`This is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
}
