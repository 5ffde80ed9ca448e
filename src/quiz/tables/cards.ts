import { asc, eq, max } from 'drizzle-orm';
import { type Database, write } from '../../db/open.ts';
import { cards, type NewCard } from './deck-schema.ts';

export type Card = typeof cards.$inferSelect;

/** In the order of the imported file. */
export function cardsOf(db: Database, deckId: number): Card[] {
  return db.select().from(cards).where(eq(cards.deckId, deckId)).orderBy(asc(cards.position)).all();
}

/** Adds a card at the end of a deck. */
export function addCard(db: Database, deckId: number, card: NewCard): void {
  write(db, (tx) => {
    const of = eq(cards.deckId, deckId);
    const last = tx
      .select({ position: max(cards.position) })
      .from(cards)
      .where(of)
      .get();
    tx.insert(cards)
      .values({ deckId, position: (last?.position ?? -1) + 1, ...card })
      .run();
  });
}
