import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '../../src/documents/compare.ts';
import { loadLibrary } from '../../src/documents/library.ts';
import type { Library, Topic } from '../../src/documents/types.ts';
import { facts, type Request } from '../fixtures/facts.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLibrary('documents');
});
afterAll(() => library.close());

/** What the learner reads: a topic at both levels, the best of what was found, or one cell of the comparison. */
function read(ask: Request): string {
  if ('compare' in ask) {
    const { subjects, rows } = compare(library, ...ask.compare);
    const row = rows.find(({ attribute }) => attribute === ask.aspect);
    const about = library.lookup(ask.about);
    const column = subjects.findIndex(({ topic }) => 'found' in about && about.found.id === topic);
    return row?.cells[column] ?? '';
  }
  if ('search' in ask)
    return library
      .search(ask.search, 3)
      .map(({ topic }) => textOf(topic))
      .join('\n');
  const result = library.lookup(ask.explain);
  return 'found' in result ? textOf(result.found) : '';
}

function textOf({ title, text }: Topic): string {
  return [title, text.first, text.deep].join('\n');
}

describe('the documents teach that', () => {
  test.each(facts)('$fact', ({ ask, says }) => {
    const paragraphs = read(ask).split(/\n{2,}/);
    const telling = paragraphs.filter((paragraph) => says.every((words) => words.test(paragraph)));
    expect(telling, `${says.join(' ')} in ${JSON.stringify(ask)}: ${paragraphs.join('\n\n')}`).not.toEqual(
      [],
    );
  });
});
