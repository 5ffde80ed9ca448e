/** Everything that a bot may ask of this Discord. */
import type { Route } from '../router.ts';
import { applicationRoutes } from './application.ts';
import { channelRoutes } from './channels.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';

export const routes: Route[] = [
  ...applicationRoutes,
  ...channelRoutes,
  ...guildRoutes,
  ...interactionRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...userRoutes,
];
