/** Watches the connection to Discord's gateway: whether it is up, since when, and whether it is closed for good. */
import { type Client, Events, GatewayCloseCodes, Status } from 'discord.js';
import type { Logger } from 'pino';

interface GatewayState {
  /**
   * `reconnecting`: closed, and opened again as soon as Discord lets us. `silent`: open, but Discord no longer answers
   * heartbeats. `closed`: closed for good.
   */
  state: 'connected' | 'reconnecting' | 'silent' | 'closed';
  /** When it became so, in milliseconds since 1970; for `silent`, when Discord was last heard. */
  since: number;
}

/** Why the connection is closed for good. */
export interface GatewayLoss {
  /** What happened and what to do, for whoever runs the bot. */
  sentence: string;
  /** Whether a new start helps although nothing was changed. */
  startAgain: boolean;
}

export interface Gateway {
  state(): GatewayState;
  /** Calls `listener` each time that the connection is up again after it was down. */
  onBack(listener: () => void): void;
  /** Resolves when Discord has closed the connection for good; never rejects. */
  readonly lost: Promise<GatewayLoss>;
}

export interface GatewayWatchOptions {
  /** Heartbeats unanswered for so long mean that nobody is there. Discord wants one every 41 seconds. */
  silentMs?: number;
}

/** So long the connection may be down before the log says so. */
const toleratedMs = 5_000;

/** Call it before the client connects. */
export function watchGateway(
  client: Client,
  log: Logger,
  { silentMs = 60_000 }: GatewayWatchOptions = {},
): Gateway {
  const { promise: lost, resolve: lose } = Promise.withResolvers<GatewayLoss>();
  const listeners: (() => void)[] = [];
  let state: Exclude<GatewayState['state'], 'silent'> = 'reconnecting';
  let since = Date.now();
  let wasUp = false;

  /** An absence is told once, and not at all where it is over at once: Discord closes every connection now and then. */
  const tellOfAbsence = () =>
    setTimeout(() => {
      // Without a token the client was closed by us.
      if (client.token === null) return;
      log.warn('the connection to Discord is down; it is opened again as soon as Discord can be reached');
    }, toleratedMs).unref();
  let absence = tellOfAbsence();

  function change(next: typeof state): void {
    if (state === next || state === 'closed') return;
    clearTimeout(absence);
    if (next === 'reconnecting') absence = tellOfAbsence();
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
    lose(explainClose(code));
  });

  /** Discord answers every heartbeat, and says hello at the beginning. */
  const lastHeard = () =>
    Math.min(...client.ws.shards.map((shard) => Math.max(since, shard.lastPingTimestamp)));

  return {
    lost,
    onBack: (listener) => listeners.push(listener),
    state() {
      if (state !== 'connected') return { state, since };
      const heard = lastHeard();
      return Date.now() - heard > silentMs ? { state: 'silent', since: heard } : { state, since };
    },
  };
}

/** What a close code that is final means; the same words at the start and later. */
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
