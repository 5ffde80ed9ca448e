/** Unfinished set-ups and forms. What somebody typed is kept here, so that an error loses nothing. */
import { eq, lt } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { drafts } from './teacher-schema.ts';

export type StoredDraft = typeof drafts.$inferSelect;

/** A draft is kept this long. The message that shows it works for 15 minutes after the latest press. */
export const draftHours = 24;
const expiryLimit = (now: number) => now - draftHours * 3_600_000;

/** Stores a draft, and deletes expired ones. @returns its id */
export function addDraft(
  db: Database,
  draft: Omit<StoredDraft, 'id' | 'createdAt'>,
  now = Date.now(),
): number {
  return write(db, (tx) => {
    tx.delete(drafts)
      .where(lt(drafts.createdAt, expiryLimit(now)))
      .run();
    return stored(
      tx
        .insert(drafts)
        .values({ ...draft, createdAt: now })
        .returning({ id: drafts.id })
        .all(),
    ).id;
  });
}

/** Undefined where it is finished, or expired and deleted. */
export function findDraft(db: Database, id: number): StoredDraft | undefined {
  return db.select().from(drafts).where(eq(drafts.id, id)).get();
}

export function changeDraft(db: Database, id: number, content: unknown): void {
  db.update(drafts).set({ content }).where(eq(drafts.id, id)).run();
}

/** @returns false where it was deleted before */
export function deleteDraft(db: Database, id: number): boolean {
  return db.delete(drafts).where(eq(drafts.id, id)).run().changes === 1;
}
