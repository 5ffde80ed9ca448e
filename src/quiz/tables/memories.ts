import { and, asc, count, eq, lte, min } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { memories } from './schema.ts';

/** What a learner remembers of a concept. */
export type Memory = typeof memories.$inferSelect;

export function findMemory(db: Database, userId: string, concept: string): Memory | undefined {
  return db
    .select()
    .from(memories)
    .where(and(eq(memories.userId, userId), eq(memories.concept, concept)))
    .get();
}

export function saveMemory(db: Database, memory: Memory): void {
  const { userId: _, concept: __, ...state } = memory;
  db.insert(memories)
    .values(memory)
    .onConflictDoUpdate({ target: [memories.userId, memories.concept], set: state })
    .run();
}

export function memoriesOf(db: Database, userId: string): Memory[] {
  return db.select().from(memories).where(eq(memories.userId, userId)).orderBy(asc(memories.due)).all();
}

/** Due concepts, the longest due first. */
export function dueMemories(db: Database, userId: string, now: number): Memory[] {
  return db
    .select()
    .from(memories)
    .where(and(eq(memories.userId, userId), lte(memories.due, now)))
    .orderBy(asc(memories.due))
    .all();
}

export function countDue(db: Database, userId: string, now: number): number {
  const due = and(eq(memories.userId, userId), lte(memories.due, now));
  return db.select({ rows: count() }).from(memories).where(due).get()?.rows ?? 0;
}

/** When the learner's next concept is due; null where there is none. */
export function nextDue(db: Database, userId: string): number | null {
  return (
    db
      .select({ due: min(memories.due) })
      .from(memories)
      .where(eq(memories.userId, userId))
      .get()?.due ?? null
  );
}
