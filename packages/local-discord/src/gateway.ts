/** The gateway: sessions of connected bots, heartbeats, resuming, and who gets which event. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { type GatewayPayload, GatewaySocket } from './gateway-socket.ts';
import { intentFor, privileged, withoutContent } from './intents.ts';
import { guildCreateView, memberView } from './views.ts';
import type { World } from './world.ts';

/** So many events are kept for a session that is away; who missed more must identify anew. */
const replayLimit = 1_000;

export interface GatewaySession {
  id: string;
  intents: number;
  shard: [number: number, of: number];
  sequence: number;
  sent: GatewayPayload[];
  socket: GatewaySocket;
}

interface Command {
  op: number;
  d: unknown;
}

interface Identify {
  token: string;
  intents: number;
  compress?: boolean;
  shard?: [number, number];
}

export interface GatewayOptions {
  token: string;
  heartbeatMs: number;
  /** Privileged intents switched on for the application, as bits. */
  privilegedIntents: number;
}

interface GatewayEvents {
  identified: [session: GatewaySession];
  resumed: [session: GatewaySession];
  command: [command: Command];
  /** A connection ended. */
  away: [];
}

export class GatewayServer extends EventEmitter<GatewayEvents> {
  readonly sessions = new Map<string, GatewaySession>();
  /** Fault: heartbeats stay unanswered. */
  ignoreHeartbeats = false;
  /** Fault: nobody can connect. */
  isAway = false;
  /** Fault: the close code for everybody who identifies or resumes. */
  refusal: number | undefined;
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #url: string;

  constructor(world: World, url: string, options: GatewayOptions) {
    super();
    this.setMaxListeners(0);
    this.#world = world;
    this.#url = url;
    this.#options = options;
  }

  accept(webSocket: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '/', this.#url).searchParams;
    const compression = query.get('compress');
    const known = compression === null || compression === 'zlib-stream';
    if (query.get('v') !== '10' || query.get('encoding') !== 'json' || !known) {
      webSocket.close(4012);
      return;
    }
    const socket = new GatewaySocket(webSocket, compression === 'zlib-stream');
    socket.send({
      op: 10,
      d: { heartbeat_interval: this.#options.heartbeatMs, _trace: [] },
      s: null,
      t: null,
    });
    webSocket.on('close', () => this.emit('away'));
    webSocket.on('message', (raw) => {
      const command = parse(raw.toString());
      if (!command) {
        webSocket.close(4002, 'Decode error');
        return;
      }
      this.emit('command', command);
      this.#handle(socket, command);
    });
  }

  /** Sends an event to every session that has the intent, the shard and the right to see it. */
  dispatch(
    type: string,
    data: object,
    place: { guildId?: string | undefined; channelId?: string } = {},
  ): void {
    const { guildId, channelId } = place;
    if (!this.#mayReceive(guildId, channelId)) return;
    for (const session of this.sessions.values()) {
      if (!isOnShard(session.shard, guildId)) continue;
      const intent = intentFor(type, guildId === undefined);
      if (intent && !(session.intents & intent)) continue;
      this.#send(session, type, withoutContent(type, data, session.intents, this.#world.bot.id));
    }
  }

  /** Whom an interaction goes to: no intent and no membership is needed. */
  dispatchInteraction(data: object, guildId?: string): void {
    for (const session of this.sessions.values())
      if (isOnShard(session.shard, guildId)) this.#send(session, 'INTERACTION_CREATE', data);
  }

  #mayReceive(guildId?: string, channelId?: string): boolean {
    const bot = this.#world.bot.id;
    const guild = guildId && this.#world.guilds.get(guildId);
    if (guild && !guild.members[bot]) return false;
    const channel = channelId && this.#world.channels.get(channelId);
    return !channel || this.#world.permissions(bot, channel) !== 0n;
  }

  #send(session: GatewaySession, type: string, data: object): void {
    const payload = { op: 0, t: type, s: ++session.sequence, d: data };
    session.sent.push(payload);
    if (session.sent.length > replayLimit) session.sent.shift();
    session.socket.send(payload);
  }

