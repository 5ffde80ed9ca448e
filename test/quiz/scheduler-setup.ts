/** A scheduler with a real database, a server with four people, a fake publisher and a fake clock. */

import { beforeEach } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { seeded } from '../../src/quiz/random.ts';
import { QuizScheduler } from '../../src/quiz/scheduler.ts';
import { type QuizQuestion, quizQuestionsOf } from '../../src/quiz/tables/quiz-questions.ts';
import { addQuiz, type NewQuiz, type Quiz } from '../../src/quiz/tables/quizzes.ts';
import type { Question } from '../../src/types/quiz.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { type FakePublisher, templates } from './fake-publisher.ts';

export const templateBank = async () => ({ templates, problems: [], under: (topic: string) => [topic] });

/** What a schedule needs besides its times; each test overrides what matters to it. */
export const dailyPlan = {
  ...{ days: [1, 2, 3, 4, 5, 6, 7], time: '18:00', timeZone: 'UTC', channelId: 'c' },
  ...{
    deckId: null,
    deckName: null,
    topics: [],
    questions: 5,
    openMinutes: 60,
    pingRoleId: null,
    adapt: true,
  },
};

export interface SchedulerSetup<Publisher extends FakePublisher> {
  /** The fake clock, in milliseconds. */
  time: number;
  db: OpenDatabase;
  publisher: Publisher;
  scheduler: QuizScheduler;
  /** A new scheduler on the same database, as after a restart. */
  restarted(): QuizScheduler;
  /** Advances the clock and does what is due. */
  pass(ms: number): Promise<void>;
  /** Stores a quiz of these questions that starts now. */
  add(questions: readonly Question[], more?: Partial<NewQuiz>): Quiz;
  /** Stores a quiz and posts its first question. */
  begin(questions: readonly Question[], more?: Partial<NewQuiz>): Promise<Quiz>;
  questionAt(quizId: number, position?: number): QuizQuestion;
}

/** Sets up everything anew before each test, on 4 May 2026 at noon UTC. */
export function useScheduler<Publisher extends FakePublisher>(
  createPublisher: (now: () => number) => Publisher,
): SchedulerSetup<Publisher> {
  const setup = {
    restarted: () =>
      new QuizScheduler({
        ...{ db: setup.db, bank: templateBank, random: seeded(1) },
        now: () => setup.time,
        log: () => undefined,
      }),
    async pass(ms) {
      setup.time += ms;
      await setup.scheduler.tick(setup.publisher);
    },
    add(questions, more = {}) {
      const quiz: NewQuiz = {
        ...{ serverId: 's', channelId: 'c', hostId: 'host', kind: 'group', title: 'Quiz' },
        ...{ seconds: 30, nextAt: setup.time, ...more },
      };
      return addQuiz(setup.db, quiz, questions, setup.time);
    },
    async begin(questions, more) {
      const quiz = setup.add(questions, more);
      await setup.pass(0);
      return quiz;
    },
    questionAt(quizId, position = 0) {
      const found = quizQuestionsOf(setup.db, quizId)[position];
      if (!found) throw new Error('there is no such question');
      return found;
    },
  } as SchedulerSetup<Publisher>;
  beforeEach(() => {
    setup.time = Date.UTC(2026, 4, 4, 12);
    setup.db = temporaryDatabase();
    joinServer(setup.db, { id: 's', name: 'Study' });
    for (const id of ['host', 'a', 'b', 'c']) rememberUser(setup.db, { id, name: `Name of ${id}` });
    setup.publisher = createPublisher(() => setup.time);
    setup.scheduler = setup.restarted();
  });
  return setup;
}
