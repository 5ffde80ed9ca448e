/** Stores which servers the bot joins and leaves, so that the data of a left server can be deleted. */
import { type Client, Events } from 'discord.js';
import { retryWhileBusy } from '../db/retry-while-busy.ts';
import { joinServer, leaveServer } from '../db/servers.ts';
import type { Services } from './services.ts';

/** Retries for this long while another program locks the database. */
const retryMs = 30_000;

export function followServers(client: Client, { db, log }: Services): void {
  /** A failure is only logged: the next command in the server stores the server too. */
  const store = (what: string, body: () => void) =>
    void retryWhileBusy(db, body, { withinMs: retryMs }).catch((err) => log.warn({ err }, what));
  const joined = (server: { id: string; name: string }) =>
    store('storing a server failed', () => joinServer(db, server));
  client.on(Events.ClientReady, (ready) => ready.guilds.cache.forEach(joined));
  client.on(Events.GuildCreate, (server) => {
    joined(server);
    log.info({ server: server.id }, 'joined a server');
  });
  client.on(Events.GuildDelete, (server) => {
    store('storing a left server failed', () => leaveServer(db, server.id));
    log.info({ server: server.id }, 'left a server');
  });
}
