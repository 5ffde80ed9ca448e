/** How well the documents alone answer learners; `npm run eval` prints every miss. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerFrom } from '../../src/ask/answer.ts';
import { indexPassages, type PassageIndex } from '../../src/ask/retrieve.ts';
import { loadLibrary } from '../../src/documents/library.ts';
import type { Library } from '../../src/documents/types.ts';
import { grade } from '../eval/grade.ts';
import { heldOut } from '../eval/held-out.ts';
import type { QuestionSet } from '../eval/question.ts';
import { tunedOn } from '../eval/sets.ts';

let library: Library;
let index: PassageIndex;
beforeAll(async () => {
  library = await loadLibrary('documents');
  index = await indexPassages(library);
});
afterAll(() => {
  index.close();
  library.close();
});

function marks(set: QuestionSet) {
  return grade(set, (question) => {
    const answer = answerFrom(library, index, question);
    const evidence = answer.kind === 'answered' ? answer.evidence : [];
    return { kind: answer.kind, text: evidence.map(({ text }) => text).join('\n\n') };
  });
}

it('nine of ten questions that were tuned on are answered, and 19 of 20 that are none are declined', () => {
  const { correct, declined, misses } = marks(tunedOn);
  const missed = misses.map(({ ask }) => ask).join('\n');
  expect(correct, missed).toBeGreaterThanOrEqual(0.9);
  expect(declined, missed).toBeGreaterThanOrEqual(0.95);
});

// Never tuned on: a floor, so that a change that costs what was never looked at is seen.
it('of those never tuned on at least 34 of 40 are answered, and 18 of 20 declined', () => {
  const { correct, declined } = marks(heldOut);
  expect(correct).toBeGreaterThanOrEqual(34 / 40);
  expect(declined).toBeGreaterThanOrEqual(18 / 20);
});
