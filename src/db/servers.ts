import { eq, sql } from 'drizzle-orm';
import { type Database, write } from './open.ts';
import { servers } from './schema.ts';

interface Server {
  /** Discord's id. */
  id: string;
  /** Null while the bot has not been a member: Discord then tells only the id. */
  name: string | null;
  joinedAt: number | null;
  leftAt: number | null;
  /** The commands are registered for this server alone. */
  ownCommands: boolean;
}

/** The bot is a member: on joining, and for every server at each start. The time of the first joining stays. */
export function joinServer(db: Database, server: { id: string; name: string }, now = Date.now()): void {
  db.insert(servers)
    .values({ ...server, joinedAt: now })
    .onConflictDoUpdate({
      target: servers.id,
      set: { name: server.name, joinedAt: sql`coalesce(${servers.joinedAt}, ${now})`, leftAt: null },
    })
    .run();
}

/** The bot was removed. What was learned there stays. */
export function leaveServer(db: Database, id: string, now = Date.now()): void {
  db.update(servers).set({ leftAt: now }).where(eq(servers.id, id)).run();
}

/** Makes sure that rows can refer to a server, member or not. Writes only where it is not known yet. */
export function rememberServer(db: Database, id: string): void {
  if (findServer(db, id)) return;
  db.insert(servers).values({ id }).onConflictDoNothing().run();
}

export function findServer(db: Database, id: string): Server | undefined {
  return db.select().from(servers).where(eq(servers.id, id)).get();
}

/** Servers that have the commands registered for themselves alone. */
export function serversWithOwnCommands(db: Database): string[] {
  return db
    .select({ id: servers.id })
    .from(servers)
    .where(eq(servers.ownCommands, true))
    .all()
    .map(({ id }) => id);
}

/** From now on this server, or with null none, has the commands for itself alone. */
export function keepOwnCommands(db: Database, id: string | null): void {
  write(db, (tx) => {
    tx.update(servers).set({ ownCommands: false }).where(eq(servers.ownCommands, true)).run();
    if (id === null) return;
    rememberServer(tx, id);
    tx.update(servers).set({ ownCommands: true }).where(eq(servers.id, id)).run();
  });
}
