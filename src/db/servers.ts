import { eq, sql } from 'drizzle-orm';
import { type Database, write } from './open.ts';
import { servers } from './schema.ts';

interface Server {
  /** Discord's id. */
  id: string;
  /** Null until the bot is a member, because Discord tells only the id before. */
  name: string | null;
  joinedAt: number | null;
  leftAt: number | null;
  /** The commands are registered for this server only. */
  ownCommands: boolean;
}

/** Stores that the bot is a member. Called on joining, and for every server at each start. `joinedAt` does not change. */
export function joinServer(db: Database, server: { id: string; name: string }, now = Date.now()): void {
  db.insert(servers)
    .values({ ...server, joinedAt: now })
    .onConflictDoUpdate({
      target: servers.id,
      set: { name: server.name, joinedAt: sql`coalesce(${servers.joinedAt}, ${now})`, leftAt: null },
    })
    .run();
}

/** Stores that the bot was removed. The server's data stays until its retention ends. */
export function leaveServer(db: Database, id: string, now = Date.now()): void {
  db.update(servers).set({ leftAt: now }).where(eq(servers.id, id)).run();
}

/** Stores a server so that rows can reference it. Writes only if it is not stored yet. */
export function rememberServer(db: Database, id: string): void {
  if (findServer(db, id)) return;
  db.insert(servers).values({ id }).onConflictDoNothing().run();
}

export function findServer(db: Database, id: string): Server | undefined {
  return db.select().from(servers).where(eq(servers.id, id)).get();
}

/** Ids of servers with commands of their own. */
export function serversWithOwnCommands(db: Database): string[] {
  return db
    .select({ id: servers.id })
    .from(servers)
    .where(eq(servers.ownCommands, true))
    .all()
    .map(({ id }) => id);
}

/** Stores which server, or with null that none, has commands of its own. */
export function keepOwnCommands(db: Database, id: string | null): void {
  write(db, (tx) => {
    tx.update(servers).set({ ownCommands: false }).where(eq(servers.ownCommands, true)).run();
    if (id === null) return;
    rememberServer(tx, id);
    tx.update(servers).set({ ownCommands: true }).where(eq(servers.id, id)).run();
  });
}
