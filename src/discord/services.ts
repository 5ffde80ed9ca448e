/** The parts of the bot that commands may use; passed to each, never looked up. */
import type { Logger } from 'pino';
import type { Desk } from '../ask/retriever.ts';
import type { Tutor } from '../ask/answer-generator.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/open.ts';
import type { Library } from '../types/lessons.ts';
import type { PrivacyKeeper } from '../privacy/keeper.ts';
import type { Readers } from '../lessons/readers.ts';
import type { Bank } from '../quiz/bank.ts';
import type { QuizHost } from '../quiz/scheduler.ts';
import type { Writer } from '../quiz/written/writer.ts';
import type { TrainingQueue } from '../training/queue.ts';
import type { Reading } from './connect.ts';
import type { SentFile } from './options.ts';
import type { Shelves } from '../lessons/guild-libraries.ts';

export interface Context {
  config: Config;
  db: Database;
  /** The documents as they are now: a reload replaces the library. */
  library(): Library;
  /** The documents of each server: where a command runs, `library()` are those of its server. */
  shelves: Shelves;
  /** A file that was sent along, of so many bytes at most. @throws UserError when it cannot be had */
  download(file: SentFile, mostBytes: number): Promise<Uint8Array>;
  /** Reads what people bring along. */
  readers: Readers;
  /** Every command there is, for `/help`. */
  commands(): { name: string; description: string }[];
  /** What is seen of messages that are no commands; known once Discord has been reached. */
  reading: Reading;
  /** Answers questions from the documents. */
  desk: Desk;
  /** Writes answers out; only where a language model is configured. */
  tutor?: Tutor;
  /** Writes quiz questions; only where a language model is configured. */
  writer?: Writer;
  training: TrainingQueue;
  quizzes: {
    /** What can be asked from these documents. */
    bankOf(library: Library): Promise<Bank>;
    host: QuizHost;
  };
  /** What is stored about people: seen, exported, erased. */
  privacy: PrivacyKeeper;
  log: Logger;
}
