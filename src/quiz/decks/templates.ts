/** Question templates from decks. */

import type { QuestionTemplate } from '../../types/quiz.ts';
import { type WrittenQuestion, writtenTemplate } from '../sources/documents.ts';
import type { Card } from '../tables/cards.ts';

/** One template per card. */
export const cardTemplates = (cards: readonly Card[]): QuestionTemplate[] =>
  cards.map(({ deckId, position, written, topic }) =>
    writtenTemplate(written as WrittenQuestion, {
      fact: `deck:${deckId}:${position}`,
      source: 'deck',
      topic,
    }),
  );
