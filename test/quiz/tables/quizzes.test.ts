/** What of a quiz outlives whom. */

import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../../src/db/open.ts';
import { joinServer } from '../../../src/db/servers.ts';
import { rememberUser } from '../../../src/db/users.ts';
import {
  closeQuizQuestion,
  findQuizQuestion,
  loseQuizQuestion,
  markSending,
  openQuizQuestion,
  quizQuestionsOf,
} from '../../../src/quiz/tables/quiz-questions.ts';
import { addQuiz, type NewQuiz } from '../../../src/quiz/tables/quizzes.ts';
import { addSchedule, claimRun, findSchedule } from '../../../src/quiz/tables/schedules.ts';
import { temporaryDatabase } from '../../db/temporary.ts';
import { templates } from '../fake-publisher.ts';

let db: OpenDatabase;
const group: NewQuiz = {
  ...{ serverId: 's', channelId: 'c', hostId: 'host', kind: 'group', title: 'Quiz', seconds: 30, nextAt: 1 },
};
const questions = templates.slice(0, 2).map((template) => template.make(() => 0));

beforeEach(() => {
  db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  for (const id of ['host', 'member']) rememberUser(db, { id, name: id });
});

describe('a question', () => {
  test('is sent by one, opened once, closed once', () => {
    const { id } = addQuiz(db, group, questions, 1);
    const [asked] = quizQuestionsOf(db, id);
    const question = asked?.id ?? 0;
    expect([markSending(db, question, 5), markSending(db, question, 6)]).toEqual([true, false]);
    expect(findQuizQuestion(db, question)).toMatchObject({ status: 'sending', openedAt: 5 });
    const place = { messageId: 'm', openedAt: 7, closesAt: 9 };
    expect([openQuizQuestion(db, question, place), openQuizQuestion(db, question, place)]).toEqual([
      true,
      false,
    ]);
    expect(loseQuizQuestion(db, question)).toBe(false);
    expect([closeQuizQuestion(db, question, 8), closeQuizQuestion(db, question, 9)]).toEqual([true, false]);
  });
});

test('a run is claimed by one only', () => {
  const plan = {
    ...{
      days: [1],
      time: '18:00',
      timeZone: 'UTC',
      channelId: 'c',
      deckId: null,
      deckName: null,
      topics: [],
      questions: 1,
    },
    ...{ openMinutes: 60, pingRoleId: null, adapt: false },
  };
  const first = { at: 10, occurrence: 'first' };
  const schedule = addSchedule(db, { serverId: 's', ownerId: 'host' }, plan, first, 1);
  const claim = () =>
    claimRun(
      db,
      schedule,
      { missed: [], run: first, status: 'claimed' },
      { at: 20, occurrence: 'second' },
      11,
    );
  expect([claim(), claim()]).toEqual([true, false]);
  expect(findSchedule(db, schedule.id)).toMatchObject({ nextAt: 20, nextOccurrence: 'second' });
});
