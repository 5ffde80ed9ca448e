/** Bots as real processes, which a test may kill, against one local Discord and one data folder. */
import fs from 'node:fs';
import { LocalDiscord } from 'local-discord';
import { afterEach, beforeEach, expect } from 'vitest';
import { type BotProcess, startProcess } from './process.ts';
import { deadlineMs, temporaryFolder } from './unrolled.ts';

export interface Bots {
  readonly discord: LocalDiscord;
  /** Where every bot of the test keeps its data. */
  readonly folder: string;
  /** Starts one; `where` is the folder that it runs in. */
  launch(more?: Record<string, string>, where?: string): BotProcess;
  /** Starts one and waits until it is ready. */
  start(more?: Record<string, string>): Promise<BotProcess>;
}

/**
 * Gives each test of the file or group a Discord and a folder of its own. What a test leaves running is killed, and
 * nothing that a bot sent may have been what Discord refuses.
 */
export function useBots(): Bots {
  let discord: LocalDiscord;
  let folder: string;
  const running: BotProcess[] = [];

  beforeEach(async () => {
    discord = await LocalDiscord.start({ deadlineMs });
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const bot of running.splice(0))
      if (bot.child.exitCode === null && bot.child.signalCode === null) await bot.end('SIGKILL');
    await discord.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    expect(discord.violations).toEqual([]);
  });

  const launch: Bots['launch'] = (more = {}, where) => {
    const own = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      DATA_DIR: folder,
      MEANING: 'off',
    };
    const bot = startProcess({ ...own, ...more }, where);
    running.push(bot);
    return bot;
  };
  return {
    get discord() {
      return discord;
    },
    get folder() {
      return folder;
    },
    launch,
    async start(more) {
      const bot = launch(more);
      await bot.says(/^ready: /m);
      return bot;
    },
  };
}
