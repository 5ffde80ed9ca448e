import { LocalDiscord, type LocalDiscordOptions } from 'local-discord';
import { startProcess } from '../../test/support/process.ts';
import { temporaryFolder } from '../../test/support/unrolled.ts';

/** Runs a bot in a child process, and a local Discord in this process, while `use` runs. */
export async function withBot<Result>(
  options: LocalDiscordOptions,
  use: (discord: LocalDiscord) => Promise<Result>,
): Promise<Result> {
  const discord = await LocalDiscord.start(options);
  const bot = startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    DATA_DIR: temporaryFolder(),
  });
  try {
    await bot.says(/^ready: /m);
    return await use(discord);
  } finally {
    await bot.end('SIGTERM');
    await discord.stop();
  }
}
