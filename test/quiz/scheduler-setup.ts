/** A host with a real database, a server with four people, and a Discord of a few lines. */

import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { quizQuestionsOf } from '../../src/quiz/tables/quiz-questions.ts';
import { addQuiz, type NewQuiz } from '../../src/quiz/tables/quizzes.ts';
import type { Question } from '../../src/types/quiz.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { FakePublisher, templates } from './fake-publisher.ts';

/** Everything of one test, at the time that `now` tells. */
export function createScheduled(now: () => number) {
  const db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  for (const id of ['host', 'a', 'b', 'c']) rememberUser(db, { id, name: `Name of ${id}` });
  const publisher = new FakePublisher(now);
  const scheduler = new QuizScheduler({
    db,
    bank: templateBank,
    random: seeded(1),
    now,
    log: () => undefined,
  });
  return { db, publisher, scheduler };
}

export const templateBank = async () => ({ templates, problems: [], under: (topic: string) => [topic] });

/** Begins a quiz of these questions now. */
export async function beginQuiz(
  { db, publisher, scheduler }: ReturnType<typeof createScheduled>,
  questions: readonly Question[],
  time: number,
  more: Partial<NewQuiz> = {},
) {
  const quiz = addQuiz(
    db,
    {
      serverId: 's',
      channelId: 'c',
      hostId: 'host',
      kind: 'group',
      title: 'Quiz',
      seconds: 30,
      nextAt: time,
      ...more,
    },
    questions,
    time,
  );
  await scheduler.tick(publisher);
  return quiz;
}

export function questionAt(db: OpenDatabase, quizId: number, position = 0) {
  const found = quizQuestionsOf(db, quizId)[position];
  if (!found) throw new Error('there is no such question');
  return found;
}
