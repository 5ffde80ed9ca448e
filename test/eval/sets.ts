import { harder } from './harder.ts';
import { harderMore } from './harder-more.ts';
import type { QuestionSet } from './question.ts';
import { traps } from './traps.ts';
import { tuning } from './tuning.ts';
import { freshTuning } from './tuning-fresh.ts';
import { lastTuning } from './tuning-last.ts';
import { moreTuning } from './tuning-more.ts';

const together = (name: string, ...sets: QuestionSet[]): QuestionSet => ({
  name,
  questions: sets.flatMap(({ questions }) => questions),
  declined: sets.flatMap(({ declined }) => declined),
});

/** Everything that the retrieval has been tuned on. */
export const tunedOn = together('tuned on', tuning, moreTuning, lastTuning, freshTuning, {
  name: 'traps',
  questions: [],
  declined: traps,
});

/**
 * Far from the words of the lessons: when they were new, 54 % were answered by words alone. What the documents cover is
 * told by a rule that was fitted on these as well.
 */
export const hard = together('harder', harder, harderMore);
