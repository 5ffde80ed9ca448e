/** The entry: configuration, then a Discord (the real one, or the local playground), then the bot in it. */
import { existsSync } from 'node:fs';
import { type Bot, type DiscordAccess, startBot } from './bot.ts';
import { type Config, readConfig } from './config.ts';
import { UserError } from './errors.ts';
import { serveHealth } from './health.ts';
import { createLog } from './log.ts';

/** Ending must not take longer than this, whatever hangs. */
const stopTimeoutMs = 9_000;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await using parts = new AsyncDisposableStack();

  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
  // One failed promise must not take the bot away from everybody.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise was rejected and nobody listened'),
  );

  const playground = config.discordToken ? undefined : parts.use(await startPlayground(config));
  const access: DiscordAccess = playground ?? { api: config.discordApiUrl, token: config.discordToken ?? '' };
  const bot: Bot = parts.adopt(await startBot(config, access, log), (it) => it.close());
  if (config.healthPort !== undefined)
    parts.adopt(
      await serveHealth(config.healthPort, () => ({ ok: bot.connected(), commands: bot.commandCount })),
      (it) => it.close(),
    );

  console.log(`ready: ${bot.name} with ${bot.commandCount} commands`);
  console.log(
    playground ? `Open the playground: ${playground.url}` : `Add the bot to a server: ${bot.invite}`,
  );
  await stopped;
  setTimeout(() => process.exit(1), stopTimeoutMs).unref();
}

/** A Discord of our own on loopback, with a page to use it in the browser. */
async function startPlayground({ dataDir, playgroundPort }: Config) {
  const [{ LocalDiscord }, { startPage }] = await Promise.all([
    import('./playground/discord/index.ts'),
    import('./playground/server.ts'),
  ]);
  const discord = await LocalDiscord.start({ stateFile: `${dataDir}/playground.sqlite` });
  const page = await startPage({ discord, port: playgroundPort });
  return {
    api: discord.api,
    token: discord.token,
    url: page.url,
    async [Symbol.asyncDispose]() {
      await page.close();
      await discord.stop();
    },
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
