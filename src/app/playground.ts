/** The playground: a local Discord on loopback, with a page for the browser. */
import type { Example } from 'local-discord/page';
import { explainOpening } from '../db/open.ts';
import type { Config } from '../types/config.ts';
import { explainPort } from './ports.ts';

const topics = { general: 'Ask, compare, train', lab: 'Long experiments' };

/** Examples that the page shows at the top of each channel. */
const examples: Example[] = [
  { command: 'compare', options: {}, shown: '/compare', about: 'Two architectures side by side' },
  {
    command: 'explain',
    options: { topic: 'memory' },
    shown: '/explain memory',
    about: 'A lesson with its diagram',
  },
  {
    command: 'train',
    options: { network: 'rnn' },
    shown: '/train rnn',
    about: 'A real network learns while you watch',
  },
];

/** Starts the playground. @throws UserError when the port or the data folder cannot be used */
export async function startPlayground({
  dataDir,
  playgroundPort,
}: Config): Promise<{ api: string; token: string; url: string } & AsyncDisposable> {
  const [{ LocalDiscord }, { startPage }] = await Promise.all([
    import('local-discord'),
    import('local-discord/page'),
  ]);
  await using parts = new AsyncDisposableStack();
  const stateFile = `${dataDir}/playground.sqlite`;
  const discord = parts.adopt(
    await LocalDiscord.start({ stateFile, botName: 'Unrolled', topics }).catch((error) => {
      throw explainOpening(error, stateFile);
    }),
    (it) => it.stop(),
  );
  const page = parts.adopt(
    await startPage({ discord, port: playgroundPort, examples }).catch(
      explainPort('PLAYGROUND_PORT', playgroundPort),
    ),
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
