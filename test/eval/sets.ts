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

/** The sets that the retrieval is tuned on. */
export const tunedOn = together('tuned on', tuning, moreTuning, lastTuning, freshTuning, {
  name: 'traps',
  questions: [],
  declined: traps,
});

/**
 * Questions in other words than the lessons: when they were new, words alone answered 54 %. The rule that declines was
 * fitted on these as well.
 */
export const hard = together('harder', harder, harderMore);
