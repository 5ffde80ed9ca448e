import { and, asc, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { servers } from '../../db/schema.ts';
import { documents } from './schema.ts';

type Row = typeof documents.$inferSelect;

/** A server's document as it was added. */
export type StoredDocument = Omit<Row, 'parsed' | 'parser' | 'refusal' | 'aside' | 'asideTold'>;

/** The result of parsing a document. */
export type StoredReading = Pick<Row, 'parsed' | 'parser' | 'refusal'>;

const { parsed, parser, refusal, aside, asideTold, ...asAdded } = getTableColumns(documents);

/** Adds a document, or replaces the one of that name. A document without a reading is parsed when it is needed. */
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
        set: { markdown, addedBy, addedAt, ...reading, aside: null, asideTold: true },
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

/** The Markdown of a document; empty once it is removed. */
export function markdownOf(db: Database, id: number): string {
  const found = db.select({ markdown: documents.markdown }).from(documents).where(eq(documents.id, id)).get();
  return found?.markdown ?? '';
}

/** Stores the parsed document, or the reason why it cannot be read. */
export function setReading(db: Database, id: number, reading: StoredReading): void {
  db.update(documents).set(reading).where(eq(documents.id, id)).run();
}

/** The documents that cannot be read, by name. */
export function unreadableDocuments(db: Database, serverId: string): { name: string; reason: string }[] {
  return db
    .select({ name: documents.name, reason: sql<string>`${refusal}` })
    .from(documents)
    .where(and(eq(documents.serverId, serverId), isNotNull(refusal)))
    .orderBy(asc(documents.name))
    .all();
}

/** Stores which documents of a server are rejected. For a document that was not, the author's notice is due. */
export function recordRejections(
  db: Database,
  serverId: string,
  rejected: readonly { name: string; reason: string }[],
): void {
  const rows = db
    .select({ id: documents.id, name: documents.name, before: aside })
    .from(documents)
    .where(eq(documents.serverId, serverId))
    .all();
  const changed = rows.flatMap(({ id, name, before }) => {
    const now = rejected.find((each) => each.name === name)?.reason ?? null;
    return (now === null) === (before === null) ? [] : [{ id, aside: now, asideTold: now === null }];
  });
  if (changed.length === 0) return;
  write(db, (tx) => {
    for (const { id, ...set } of changed) tx.update(documents).set(set).where(eq(documents.id, id)).run();
  });
}

/** Rejected documents whose author has not been told yet. */
export function unreportedRejections(
  db: Database,
): { id: number; name: string; reason: string; addedBy: string | null; server: string | null }[] {
  const { id, name, addedBy } = documents;
  return db
    .select({ id, name, addedBy, reason: sql<string>`${aside}`, server: servers.name })
    .from(documents)
    .innerJoin(servers, eq(documents.serverId, servers.id))
    .where(and(eq(asideTold, false), isNotNull(aside)))
    .all();
}

export function markRejectionReported(db: Database, id: number, told: boolean): void {
  db.update(documents).set({ asideTold: told }).where(eq(documents.id, id)).run();
}

/** @returns false where the server has no such document */
export function removeDocument(db: Database, serverId: string, name: string): boolean {
  const condition = and(eq(documents.serverId, serverId), eq(documents.name, name));
  return db.delete(documents).where(condition).run().changes > 0;
}
