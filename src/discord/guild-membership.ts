/** Joining and leaving servers: remembered, so that what belongs to a server can be found and cleared. */
import { type Client, Events } from 'discord.js';
import { patiently } from '../db/patience.ts';
import { joinServer, leaveServer } from '../db/servers.ts';
import type { Services } from './services.ts';

/** How long another program may keep the database before a server is not stored. */
const patienceMs = 30_000;

export function followServers(client: Client, { db, log }: Services): void {
  /** Not storing it must not end the bot: whoever uses a command there makes it known as well. */
  const store = (what: string, body: () => void) =>
    void patiently(db, body, { withinMs: patienceMs }).catch((err) => log.warn({ err }, what));
  const joined = (server: { id: string; name: string }) =>
    store('a server could not be stored', () => joinServer(db, server));
  client.on(Events.ClientReady, (ready) => ready.guilds.cache.forEach(joined));
  client.on(Events.GuildCreate, (server) => {
    joined(server);
    log.info({ server: server.id }, 'joined a server');
  });
  client.on(Events.GuildDelete, (server) => {
    store('that a server was left could not be stored', () => leaveServer(db, server.id));
    log.info({ server: server.id }, 'left a server');
  });
}
