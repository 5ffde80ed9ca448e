/** Connects to Discord, with the right to read messages where the bot wants it and Discord grants it. */
import {
  ActivityType,
  Client,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js';
import type { Logger } from 'pino';
import { type Gateway, watchGateway } from './gateway.ts';
import { ungateInteractions } from './interaction-rest.ts';
import { explainStartup, notDiscord } from './startup-errors.ts';

/** Which Discord to talk to: the real one or a local one. */
export interface DiscordAccess {
  /** Ends in `/api`. */
  api: string;
  token: string;
}

/** Which messages the bot can read besides commands: direct ones and those that mention it, or all. */
export type MessageAccess = 'mentions' | 'all';

export interface Connection {
  client: Client<true>;
  gateway: Gateway;
  messageAccess: MessageAccess;
}

// Without the MessageContent intent, Discord still sends the content of direct messages and of mentions.
const mentions = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];
const intents: Record<MessageAccess, GatewayIntentBits[]> = {
  mentions,
  all: [...mentions, GatewayIntentBits.MessageContent],
};
/** Messages of a channel that stay in memory. */
const messagesCached = 20;

/**
 * @param prepare called with each client before it connects, so that it misses no event
 * @throws UserError when Discord refuses the bot or cannot be reached
 */
export async function connect(
  access: DiscordAccess,
  wanted: MessageAccess,
  log: Logger,
  prepare: (client: Client) => void,
): Promise<Connection> {
  const client = newClient(access, intents[wanted], log);
  const gateway = watchGateway(client, log);
  prepare(client);
  let closeCode: number | undefined;
  client.once(Events.ShardDisconnect, ({ code }) => {
    closeCode = code;
  });
  try {
    return { client: await login(client, access), gateway, messageAccess: wanted };
  } catch (error) {
    await client.destroy();
    if (wanted !== 'all' || closeCode !== GatewayCloseCodes.DisallowedIntents)
      throw error instanceof TypeError
        ? notDiscord(access.api, error)
        : explainStartup(error, { api: access.api, closeCode });
  }
  log.warn(
    'Discord does not let this bot read messages: switch on “Message Content Intent” on the “Bot” page of the application, or leave STUDY_CHANNELS empty. Until then it answers only direct messages and mentions.',
  );
  return connect(access, 'mentions', log, prepare);
}

function newClient({ api }: DiscordAccess, intents: GatewayIntentBits[], log: Logger): Client {
  const client = new Client({
    intents,
    // Direct messages arrive in channels that the bot has not met.
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: messagesCached,
    }),
    // Opens as many connections as Discord asks for: one, up to about 2,500 servers.
    shards: 'auto',
    rest: { api },
    allowedMentions: { parse: [] },
    presence: { activities: [{ name: '/help', type: ActivityType.Listening }] },
  });
  ungateInteractions(client);
  client.on(Events.Error, (error) => log.error({ err: error }, 'the connection to Discord failed'));
  client.on(Events.Warn, (message) => log.warn(message));
  return client;
}

async function login(client: Client, { token }: DiscordAccess): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  return ready;
}