  #handle(socket: GatewaySocket, { op, d }: Command): void {
    const session = [...this.sessions.values()].find((candidate) => candidate.socket === socket);
    if (op === 1) {
      if (!this.ignoreHeartbeats) socket.send({ op: 11, d: null, s: null, t: null });
    } else if (op === 2 && !session) this.#identify(socket, d as Identify);
    else if (op === 6) this.#resume(socket, d as Resume);
    else if (![2, 3, 4, 8].includes(op)) socket.close(4001);
    else if (!session) socket.close(4003);
    else if (op === 2) socket.close(4005);
    else if (op === 8) this.#members(session, d as MembersRequest);
    // What is left is a presence (3) or voice state (4): accepted, and nobody sees it.
  }

  /** The close code for an `identify` that Discord would not accept. */
  #refusal({ token, intents, shard = [0, 1] }: Identify): number | undefined {
    if (this.refusal !== undefined) return this.refusal;
    if (token !== this.#options.token) return 4004;
    if (!(shard[0] >= 0 && shard[0] < shard[1])) return 4010;
    if (!Number.isInteger(intents) || intents < 0) return 4013;
    return intents & privileged & ~this.#options.privilegedIntents ? 4014 : undefined;
  }

  #identify(socket: GatewaySocket, identify: Identify): void {
    const refusal = this.#refusal(identify);
    if (refusal) {
      socket.close(refusal);
      return;
    }
    const { intents, compress, shard = [0, 1] } = identify;
    socket.compressEach = compress ?? false;
    // Who identifies does not come back to an earlier session: what waits for nobody is dropped.
    for (const [id, old] of this.sessions) if (!old.socket.open) this.sessions.delete(id);
    const session: GatewaySession = { id: randomUUID(), intents, shard, sequence: 0, sent: [], socket };
    this.sessions.set(session.id, session);
    const { bot, guilds } = this.#world;
    const mine = [...guilds.values()].filter(({ id, members }) => members[bot.id] && isOnShard(shard, id));
    this.#send(session, 'READY', {
      v: 10,
      user: { ...bot, verified: true, mfa_enabled: false, email: null },
      guilds: mine.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.#url,
      shard,
      application: { id: bot.id, flags: 0 },
      private_channels: [],
      relationships: [],
    });
    for (const guild of mine) this.#send(session, 'GUILD_CREATE', guildCreateView(this.#world, guild));
    this.emit('identified', session);
  }

  #resume(socket: GatewaySocket, { token, session_id, seq }: Resume): void {
    const refusal = this.refusal ?? (token === this.#options.token ? undefined : 4004);
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    const session = this.sessions.get(session_id);
    const oldest = session?.sent[0]?.s ?? 0;
    if (!session || seq > session.sequence || seq < oldest - 1) {
      socket.send({ op: 9, d: false, s: null, t: null });
      return;
    }
    session.socket = socket;
    for (const payload of session.sent) if ((payload.s ?? 0) > seq) socket.send(payload);
    this.#send(session, 'RESUMED', { _trace: [] });
    this.emit('resumed', session);
  }

  #members(session: GatewaySession, request: MembersRequest): void {
    const guild = this.#world.guilds.get(request.guild_id);
    const wanted = request.user_ids === undefined ? undefined : [request.user_ids].flat();
    const members = Object.keys(guild?.members ?? {})
      .filter((id) => !wanted || wanted.includes(id))
      .filter((id) => this.#world.user(id).username.startsWith(request.query?.toLowerCase() ?? ''));
    this.#send(session, 'GUILD_MEMBERS_CHUNK', {
      guild_id: request.guild_id,
      members: guild ? members.map((id) => memberView(this.#world, guild, id)) : [],
      chunk_index: 0,
      chunk_count: 1,
      not_found: wanted?.filter((id) => !guild?.members[id]) ?? [],
      ...(request.nonce && { nonce: request.nonce }),
    });
  }
}

interface Resume {
  token: string;
  session_id: string;
  seq: number;
}

interface MembersRequest {
  guild_id: string;
  user_ids?: string | string[];
  query?: string;
  nonce?: string;
}

function parse(raw: string): Command | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && 'op' in value ? (value as Command) : undefined;
  } catch {
    return undefined;
  }
}

/** Discord spreads servers over shards by the time part of their id; direct messages go to shard 0. */
const isOnShard = ([number, of]: [number, number], guildId?: string) =>
  guildId ? Number((BigInt(guildId) >> 22n) % BigInt(of)) === number : number === 0;
