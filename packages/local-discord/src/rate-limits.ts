/** Rate limits in Discord's manner: a bucket per route and channel, server or webhook, and one for everything. */
import { createHash } from 'node:crypto';
import type { Route } from './router.ts';

interface Window {
  used: number;
  endsAtMs: number;
}

export interface RateVerdict {
  headers: Record<string, string>;
  /** Present: refused. */
  retryAfterMs?: number;
  global?: boolean;
}

const globalLimit = { requests: 50, perMs: 1_000 };

export class RateLimits {
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts one request. Interactions (`open` routes) are outside the global limit, as on the live service. */
  count(route: Route, params: Record<string, string>): RateVerdict {
    const global = route.open ? undefined : this.#use('global', globalLimit);
    if (global && global.used > globalLimit.requests) {
      const retryAfterMs = global.endsAtMs - this.#now();
      const headers = {
        'X-RateLimit-Global': 'true',
        'X-RateLimit-Scope': 'global',
        'Retry-After': seconds(retryAfterMs),
      };
      return { headers, retryAfterMs, global: true };
    }
    if (!route.limit) return { headers: {} };
    const major = params.channel ?? params.guild ?? params.token ?? '';
    const name = `${route.method} ${route.template}`;
    const window = this.#use(`${name} ${major}`, route.limit);
    const left = Math.max(0, window.endsAtMs - this.#now());
    const refused = window.used > route.limit.requests;
    const headers = {
      'X-RateLimit-Limit': String(route.limit.requests),
      'X-RateLimit-Remaining': String(Math.max(0, route.limit.requests - window.used)),
      'X-RateLimit-Reset': (window.endsAtMs / 1_000).toFixed(3),
      'X-RateLimit-Reset-After': seconds(left),
      'X-RateLimit-Bucket': createHash('md5').update(name).digest('hex'),
      ...(refused && { 'Retry-After': seconds(left), 'X-RateLimit-Scope': 'user' }),
    };
    return { headers, ...(refused && { retryAfterMs: left }) };
  }

  #use(key: string, { perMs }: { perMs: number }): Window {
    const open = this.#windows.get(key);
    const window = open && open.endsAtMs > this.#now() ? open : { used: 0, endsAtMs: this.#now() + perMs };
    window.used += 1;
    this.#windows.set(key, window);
    return window;
  }
}

const seconds = (ms: number) => (ms / 1_000).toFixed(3);
