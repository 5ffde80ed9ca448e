import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import { type Database, stored } from './open.ts';
import { documents } from './schema.ts';

type Row = typeof documents.$inferSelect;

/** A server's document as it was added. */
export type StoredDocument = Omit<Row, 'parsed' | 'parser' | 'refusal'>;

/** What the reading process made of a document. */
export type StoredReading = Pick<Row, 'parsed' | 'parser' | 'refusal'>;

const { parsed, parser, refusal, ...asAdded } = getTableColumns(documents);

/** Adds a server's document, or replaces the one of that name; without a reading it is read when it is needed. */
export function putDocument(
  db: Database,
  document: Omit<StoredDocument, 'id'>,
  reading: StoredReading = { parsed: null, parser: null, refusal: null },
): StoredDocument {
  const { markdown, addedBy, addedAt } = document;
  return stored(
    db
      .insert(documents)
      .values({ ...document, ...reading })
      .onConflictDoUpdate({
        target: [documents.serverId, documents.name],
        set: { markdown, addedBy, addedAt, ...reading },
      })
      .returning(asAdded)
      .all(),
  );
}

/** By name. */
export function documentsOf(db: Database, serverId: string): StoredDocument[] {
  return db
    .select(asAdded)
    .from(documents)
    .where(eq(documents.serverId, serverId))
    .orderBy(asc(documents.name))
    .all();
}

export function hasDocuments(db: Database, serverId: string): boolean {
  const found = db
    .select({ id: documents.id })
    .from(documents)
    .where(eq(documents.serverId, serverId))
    .limit(1);
  return found.all().length > 0;
}

/** By name, without the texts. */
export function readingsOf(db: Database, serverId: string): (StoredReading & Pick<Row, 'id' | 'name'>)[] {
  return db
    .select({ id: documents.id, name: documents.name, parsed, parser, refusal })
    .from(documents)
    .where(eq(documents.serverId, serverId))
    .orderBy(asc(documents.name))
    .all();
}

/** Empty where the document has been removed. */
export function markdownOf(db: Database, id: number): string {
  const found = db.select({ markdown: documents.markdown }).from(documents).where(eq(documents.id, id)).get();
  return found?.markdown ?? '';
}

/** Keeps what was read of a document, or why it is put aside. */
export function setReading(db: Database, id: number, reading: StoredReading): void {
  db.update(documents).set(reading).where(eq(documents.id, id)).run();
}

/** False when the server has no such document. */
export function removeDocument(db: Database, serverId: string, name: string): boolean {
  const condition = and(eq(documents.serverId, serverId), eq(documents.name, name));
  return db.delete(documents).where(condition).run().changes > 0;
}
