/** What is kept of a learner: the path, the steps, and the days in a row. */
import { expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import {
  choosePath,
  courseLearner,
  type Days,
  finishUnit,
  markStep,
  unitsBegun,
} from '../../src/learn/tables/learners.ts';
import { temporaryDatabase } from '../db/temporary.ts';

const place = { userId: '1', serverId: null };
const both = { path: 'both', level: 'beginner' } as const;

function begun() {
  const db = temporaryDatabase();
  db.insert(users).values({ id: '1', name: 'Ada', firstSeenAt: 1 }).run();
  const learner = choosePath(db, place, both, 1);
  const step = (day: Days, step = 'read-1') => markStep(db, learner, { unit: 'a', step, day, now: 5 });
  return { db, learner, step, streak: () => courseLearner(db, place)?.streak };
}

const day = (number: number): Days => ({ today: `2026-03-0${number}`, yesterday: `2026-03-0${number - 1}` });

test('days in a row are counted once each, and begin anew after a day without a step', () => {
  const { step, streak } = begun();
  step(day(1));
  step(day(1), 'quiz-1');
  expect(streak()).toBe(1);
  step(day(2));
  step(day(3));
  expect(streak()).toBe(3);
  step(day(5));
  expect(streak()).toBe(1);
});

test('another path keeps what is done, and a step counts once', () => {
  const { db, learner, step } = begun();
  step(day(1));
  step(day(1));
  finishUnit(db, learner.id, 'a', 7);
  finishUnit(db, learner.id, 'a', 9);
  const changed = choosePath(db, place, { path: 'rnn', level: 'refresher' }, 8);
  expect(changed).toMatchObject({ id: learner.id, path: 'rnn', level: 'refresher', unit: null });
  expect(unitsBegun(db, learner.id)).toEqual([
    { learnerId: learner.id, unit: 'a', steps: ['read-1'], startedAt: 5, doneAt: 7 },
  ]);
});
