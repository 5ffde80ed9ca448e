import type { ZodMiniType } from 'zod/mini';
import type { Channel, StoredInteraction, StoredMessage } from './records.ts';

/** What happened, for whoever looks on: tests and the page. */
export interface Happenings {
  message: [stored: StoredMessage];
  edit: [stored: StoredMessage];
  delete: [stored: StoredMessage];
  channel: [channel: Channel, change: 'created' | 'updated' | 'deleted'];
  /** Somebody writes in a channel. */
  typing: [channelId: string, userId: string];
  interaction: [interaction: StoredInteraction];
  commands: [scope: string];
  /** The bot joined or left a server. */
  guild: [guildId: string];
  violation: [violation: Violation];
  request: [request: RequestRecord];
  /** Our answer to a request that was well, with the route it came by. */
  reply: [route: AnsweredRoute, body: unknown];
}

/** One REST request of the bot, as it came. */
export interface RequestRecord {
  method: string;
  /** Behind `/api/v10`. */
  path: string;
  query: Record<string, string>;
  body: unknown;
  files: { name: string; type: string; size: number }[];
  authorization: string | undefined;
  atMs: number;
  /** The HTTP status it was answered with. */
  status?: number;
}

/** A request that the live service would refuse, or that this one does not know. */
export interface Violation {
  method: string;
  path: string;
  /** One line each: where, and what is wrong. */
  problems: string[];
}

/** The route that a request came by. */
export interface AnsweredRoute {
  method: string;
  template: string;
  /** The schema of the answer. */
  reply?: ZodMiniType;
}
