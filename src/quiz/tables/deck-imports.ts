/** Decks that were read but not yet imported, because somebody should look first. */
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { addDeckIn, type Deck } from './decks.ts';
import { deckImports, type NewCard } from './schema.ts';

export type DeckImport = typeof deckImports.$inferSelect;

/** As long as anybody may think about it. */
export const importHours = 1;
const oldestAt = (now: number) => now - importHours * 3_600_000;

/** Keeps what was read in place of what the same person read before in the same server, and drops what is too old. */
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
      .where(or(same, lt(deckImports.createdAt, oldestAt(now))))
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

/** Undefined where it is too old, imported already, or another one came after it. */
export function findImport(db: Database, id: number, now = Date.now()): DeckImport | undefined {
  const row = db.select().from(deckImports).where(eq(deckImports.id, id)).get();
  return row && row.createdAt >= oldestAt(now) ? row : undefined;
}

/** Makes the deck of it, once. */
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
