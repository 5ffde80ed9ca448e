/** Watches the connection to Discord's gateway: its state, since when, and whether it is closed for good. */
import { type Client, Events, GatewayCloseCodes, Status } from 'discord.js';
import type { Logger } from 'pino';

interface GatewayState {
  /**
   * `reconnecting`: closed, and discord.js reconnects. `silent`: open, but Discord no longer answers
   * heartbeats. `closed`: closed for good.
   */
  state: 'connected' | 'reconnecting' | 'silent' | 'closed';
  /** When the state began, in milliseconds since 1970; for `silent`, the time of the last heartbeat. */
  since: number;
}

/** Why the connection is closed for good. */
export interface GatewayLoss {
  /** What happened and what to do, for the operator. */
  sentence: string;
  /** Whether a restart alone helps. */
  startAgain: boolean;
}

export interface Gateway {
  state(): GatewayState;
  /** Calls `listener` each time the connection is back after an outage. */
  onReconnect(listener: () => void): void;
  /** Resolves when Discord has closed the connection for good; never rejects. */
  readonly lost: Promise<GatewayLoss>;
}

export interface GatewayWatchOptions {
  /** The state is `silent` after this long without an answered heartbeat. Discord wants one every 41 seconds. */
  silentMs?: number;
}

/** Logs an outage only after this time. */
const outageLogDelayMs = 5_000;

/** Call it before the client connects. */
export function watchGateway(
  client: Client,
  log: Logger,
  { silentMs = 60_000 }: GatewayWatchOptions = {},
): Gateway {
  const { promise: lost, resolve: resolveLost } = Promise.withResolvers<GatewayLoss>();
  const listeners: (() => void)[] = [];
  let state: Exclude<GatewayState['state'], 'silent'> = 'reconnecting';
  let since = Date.now();
  let wasUp = false;

  /** Logs an outage once, and only if it lasts: Discord closes every connection now and then. */
  const startOutageTimer = () =>
    setTimeout(() => {
      // Without a token the bot itself has closed the client.
      if (client.token === null) return;
      log.warn('the connection to Discord is down, reconnecting');
    }, outageLogDelayMs).unref();
  let outageTimer = startOutageTimer();

  function change(next: typeof state): void {
    if (state === next || state === 'closed') return;
    clearTimeout(outageTimer);
    if (next === 'reconnecting') outageTimer = startOutageTimer();
    const seconds = Math.round((Date.now() - since) / 1000);
    state = next;
    since = Date.now();
    if (next !== 'connected') return;
    if (wasUp) {
      log.info(`Discord is connected again after ${seconds} s`);
      for (const listener of listeners) listener();
    }
    wasUp = true;
  }

  const up = () => {
    if (client.ws.shards.every(({ status }) => status === Status.Ready)) change('connected');
  };
  client.on(Events.ShardReady, up);
  client.on(Events.ShardResume, up);
  client.on(Events.ShardReconnecting, () => change('reconnecting'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    change('closed');
    resolveLost(explainClose(code));
  });

  /** The oldest last heartbeat of all shards; a shard's connection counts as its first. */
  const lastHeartbeat = () =>
    Math.min(...client.ws.shards.map((shard) => Math.max(since, shard.lastPingTimestamp)));

  return {
    lost,
    onReconnect: (listener) => listeners.push(listener),
    state() {
      if (state !== 'connected') return { state, since };
      const heartbeatAt = lastHeartbeat();
      return Date.now() - heartbeatAt > silentMs ? { state: 'silent', since: heartbeatAt } : { state, since };
    },
  };
}

/** Explains a final close code, at the start and later. */
export function explainClose(code: number): GatewayLoss {
  const [reason, startAgain] = closes[code] ?? ['no reason is known', true];
  return { sentence: `Discord closed the connection for good (${code}): ${reason}.`, startAgain };
}

const { AuthenticationFailed, InvalidShard, ShardingRequired, InvalidAPIVersion, InvalidIntents } =
  GatewayCloseCodes;

const closes: Record<number, [reason: string, startAgain: boolean]> = {
  [AuthenticationFailed]: [
    'it no longer accepts the token. Copy the present one from the “Bot” page of your application into DISCORD_TOKEN and start again',
    false,
  ],
  [InvalidShard]: ['the number of connections is wrong. Start again: it is asked for anew', true],
  [ShardingRequired]: [
    'the bot is in so many servers that it needs more connections. Start again: their number is asked for anew',
    true,
  ],
  [InvalidAPIVersion]: [
    'it no longer speaks this version of its interface. Install a newer version of Unrolled and start again',
    false,
  ],
  [InvalidIntents]: [
    'it does not know the intents that are asked for. Install a newer version of Unrolled and start again',
    false,
  ],
  [GatewayCloseCodes.DisallowedIntents]: [
    'the right to read messages was taken from the application. Switch on “Message Content Intent” on its “Bot” page, or leave STUDY_CHANNELS empty, and start again; without that right the bot answers in study channels only when it is mentioned',
    true,
  ],
};
