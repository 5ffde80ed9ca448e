/** The entry: configuration, then a Discord (the real one, or the local playground), then the bot in it. */
import { type Bot, startBot } from './bot.ts';
import { type Config, readConfig } from './config.ts';
import { explainOpening } from './db/open.ts';
import type { DiscordAccess } from './discord/connect.ts';
import { loadEnvFile } from './env-file.ts';
import { UserError } from './errors.ts';
import { serveHealth } from './health.ts';
import { createLog } from './log.ts';

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

/** A Discord of our own on loopback, with a page to use it in the browser. */
async function startPlayground({ dataDir, playgroundPort }: Config) {
  const [{ LocalDiscord }, { startPage }] = await Promise.all([
    import('./playground/discord/index.ts'),
    import('./playground/server.ts'),
  ]);
  await using parts = new AsyncDisposableStack();
  const stateFile = `${dataDir}/playground.sqlite`;
  const discord = parts.adopt(
    await LocalDiscord.start({ stateFile }).catch((error) => {
      throw explainOpening(error, stateFile);
    }),
    (it) => it.stop(),
  );
  const page = parts.adopt(
    await startPage({ discord, port: playgroundPort }).catch(explainPort('PLAYGROUND_PORT', playgroundPort)),
    (it) => it.close(),
  );
  const owned = parts.move();
  return {
    api: discord.api,
    token: discord.token,
    url: page.url,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const explainPort = (key: string, port: number) => (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    throw new UserError(
      `Port ${port} is taken by another program. End that one, or set ${key} to another port.`,
    );
  if (error.code === 'EACCES')
    throw new UserError(`Port ${port} needs rights that you have not. Set ${key} to one above 1023.`);
  throw error;
};

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
