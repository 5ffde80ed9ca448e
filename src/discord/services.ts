/**
 * The services that commands may use, as one typed object that is passed to each. A feature adds its services in its own
 * `services.ts` by declaration merging, so that `src/discord` imports no feature.
 */
import type { PermissionsString } from 'discord.js';
import type { Logger } from 'pino';
import type { Database } from '../db/open.ts';
import type { Config } from '../types/config.ts';
import type { MessageAccess } from './connect.ts';
import type { SentFile } from './options.ts';

/** What `/help` says of a command. */
export interface ListedCommand {
  name: string;
  description: string;
  /** The permission that it asks for. */
  requires?: PermissionsString;
  subcommands?: object;
}

export interface Services {
  config: Config;
  db: Database;
  log: Logger;
  /** Downloads an attached file of at most `mostBytes`. @throws UserError when that fails */
  download(file: SentFile, mostBytes: number): Promise<Uint8Array>;
  /** All commands, for `/help`. */
  commands(): ListedCommand[];
  /** Which messages the bot can read. Set once the bot is connected. */
  messageAccess: MessageAccess;
}

/** The services for one server, with those that depend on the server. */
export interface ServerServices extends Services {}
