/** Acknowledged interactions that wait for their reply. */
import { eq, lt } from 'drizzle-orm';
import type { Database } from './open.ts';
import { openReplies } from './schema.ts';

export type OpenReply = typeof openReplies.$inferSelect;

export function addOpenReply(db: Database, reply: OpenReply): void {
  db.insert(openReplies).values(reply).onConflictDoNothing().run();
}

export function closeReply(db: Database, interactionId: string): void {
  db.delete(openReplies).where(eq(openReplies.interactionId, interactionId)).run();
}

/** Open replies whose token is valid at `now`. Deletes the others. */
export function openRepliesAt(db: Database, now: number): OpenReply[] {
  db.delete(openReplies).where(lt(openReplies.expiresAt, now)).run();
  return db.select().from(openReplies).all();
}
