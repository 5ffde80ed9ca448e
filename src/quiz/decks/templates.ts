/** Decks: questions that a group brings along. */

import type { QuestionTemplate } from '../../types/quiz.ts';
import { type WrittenQuestion, writtenTemplate } from '../sources/documents.ts';
import type { Card } from '../tables/cards.ts';

/** The facts that a deck's cards ask about. */
export const cardTemplates = (cards: readonly Card[]): QuestionTemplate[] =>
  cards.map(({ deckId, position, written, topic }) =>
    writtenTemplate(written as WrittenQuestion, {
      fact: `deck:${deckId}:${position}`,
      source: 'deck',
      topic,
    }),
  );
