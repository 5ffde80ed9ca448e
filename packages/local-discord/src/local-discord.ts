/** A Discord that runs on this machine alone, for any bot whose library lets the API's address be set. */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIMessage } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Core } from './core.ts';
import { Faults } from './faults.ts';
import { GatewayServer } from './gateway.ts';
import { addGuild, joinGuild, leaveGuild } from './guilds.ts';
import type { Happenings, RequestRecord, Violation } from './happenings.ts';
import { Interactions, settledAnswer } from './interactions.ts';
import { Messages } from './messages.ts';
import { until } from './observe.ts';
import { People } from './people.ts';
import { RateLimits } from './rate-limits.ts';
import type { Channel, Guild, StoredFile } from './records.ts';
import { createRest } from './rest.ts';
import { addChannel, seed } from './seed.ts';
import { openStorage } from './storage.ts';
import { changeChannel, deleteChannel, openThread } from './threads.ts';
import { World } from './world.ts';

export interface LocalDiscordOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** A SQLite file in which everything outlives a restart; without it, nothing does. */
  stateFile?: string;
  /** The bot's name and that of its application. Default: `Bot`. */
  botName?: string;
  /** What a channel is for, by its name, as people read it under the name. */
  topics?: Record<string, string>;
  /** Further channels of the server Study group. One that is missing is added at each start. */
  channels?: readonly { name: string; topic: string }[];
  /** Default: a random one. */
  token?: string;
  /** Milliseconds since 1970; token lifetimes and rate limits go by it. */
  now?: () => number;
  heartbeatMs?: number;
  /** How long an interaction waits for its first answer. */
  deadlineMs?: number;
  /** Switch Discord's rate limits off; they are on by default. */
  rateLimits?: boolean;
  /** Privileged intents that the application has, as bits; all by default. */
  privilegedIntents?: number;
}

/** So many requests are remembered. */
const requestsKept = 10_000;

export class LocalDiscord extends People {
  /** What happens, as it happens. */
  readonly happenings: EventEmitter<Happenings>;
  readonly faults: Faults;
  readonly token: string;
  /** Every request of the bot that the live service would have refused; a good bot leaves it empty. */
  readonly violations: Violation[] = [];
  /** The latest requests of the bot, oldest first. */
  readonly requests: RequestRecord[] = [];
  readonly core: Core;
  readonly stop: () => Promise<void>;

  private constructor(core: Core, faults: Faults, close: () => Promise<void>) {
    super(core);
    this.core = core;
    this.happenings = core.happenings;
    this.token = core.token;
    this.faults = faults;
    this.stop = close;
    this.happenings.on('violation', (violation) => this.violations.push(violation));
    this.happenings.on('request', (request) => {
      this.requests.push(request);
      if (this.requests.length > requestsKept) this.requests.shift();
    });
  }

  /** @throws the error of SQLite or of the operating system when `stateFile` cannot be used */
  static async start(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
    const {
      port = 0,
      botName = 'Bot',
      topics = {},
      channels = [],
      token = `local.${randomUUID()}`,
      now = Date.now,
    } = options;
    const { heartbeatMs = 41_250, deadlineMs = 3_000, rateLimits = true, privilegedIntents = ~0 } = options;
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const url = `http://${address}`;

    const happenings = new EventEmitter<Happenings>();
    happenings.setMaxListeners(0);
    let storage: ReturnType<typeof openStorage> | undefined;
    let world: World;
    try {
      storage = options.stateFile ? openStorage(options.stateFile, url) : undefined;
      world = new World(now, storage);
      if (world.users.size === 0) seed(world, { botName, topics });
      for (const channel of channels) addChannel(world, channel);
    } catch (error) {
      // A server that goes on listening would keep the process alive.
      server.close();
      storage?.close();
      throw error;
    }
    const gateway = new GatewayServer(world, `ws://${address}`, { token, heartbeatMs, privilegedIntents });
    const messages = new Messages(world, gateway, happenings, url);
    const interactions = new Interactions(world, gateway, messages, happenings, deadlineMs);
    const core: Core = { world, gateway, messages, interactions, happenings, url, token };

    // Browsers name the page that connects, bots name none: no page speaks to the gateway.
    const webSockets = new WebSocketServer({
      server,
      verifyClient: ({ req }: { req: IncomingMessage }) => req.headers.origin === undefined,
    });
    const cutConnections = () => {
      for (const client of webSockets.clients) client.terminate();
      server.closeAllConnections();
    };
    const faults = new Faults(gateway, interactions, cutConnections);
    server.on('connection', (socket) => {
      if (gateway.isAway) socket.destroy();
    });
    const rest = createRest({ core, faults, ...(rateLimits && { limits: new RateLimits(now) }) });
    server.on('request', (request, response) => {
      // A fault of this server, not of the bot: the connection breaks, and the error is there to see.
      rest(request, response).catch((error: Error) => response.destroy(error));
    });
    webSockets.on('connection', (socket, request) => gateway.accept(socket, request));
    return new LocalDiscord(core, faults, async () => {
      interactions.stop();
      cutConnections();
      webSockets.close();
      await new Promise((resolve) => server.close(resolve));
      storage?.close();
    });
  }

