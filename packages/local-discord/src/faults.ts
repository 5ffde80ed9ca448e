/** Things that go wrong on the live service, on demand. */

import type { GatewayServer } from './gateway.ts';
import type { RequestRecord } from './happenings.ts';
import type { Interactions } from './interactions.ts';

/** Which requests: a pattern for `METHOD /path` (the path behind `/api/v10`), or a question about the request. */
export type Match = RegExp | ((request: RequestRecord) => boolean);

export interface FaultAnswer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

interface Fault {
  match: Match;
  left: number;
  delayMs?: number;
  answer?: FaultAnswer;
  drop?: Drop;
}

/** Whether the connection breaks before the request is dealt with, or afterwards, so that only its answer is lost. */
export type Drop = 'before' | 'after';

export class Faults {
  #faults: Fault[] = [];
  readonly #gateway: GatewayServer;
  readonly #interactions: Interactions;
  readonly #cutConnections: () => void;

  /** @param cutConnections breaks every open connection, of the gateway and of the REST API */
  constructor(gateway: GatewayServer, interactions: Interactions, cutConnections: () => void) {
    this.#gateway = gateway;
    this.#interactions = interactions;
    this.#cutConnections = cutConnections;
  }

  /** The next `times` requests that match get this answer; nothing else happens to them. */
  answer(match: Match, answer: FaultAnswer, times = 1): void {
    this.#faults.push({ match, left: times, answer });
  }

  serverError(match: Match, times = 1, status = 502): void {
    this.answer(match, { status, body: { message: 'Bad Gateway', code: 0 } }, times);
  }

  rateLimit(match: Match, { retryAfterMs = 500, times = 1, global = false } = {}): void {
    const seconds = String(retryAfterMs / 1_000);
    const headers = {
      'Retry-After': seconds,
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...(global
        ? { 'X-RateLimit-Global': 'true' }
        : {
            'X-RateLimit-Limit': '5',
            'X-RateLimit-Remaining': '0',
            'X-RateLimit-Reset-After': seconds,
            'X-RateLimit-Bucket': 'fault',
          }),
    };
    const body = { message: 'You are being rate limited.', retry_after: retryAfterMs / 1_000, global };
    this.answer(match, { status: 429, body, headers }, times);
  }

  /** Answers come `delayMs` later, for the next `times` requests that match. */
  slow(match: Match, delayMs: number, times = Number.POSITIVE_INFINITY): void {
    this.#faults.push({ match, left: times, delayMs });
  }

  /** The connection of the next `times` requests that match breaks, without an answer. */
  dropConnection(match: Match, { drop = 'before', times = 1 }: { drop?: Drop; times?: number } = {}): void {
    this.#faults.push({ match, left: times, drop });
  }

  /** Sends the latest interaction of every session a second time, as Discord may after a resume. */
  replayInteraction(): void {
    for (const { sent, socket } of this.#gateway.sessions.values()) {
      const latest = sent.findLast(({ t }) => t === 'INTERACTION_CREATE');
      if (latest) socket.send(latest);
    }
  }

  /** Discord cannot be reached at all: what is open breaks, and every new connection too, until it is back. */
  setAway(away = true): void {
    this.#gateway.isAway = away;
    if (away) this.#cutConnections();
  }

  /** Every attempt to identify or to resume is closed with this code, until it is called without one. */
  refuseSessions(code?: number): void {
    this.#gateway.refusal = code;
  }

  /** Closes every gateway connection: 1006 is a cut cable, 4000 an ordinary trouble of Discord's, 4004 a reset token. */
  dropGateway({ code = 1006, forget = false }: { code?: number; forget?: boolean } = {}): void {
    for (const session of [...this.#gateway.sessions.values()]) {
      if (code === 1006) session.socket.terminate();
      else session.socket.close(code);
      if (forget) this.#gateway.sessions.delete(session.id);
    }
  }

  /** Discord asks its clients to reconnect, as it does before maintenance. */
  askToReconnect(): void {
    for (const { socket } of this.#gateway.sessions.values())
      socket.send({ op: 7, d: null, s: null, t: null });
  }

  /** Every session is over; clients must identify anew. */
  invalidateSessions(): void {
    for (const [id, { socket }] of [...this.#gateway.sessions]) {
      this.#gateway.sessions.delete(id);
      socket.send({ op: 9, d: false, s: null, t: null });
    }
  }

  /** Heartbeats stay unanswered, as on a connection that died unnoticed. */
  ignoreHeartbeats(ignore = true): void {
    this.#gateway.ignoreHeartbeats = ignore;
  }

  /** Every interaction's token is dead, as after 15 minutes. */
  expireTokens(): void {
    this.#interactions.expireTokens();
  }

  /** Ends all faults that last. */
  clear(): void {
    this.#faults = [];
    this.#gateway.ignoreHeartbeats = false;
    this.#gateway.isAway = false;
    this.#gateway.refusal = undefined;
  }

  /** The fault that `request` meets, used up by one. */
  take(request: RequestRecord): Pick<Fault, 'delayMs' | 'answer' | 'drop'> | undefined {
    const fault = this.#faults.find(({ match, left }) => left > 0 && matches(match, request));
    if (fault) fault.left -= 1;
    return fault;
  }
}

const matches = (match: Match, request: RequestRecord) =>
  match instanceof RegExp ? match.test(`${request.method} ${request.path}`) : match(request);
