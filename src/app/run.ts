/** Runs the program: reads the configuration, starts the playground without a token, and starts the bot. */

import { openDatabase } from '../db/open.ts';
import type { DiscordAccess } from '../discord/connect.ts';
import { UserError } from '../types/errors.ts';
import { announceReady, announceStart, announceStop } from './announcements.ts';
import { type Bot, startBot } from './bot.ts';
import { readConfig } from './config.ts';
import { loadEnvFile } from './env-file.ts';
import { serveHealth } from './health.ts';
import { createLog } from './log.ts';
import { startPlayground } from './playground.ts';
import { explainPort } from './ports.ts';

/** Exit codes. The last two are from BSD's sysexits.h, which process supervisors know. */
const exitCodes = {
  /** The start failed, or the shutdown took too long. */
  failed: 1,
  /** EX_TEMPFAIL: Discord closed the connection for good, and a restart helps. */
  startAgain: 75,
  /** EX_CONFIG: Discord closed the connection for good, and the operator must change something first. */
  changeNeeded: 78,
};

/** The process exits after this long, even if the shutdown hangs. */
const stopTimeoutMs = 9_000;
/** The same after a failed start, which leaves no work to finish. */
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
        announceStop();
        resolve(signal);
      });
  });
  // One failed promise must not end the bot.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  announceStart(config.discordToken ? 'Discord' : 'playground');
  const playground = config.discordToken ? undefined : parts.use(await startPlayground(config));
  const access: DiscordAccess = playground ?? { api: config.discordApiUrl, token: config.discordToken ?? '' };
  const open: typeof openDatabase = (file, options) => {
    const db = openDatabase(file, options);
    playground?.prepare(db);
    return db;
  };
  const bot: Bot = parts.adopt(await startBot(config, access, log, open), (it) => it.close());
  if (config.healthPort !== undefined)
    parts.adopt(
      await serveHealth(config.healthPort, () => healthOf(bot)).catch(
        explainPort('HEALTH_PORT', config.healthPort),
      ),
      (it) => it.close(),
    );

  announceReady(bot, playground?.url);
  const loss = await Promise.race([stopped.then(() => undefined), bot.gateway.lost]);
  if (loss) {
    console.error(loss.sentence);
    process.exitCode = loss.startAgain ? exitCodes.startAgain : exitCodes.changeNeeded;
    exitWithin(stopTimeoutMs);
  }
}

/** Healthy only while Discord is connected and answers. `since` is the time of the last change. */
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

/** Exits after `ms` if the process still runs then. */
function exitWithin(ms: number): void {
  setTimeout(() => process.exit(process.exitCode ?? exitCodes.failed), ms).unref();
}
