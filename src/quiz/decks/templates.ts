/** Decks: questions that a group brings along. */

import type { Fact } from '../../types/quiz.ts';
import { type WrittenQuestion, writtenFact } from '../sources/documents.ts';
import type { Card } from '../tables/cards.ts';

/** The facts that a deck's cards ask about. */
export const cardFacts = (cards: readonly Card[]): Fact[] =>
  cards.map(({ deckId, position, written, topic }) =>
    writtenFact(written as WrittenQuestion, { fact: `deck:${deckId}:${position}`, source: 'deck', topic }),
  );
