/** Imported files that wait for confirmation. */
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { deckImports, type NewCard } from './deck-schema.ts';
import { addDeckIn, type Deck } from './decks.ts';

export type DeckImport = typeof deckImports.$inferSelect;

/** An import waits this long for confirmation. */
export const importHours = 1;
const expiryLimit = (now: number) => now - importHours * 3_600_000;

/** Stores an import in place of the person's earlier one in the same server, and deletes expired ones. */
export function saveImport(
  db: Database,
  kept: { userId: string; serverId: string | null; name: string; cards: NewCard[] },
  now = Date.now(),
): DeckImport {
  return write(db, (tx) => {
    const { serverId, userId } = kept;
    const same = and(
      eq(deckImports.userId, userId),
      serverId === null ? isNull(deckImports.serverId) : eq(deckImports.serverId, serverId),
    );
    tx.delete(deckImports)
      .where(or(same, lt(deckImports.createdAt, expiryLimit(now))))
      .run();
    return stored(
      tx
        .insert(deckImports)
        .values({ ...kept, createdAt: now })
        .returning()
        .all(),
    );
  });
}

/** Undefined where it is expired, confirmed or replaced. */
export function findImport(db: Database, id: number, now = Date.now()): DeckImport | undefined {
  const row = db.select().from(deckImports).where(eq(deckImports.id, id)).get();
  return row && row.createdAt >= expiryLimit(now) ? row : undefined;
}

/** Creates the deck, once; undefined where it was confirmed before. */
export function confirmImport(
  db: Database,
  { id, userId, serverId, name, cards }: DeckImport,
  now = Date.now(),
): Deck | undefined {
  return write(db, (tx) => {
    const taken = tx.delete(deckImports).where(eq(deckImports.id, id)).returning().all();
    return taken.length === 0 ? undefined : addDeckIn(tx, { serverId, ownerId: userId, name }, cards, now);
  });
}
