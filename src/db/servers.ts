import { eq } from 'drizzle-orm';
import type { Database } from './open.ts';
import { servers } from './schema.ts';

export interface Server {
  /** Discord's id. */
  id: string;
  /** Null while the bot has not been a member: Discord then tells only the id. */
  name: string | null;
  joinedAt: number | null;
  leftAt: number | null;
}

/** The bot is a member: on joining, and for every server at each start. */
export function joinServer(db: Database, server: { id: string; name: string }, now = Date.now()): void {
  db.insert(servers)
    .values({ ...server, joinedAt: now })
    .onConflictDoUpdate({ target: servers.id, set: { name: server.name, leftAt: null } })
    .run();
}

/** The bot was removed. What was learned there stays. */
export function leaveServer(db: Database, id: string, now = Date.now()): void {
  db.update(servers).set({ leftAt: now }).where(eq(servers.id, id)).run();
}

/** Makes sure that rows can refer to a server, member or not. */
export function rememberServer(db: Database, id: string): void {
  db.insert(servers).values({ id }).onConflictDoNothing().run();
}

export function findServer(db: Database, id: string): Server | undefined {
  return db.select().from(servers).where(eq(servers.id, id)).get();
}
