import { eq, ne } from 'drizzle-orm';
import type { Database } from './open.ts';
import { users } from './schema.ts';

interface User {
  /** Discord's id. */
  id: string;
  name: string;
  firstSeenAt: number;
}

/**
 * Stores a user and their current name. Writes only if something is new, so that known users can still read while
 * the database cannot be written.
 */
export function rememberUser(db: Database, user: { id: string; name: string }, now = Date.now()): void {
  if (findUser(db, user.id)?.name === user.name) return;
  db.insert(users)
    .values({ ...user, firstSeenAt: now })
    .onConflictDoUpdate({ target: users.id, set: { name: user.name }, setWhere: ne(users.name, user.name) })
    .run();
}

export function findUser(db: Database, id: string): User | undefined {
  return db.select().from(users).where(eq(users.id, id)).get();
}
