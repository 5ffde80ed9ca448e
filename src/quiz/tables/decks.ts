import { and, asc, count, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { cards, decks, type NewCard } from './deck-schema.ts';
import { attachDeck, detachDeck, pauseSchedulesOf, undoMs } from './schedules.ts';

export type Deck = typeof decks.$inferSelect;

/** The owner of decks: a server or a learner. */
export type DeckOwner = { serverId: string } | { userId: string };

interface NewDeck {
  serverId: string | null;
  ownerId: string;
  name: string;
}

export const addDeck = (db: Database, deck: NewDeck, written: readonly NewCard[]): Deck =>
  write(db, (tx) => addDeckIn(tx, deck, written, Date.now()));

/** Within a transaction. */
export function addDeckIn(tx: Database, deck: NewDeck, written: readonly NewCard[], now: number): Deck {
  const row = stored(
    tx
      .insert(decks)
      .values({ ...deck, createdAt: now })
      .returning()
      .all(),
  );
  for (const [position, card] of written.entries())
    tx.insert(cards)
      .values({ deckId: row.id, position, ...card })
      .run();
  attachDeck(tx, row);
  return row;
}

/** Decks by name, with the number of cards in each. */
export function decksOf(db: Database, owner: DeckOwner): (Deck & { cards: number })[] {
  return db
    .select({ deck: decks, cards: count(cards.position) })
    .from(decks)
    .leftJoin(cards, eq(cards.deckId, decks.id))
    .where(belongsTo(owner))
    .groupBy(decks.id)
    .orderBy(asc(decks.name))
    .all()
    .map(({ deck, cards: number }) => ({ ...deck, cards: number }));
}

export function findDeck(db: Database, owner: DeckOwner, name: string): Deck | undefined {
  const sameName = sql`lower(${decks.name}) = lower(${name.trim()})`;
  return db
    .select()
    .from(decks)
    .where(and(belongsTo(owner), sameName))
    .get();
}

/** Undefined where it is deleted. */
export function deckById(db: Database, id: number): Deck | undefined {
  return db
    .select()
    .from(decks)
    .where(and(eq(decks.id, id), isNull(decks.deletedAt)))
    .get();
}

/**
 * Deletes a deck. Its schedules pause until a deck of its name exists again. Its rows stay for as long as the deletion
 * can be undone.
 */
export function deleteDeck(db: Database, id: number, now = Date.now()): void {
  write(db, (tx) => {
    pauseSchedulesOf(tx, id, now);
    detachDeck(tx, id);
    tx.update(decks).set({ deletedAt: now }).where(eq(decks.id, id)).run();
  });
}

/** A deleted deck whose deletion can still be undone. */
export function deletedDeck(db: Database, id: number, now = Date.now()): Deck | undefined {
  return db
    .select()
    .from(decks)
    .where(and(eq(decks.id, id), gt(decks.deletedAt, now - undoMs)))
    .get();
}

/** Undoes the deletion of a deck. Its schedules go on. */
export function restoreDeck(db: Database, deck: Deck): void {
  write(db, (tx) => {
    tx.update(decks).set({ deletedAt: null }).where(eq(decks.id, deck.id)).run();
    attachDeck(tx, deck);
  });
}

/** Removes the decks whose deletion cannot be undone any more. */
export function forgetDeletedDecks(db: Database, now: number): void {
  const old = lte(decks.deletedAt, now - undoMs);
  if (db.select({ id: decks.id }).from(decks).where(old).limit(1).all().length === 0) return;
  db.delete(decks).where(old).run();
}

/** A learner's own decks belong to no server. */
function belongsTo(owner: DeckOwner) {
  const mine =
    'serverId' in owner
      ? eq(decks.serverId, owner.serverId)
      : and(isNull(decks.serverId), eq(decks.ownerId, owner.userId));
  return and(mine, isNull(decks.deletedAt));
}
