/** Joining and leaving servers: remembered, so that what belongs to a server can be found and cleared. */
import { type Client, Events } from 'discord.js';
import { joinServer, leaveServer } from '../db/servers.ts';
import type { Context } from './context.ts';

export function followServers(client: Client, { db, log }: Context): void {
  const joined = (server: { id: string; name: string }) => joinServer(db, server);
  client.on(Events.ClientReady, (ready) => ready.guilds.cache.forEach(joined));
  client.on(Events.GuildCreate, (server) => {
    joined(server);
    log.info({ server: server.id }, 'joined a server');
  });
  client.on(Events.GuildDelete, (server) => {
    leaveServer(db, server.id);
    log.info({ server: server.id }, 'left a server');
  });
}
