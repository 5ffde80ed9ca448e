/** What the scheduler and its helpers share. */
import type { Database } from '../db/open.ts';
import type { Random } from '../types/quiz.ts';
import type { QuestionBank } from './bank.ts';
import type { QuizPublisher } from './publisher.ts';

export interface SchedulerParts {
  db: Database;
  /** What can be asked in a server, from the documents as they are now. */
  bank(serverId: string): Promise<QuestionBank>;
  random: Random;
  now(): number;
  /** Pays what else people are owed, whenever the debts of quizzes are paid. */
  publishOthers?(publisher: QuizPublisher): Promise<void>;
  /** Told about what went wrong. */
  log(sentence: string, error: unknown): void;
}
