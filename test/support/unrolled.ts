/** The whole bot in a local Discord, for the end-to-end tests: nothing in it is replaced but Discord itself. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { APIButtonComponent, APIMessage } from 'discord.js';
import { LocalDiscord } from 'local-discord';
import { type Bot, startBot } from '../../src/app/bot.ts';
import { readConfig } from '../../src/app/config.ts';
import { createLog } from '../../src/app/log.ts';
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import type { Config } from '../../src/types/config.ts';

export interface Unrolled {
  discord: LocalDiscord;
  bot: Bot;
  /** The connection that the bot itself uses. */
  db: OpenDatabase;
  config: Config;
  /** Ends the bot and starts another one on the same data and Discord. */
  restart(): Promise<void>;
  /** Ends bot and Discord, removes the data, and throws if the bot ever sent what Discord would refuse. */
  stop(): Promise<void>;
}

/**
 * Discord itself waits three seconds. How soon the bot answers is measured by `npm run bench`; a test must not depend on
 * what else the machine is doing.
 */
export const deadlineMs = 20_000;

export const temporaryFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'unrolled-'));

export async function startUnrolled(
  environment: Record<string, string> = {},
  options: Parameters<typeof LocalDiscord.start>[0] = {},
): Promise<Unrolled> {
  const folder = temporaryFolder();
  const discord = await LocalDiscord.start({ deadlineMs, ...options });
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', MEANING: 'off', ...environment });
  const start = async () => {
    const opened: OpenDatabase[] = [];
    const bot = await startBot(config, discord, createLog(config.logLevel), (...wanted) => {
      const db = openDatabase(...wanted);
      opened.push(db);
      return db;
    });
    const [db] = opened;
    if (!db) throw new Error('the bot opened no database');
    return { bot, db };
  };
  const unrolled: Unrolled = {
    discord,
    ...(await start()),
    config,
    async restart() {
      await unrolled.bot.close();
      Object.assign(unrolled, await start());
    },
    async stop() {
      await unrolled.bot.close();
      await discord.stop();
      fs.rmSync(folder, { recursive: true, force: true });
      if (discord.violations.length > 0) throw new Error(JSON.stringify(discord.violations, null, 2));
    },
  };
  return unrolled;
}

/** Every word of a message that a learner reads, hears or sees: texts, labels, and what pictures show. */
export function readable(
  { content, embeds, components, attachments }: APIMessage,
  discord: LocalDiscord,
): string {
  return [
    content,
    ...embeds.flatMap(({ title, description, fields = [], footer }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text,
    ]),
    ...buttonsOf({ components } as APIMessage).map((button) => ('label' in button ? button.label : '')),
    ...pictures({ embeds, attachments } as APIMessage, discord).map(({ alt }) => alt),
  ]
    .filter(Boolean)
    .join('\n');
}

export const buttonsOf = ({ components = [] }: APIMessage): APIButtonComponent[] =>
  components.flatMap((row) => ('components' in row ? (row.components as APIButtonComponent[]) : []));

export const labels = (message: APIMessage): string[] =>
  buttonsOf(message).flatMap((button) => ('label' in button && button.label ? [button.label] : []));

/** The pictures of a message's embeds, as files with their alternative texts. */
export function pictures({ embeds }: APIMessage, discord: LocalDiscord): { alt: string; png: Buffer }[] {
  return embeds.flatMap(({ image }) => {
    if (!image) return [];
    const stored = [...discord.core.world.messages.values()];
    const upload = stored.flatMap(({ uploads }) => uploads).find(({ url }) => url === image.url);
    return [{ alt: upload?.description ?? '', png: discord.file(image.url).data }];
  });
}
