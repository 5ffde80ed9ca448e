import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { cards } from './deck-schema.ts';

export type Card = typeof cards.$inferSelect;

/** In the order of the imported file. */
export function cardsOf(db: Database, deckId: number): Card[] {
  return db.select().from(cards).where(eq(cards.deckId, deckId)).orderBy(asc(cards.position)).all();
}
