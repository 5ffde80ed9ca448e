/**
 * The parts of the bot that commands may use: one typed object, passed to each, never looked up. A feature adds its own
 * parts in its `services.ts` by declaration merging, so that Discord's floor knows none of them.
 */
import type { Logger } from 'pino';
import type { Database } from '../db/open.ts';
import type { Config } from '../types/config.ts';
import type { MessageAccess } from './connect.ts';
import type { SentFile } from './options.ts';

export interface Services {
  config: Config;
  db: Database;
  log: Logger;
  /** A file that was sent along, of so many bytes at most. @throws UserError when it cannot be had */
  download(file: SentFile, mostBytes: number): Promise<Uint8Array>;
  /** Every command there is, for `/help`. */
  commands(): { name: string; description: string }[];
  /** What is seen of messages that are no commands; known once Discord has been reached. */
  messageAccess: MessageAccess;
}

/** The services as one server has them: what depends on the server is read here, and only here. */
export interface ServerServices extends Services {}
