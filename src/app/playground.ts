/** The playground: a local Discord on loopback, with a page for the browser. */
import type { Example } from 'local-discord/page';
import { explainOpening, type OpenDatabase } from '../db/open.ts';
import { rememberServer } from '../db/servers.ts';
import { addStudyChannel } from '../lessons/tables/study-channels.ts';
import type { Config } from '../types/config.ts';
import { explainPort } from './ports.ts';

const topics = { general: 'Ask, compare, train', lab: 'Long experiments' };

/** The channel in which every question is answered. */
const study = {
  name: 'questions',
  topic: 'Ask in your own words: the bot answers what its lessons know, without a command',
};

const train = (network: string, about: string, dataset?: string) => ({
  command: 'train',
  options: { network, ...(dataset && { dataset }) },
  shown: `/train ${network}${dataset ? ` dataset:${dataset}` : ''}`,
  about,
});

const ask = (message: string, about: string) => ({ message, shown: message, about, channels: [study.name] });

/** What the page offers at the top of each channel. Where no channel is named, all of them offer it. */
const examples: Example[] = [
  {
    command: 'help',
    options: {},
    shown: '/help',
    about: 'Where to start',
    channels: ['general', 'lobby', 'dm', 'openings'],
  },
  {
    command: 'learn',
    options: {},
    shown: '/learn',
    about: 'A course in small steps',
    channels: ['general', 'lobby', 'dm', 'openings'],
  },
  {
    command: 'compare',
    options: {},
    shown: '/compare',
    about: 'Two architectures side by side',
    channels: ['general', 'lobby'],
  },
  {
    command: 'explain',
    options: { topic: 'memory' },
    shown: '/explain memory',
    about: 'A lesson with its diagram',
    channels: ['general', 'lobby', 'dm', 'openings'],
  },
  { ...train('rnn', 'A real network learns while you watch'), channels: ['general', 'lobby', 'openings'] },
  {
    command: 'quiz now',
    options: { length: 3 },
    shown: '/quiz now length:3',
    about: 'Three questions for everybody here',
    channels: ['general', 'lobby'],
  },
  { ...train('cnn', 'A network that sees shapes'), channels: ['lab'] },
  { ...train('lstm', 'Can it remember the first letter?', 'recall'), channels: ['lab'] },
  {
    command: 'predict',
    options: {},
    shown: '/predict',
    about: 'Ask the network that you trained',
    channels: ['lab'],
  },
  {
    command: 'experiments list',
    options: {},
    shown: '/experiments list',
    about: 'All your trainings',
    channels: ['lab', 'dm'],
  },
  { command: 'review', options: {}, shown: '/review', about: 'Questions for you alone', channels: ['dm'] },
  ask('What is an RNN?', 'Answered from the lessons'),
  ask('Why does my network learn by heart?', 'Answered from the lessons'),
];

export interface Playground extends AsyncDisposable {
  api: string;
  token: string;
  url: string;
  /** Makes #questions a study channel, as long as nobody has written there. */
  prepare(db: OpenDatabase): void;
}

/** Starts the playground. @throws UserError when the port or the data folder cannot be used */
export async function startPlayground({
  dataDir,
  playgroundPort,
  studyChannels,
}: Config): Promise<Playground> {
  const [{ LocalDiscord }, { startPage }] = await Promise.all([
    import('local-discord'),
    import('local-discord/page'),
  ]);
  await using parts = new AsyncDisposableStack();
  const stateFile = `${dataDir}/playground.sqlite`;
  const channels = studyChannels ? [study] : [];
  const discord = parts.adopt(
    await LocalDiscord.start({ stateFile, botName: 'Unrolled', topics, channels }).catch((error) => {
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
    prepare(db) {
      if (!studyChannels) return;
      const { id, guild_id: serverId, last_message_id: latest } = discord.channel(study.name);
      if (!serverId || latest) return;
      rememberServer(db, serverId);
      addStudyChannel(db, { channelId: id, serverId, addedBy: null, addedAt: Date.now() });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