  /** For discord.js: `new Client({ rest: { api: discord.api } })`. */
  get api(): string {
    return `${this.core.url}/api`;
  }

  /** All messages, oldest first, as they are now; private answers included. */
  get messages(): APIMessage[] {
    return [...this.core.world.messages.values()].map(({ message }) => message);
  }

  /** The message as it is now. @throws ApiError 10008 when it is gone */
  message(id: string): APIMessage {
    return this.core.world.message(id).message;
  }

  /** By name or id; `dm` with a person's name is their direct message with the bot. */
  channel(reference: string, user = 'alice'): Channel {
    const { world } = this.core;
    return reference === 'dm' ? world.directMessage(world.user(user).id) : world.channel(reference);
  }

  /** What an attachment's or picture's address holds. */
  file(url: string): StoredFile {
    const file = this.core.world.files.get(new URL(url).pathname);
    if (!file) throw new Error(`The local Discord has no file ${url}`);
    return file;
  }

  /** The first message, already there or still to come, that `predicate` accepts. */
  waitForMessage(
    predicate: (message: APIMessage) => boolean,
    { timeoutMs, after }: { timeoutMs?: number; after?: APIMessage } = {},
  ): Promise<APIMessage> {
    const newer = (message: APIMessage) => !after || BigInt(message.id) > BigInt(after.id);
    const probe = () => this.messages.find((message) => newer(message) && predicate(message));
    return until(this.happenings, probe, 'a message', timeoutMs);
  }

  /**
   * The message once the bot thinks no more and `predicate` accepts it: now, or after some edit. An answer that the bot
   * deletes is followed to the message that took its place.
   */
  waitForEdit(
    message: APIMessage | string,
    predicate: (message: APIMessage) => boolean = () => true,
    { timeoutMs }: { timeoutMs?: number } = {},
  ): Promise<APIMessage> {
    const id = typeof message === 'string' ? message : message.id;
    const first =
      this.core.world.messages.get(id)?.message ?? (typeof message === 'string' ? { id } : message);
    const probe = () => {
      const answer = settledAnswer(this.core.world, first);
      return answer && predicate(answer) ? answer : undefined;
    };
    return until(this.happenings, probe, `an edit of message ${id}`, timeoutMs);
  }

  /** A moderator deletes a message. */
  deleteMessage(message: APIMessage | string): void {
    const { world, messages } = this.core;
    messages.remove(world.message(typeof message === 'string' ? message : message.id));
  }

  /** An admin changes a channel, or a moderator a thread, by its name or id. */
  changeChannel(reference: string, changes: Partial<Channel>): Channel {
    return changeChannel(this.core, this.core.world.channel(reference), changes);
  }

  /** An admin deletes a channel with everything in it. */
  deleteChannel(reference: string): void {
    deleteChannel(this.core, this.core.world.channel(reference));
  }

  /** Somebody opens a thread. */
  openThread(name: string, { user = 'alice', channel = 'general' } = {}): Channel {
    const { world } = this.core;
    return openThread(this.core, world.channel(channel), { name, type: 11, ownerId: world.user(user).id });
  }

  /** Somebody founds a server with the bot and everybody else in it, and one channel. */
  addServer(name: string, channel: string): Guild {
    return addGuild(this.core, name, channel);
  }

  /** An admin invites the bot into a server, by the server's name or id. */
  invite(guild: string): void {
    joinGuild(this.core, this.core.world.guild(guild));
  }

  /** An admin removes the bot from a server. */
  kick(guild: string): void {
    leaveGuild(this.core, this.core.world.guild(guild));
  }
}
