/** The parts of the local Discord, as they know each other. */
import type { EventEmitter } from 'node:events';
import type { GatewayServer } from './gateway.ts';
import type { Happenings } from './happenings.ts';
import type { Interactions } from './interactions.ts';
import type { Messages } from './messages.ts';
import type { World } from './world.ts';

export interface Core {
  world: World;
  gateway: GatewayServer;
  messages: Messages;
  interactions: Interactions;
  happenings: EventEmitter<Happenings>;
  /** `http://127.0.0.1:<port>` */
  url: string;
  token: string;
}
