/** That difficulty rises with the answers, by learner and by server. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { type PastAnswer, suitedDifficulty } from '../../src/quiz/difficulty.ts';
import { saveAnswer } from '../../src/quiz/tables/answers.ts';
import { pastAnswers } from '../../src/quiz/tables/past-answers.ts';
import {
  closeQuizQuestion,
  openQuizQuestion,
  quizQuestionsOf,
} from '../../src/quiz/tables/quiz-questions.ts';
import { addQuiz } from '../../src/quiz/tables/quizzes.ts';
import type { Difficulty, Question } from '../../src/types/quiz.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { about } from './question-fields.ts';

const times = (count: number, difficulty: Difficulty, right: number): PastAnswer[] =>
  Array.from({ length: count }, () => ({ difficulty, right }));

describe('the difficulty that suits', () => {
  test.each<[string, PastAnswer[], number]>([
    ['begins at 1', [], 1],
    ['stays there where easy questions are answered wrongly', times(5, 1, 0), 1],
    ['reaches 2 by easy questions answered rightly', times(5, 1, 1), 2.25 - 0.25],
    ['does not get beyond by easy ones', times(50, 1, 1), 2],
    ['reaches 3 by harder ones', [...times(5, 1, 1), ...times(5, 2, 1)], 3],
    ['falls again', [...times(5, 1, 1), ...times(8, 2, 0)], 1],
    ['does not fall by sums that came too early', [...times(4, 1, 1), ...times(9, 3, 0)], 2],
    ['rises by what most of a group know', times(4, 1, 0.75), 1.5],
  ])('%s', (_, answers, suited) => expect(suitedDifficulty(answers)).toBeCloseTo(suited));
});

describe('past answers', () => {
  let db: OpenDatabase;

  beforeEach(() => {
    db = temporaryDatabase();
    joinServer(db, { id: 's', name: 'Study' });
    for (const id of ['ada', 'bob']) rememberUser(db, { id, name: id });
  });

  function answered(fields: Partial<Question>, right: Record<string, boolean>) {
    const question = { ...about, ...fields, kind: 'boolean', right: true } as Question;
    const place = { serverId: 's', channelId: 'c', hostId: 'ada', title: 'Quiz', nextAt: null };
    const { id } = addQuiz(db, { ...place, kind: 'group', seconds: 45 }, [question], 1);
    const asked = quizQuestionsOf(db, id)[0]?.id ?? 0;
    openQuizQuestion(db, asked, { messageId: 'm', openedAt: 1, closesAt: 2 });
    for (const [userId, is] of Object.entries(right))
      saveAnswer(db, { questionId: asked, userId, given: is, right: is, points: 0 }, 2);
    closeQuizQuestion(db, asked, 3);
  }

  test('are those of a learner, or of all in a server, the oldest first', () => {
    answered({ difficulty: 2 }, { ada: true, bob: false });
    // Stored before questions had a difficulty.
    answered({ level: 'deep' }, { bob: true });
    answered({ level: 'first' }, { ada: false });
    expect(pastAnswers(db, { serverId: 's' })).toEqual([
      { difficulty: 2, right: 0.5 },
      { difficulty: 3, right: 1 },
      { difficulty: 1, right: 0 },
    ]);
    expect(pastAnswers(db, { userId: 'bob' })).toEqual([
      { difficulty: 2, right: 0 },
      { difficulty: 3, right: 1 },
    ]);
    expect(pastAnswers(db, { serverId: 'another' })).toEqual([]);
  });
});
