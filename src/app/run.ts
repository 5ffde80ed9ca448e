/** The entry: configuration, then a Discord (the real one, or the local playground), then the bot in it. */

import type { DiscordAccess } from '../discord/connect.ts';
import { UserError } from '../types/errors.ts';
import { type Bot, startBot } from './bot.ts';
import { readConfig } from './config.ts';
import { loadEnvFile } from './env-file.ts';
import { serveHealth } from './health.ts';
import { createLog } from './log.ts';
import { startPlayground } from './playground.ts';
import { explainPort } from './ports.ts';

/** How the process ends by itself. The last two are those of BSD's sysexits.h, which supervisors know. */
const exitCodes = {
  /** It could not start, or could not stop in time. */
  failed: 1,
  /** EX_TEMPFAIL: Discord closed the connection for good, and a new start helps. */
  startAgain: 75,
  /** EX_CONFIG: Discord closed the connection for good, and something must be changed first. */
  changeNeeded: 78,
};

/** Ending must not take longer than this, whatever hangs. */
const stopTimeoutMs = 9_000;
/** A start that failed has nothing to bring to its end. */
const failedTimeoutMs = 3_000;

async function main(): Promise<void> {
  loadEnvFile(process.env);
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await using parts = new AsyncDisposableStack();

  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        exitWithin(stopTimeoutMs);
        resolve(signal);
      });
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
      await serveHealth(config.healthPort, () => healthOf(bot)).catch(
        explainPort('HEALTH_PORT', config.healthPort),
      ),
      (it) => it.close(),
    );

  console.log(`ready: ${bot.name} with ${bot.commandCount} commands`);
  console.log(
    playground ? `Open the playground: ${playground.url}` : `Add the bot to a server: ${bot.invite}`,
  );
  const loss = await Promise.race([stopped.then(() => undefined), bot.gateway.lost]);
  if (loss) {
    console.error(loss.sentence);
    process.exitCode = loss.startAgain ? exitCodes.startAgain : exitCodes.changeNeeded;
    exitWithin(stopTimeoutMs);
  }
}

/** 200 only while Discord is connected and answers; `since` says since when it is as it is. */
function healthOf({ gateway, commandCount }: Bot) {
  const { state, since } = gateway.state();
  return {
    ok: state === 'connected',
    commands: commandCount,
    gateway: state,
    since: new Date(since).toISOString(),
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = exitCodes.failed;
  exitWithin(failedTimeoutMs);
}

/** Whatever still holds the process then is given up. */
function exitWithin(ms: number): void {
  setTimeout(() => process.exit(process.exitCode ?? exitCodes.failed), ms).unref();
}
