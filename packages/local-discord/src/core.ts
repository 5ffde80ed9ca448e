/** The parts of the local Discord, as they know each other. */
import type { EventEmitter } from 'node:events';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interactions.ts';
import type { Messages } from './messages.ts';
import type { Route } from './router.ts';
import type { Channel, StoredInteraction, StoredMessage, World } from './world.ts';

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
  reply: [route: Route, body: unknown];
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

export interface Core {
  world: World;
  gateway: Gateway;
  messages: Messages;
  interactions: Interactions;
  happenings: EventEmitter<Happenings>;
  /** `http://127.0.0.1:<port>` */
  url: string;
  token: string;
}
