/** Dependencies of the scheduler and its helpers. */
import type { Database } from '../db/open.ts';
import type { Random } from '../types/quiz.ts';
import type { QuestionBank } from './bank.ts';
import type { QuizPublisher } from './publisher.ts';

export interface SchedulerParts {
  db: Database;
  /** The question bank of a server's current documents. */
  bank(serverId: string): Promise<QuestionBank>;
  random: Random;
  now(): number;
  /** Publishes other pending messages on each tick. */
  publishOthers?(publisher: QuizPublisher): Promise<void>;
  /** Logs an error. */
  log(sentence: string, error: unknown): void;
}
