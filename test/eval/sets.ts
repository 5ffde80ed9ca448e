import type { QuestionSet } from './question.ts';
import { traps } from './traps.ts';
import { tuning } from './tuning.ts';
import { freshTuning } from './tuning-fresh.ts';
import { lastTuning } from './tuning-last.ts';
import { moreTuning } from './tuning-more.ts';

const parts = [tuning, moreTuning, lastTuning, freshTuning];

/** Everything that the retrieval has been tuned on. */
export const tunedOn: QuestionSet = {
  name: 'tuned on',
  questions: parts.flatMap(({ questions }) => questions),
  declined: [...parts.flatMap(({ declined }) => declined), ...traps],
};
