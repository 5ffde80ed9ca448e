/** How well the documents alone answer learners; `npm run eval` prints every miss. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answers, openAnswers } from '../eval/answers.ts';
import { type Ask, grade } from '../eval/grade.ts';
import { heldOut } from '../eval/held-out.ts';
import { gradeLearners } from '../eval/learners/grade.ts';
import type { QuestionSet } from '../eval/question.ts';
import { hard, tunedOn } from '../eval/sets.ts';
import { unseen } from '../eval/unseen.ts';
import { temporaryFolder } from '../support/unrolled.ts';

/** Asks every fourth question of the learners; `npm run eval` asks all. */
const every = 4;

let answers: Answers;
beforeAll(async () => {
  answers = await openAnswers(temporaryFolder());
}, 300_000);
afterAll(() => answers.close());

async function demand(set: QuestionSet, ask: Ask, least: { correct: number; declined: number }) {
  const { correct, declined, misses } = await grade(set, ask);
  const missed = set === heldOut || set === unseen ? '' : misses.map(({ ask }) => ask).join('\n');
  expect(correct, missed).toBeGreaterThanOrEqual(least.correct);
  expect(declined, missed).toBeGreaterThanOrEqual(least.declined);
}

it('of real questions of learners three of four get an answer that was read and found right', async () => {
  const { correct, declined, misses } = await gradeLearners(answers.library, answers.byMeaning, every);
  const missed = misses.map(({ ask }) => ask).join('\n');
  expect(correct, missed).toBeGreaterThanOrEqual(0.75);
  expect(declined, missed).toBeGreaterThanOrEqual(0.95);
});

it('by words alone three of five, where there is no encoder', async () => {
  const { correct, declined } = await gradeLearners(answers.library, answers.byWords, every);
  expect(correct).toBeGreaterThanOrEqual(0.6);
  expect(declined).toBeGreaterThanOrEqual(0.9);
});

// The patterns of the older sets look for phrases of the lessons: right answers in other words do not count.
it.each([
  ['tuned on', tunedOn, { correct: 0.68, declined: 0.93 }],
  ['held out', heldOut, { correct: 0.77, declined: 0.93 }],
  ['far from the words of the lessons', hard, { correct: 0.37, declined: 0.9 }],
  ['hard and held out', unseen, { correct: 0.25, declined: 0.85 }],
])('an older set, %s, does not get worse', (_, set, least) => demand(set, answers.byMeaning, least));
