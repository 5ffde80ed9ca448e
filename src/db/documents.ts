import { and, asc, eq } from 'drizzle-orm';
import { type Database, stored } from './open.ts';
import { documents } from './schema.ts';

export type StoredDocument = typeof documents.$inferSelect;

/** Adds a server's document, or replaces the one of that name. */
export function putDocument(db: Database, document: Omit<StoredDocument, 'id'>): StoredDocument {
  const { markdown, addedBy, addedAt } = document;
  return stored(
    db
      .insert(documents)
      .values(document)
      .onConflictDoUpdate({
        target: [documents.serverId, documents.name],
        set: { markdown, addedBy, addedAt },
      })
      .returning()
      .all(),
  );
}

/** By name. */
export function documentsOf(db: Database, serverId: string): StoredDocument[] {
  return db
    .select()
    .from(documents)
    .where(eq(documents.serverId, serverId))
    .orderBy(asc(documents.name))
    .all();
}

/** False when the server has no such document. */
export function removeDocument(db: Database, serverId: string, name: string): boolean {
  const condition = and(eq(documents.serverId, serverId), eq(documents.name, name));
  return db.delete(documents).where(condition).run().changes > 0;
}
