/** Decks: questions that a group brings along. */
import type { Card } from '../../db/cards.ts';
import { askWritten, levelOf, type WrittenQuestion } from '../sources/documents.ts';
import type { Fact } from '../types.ts';

/** The facts that a deck's cards ask about. */
export const cardFacts = (cards: readonly Card[]): Fact[] =>
  cards.map(({ deckId, position, written, topic }) => {
    const question = written as WrittenQuestion;
    const about = { fact: `deck:${deckId}:${position}`, source: 'deck', topic } as const;
    return {
      id: about.fact,
      source: 'deck',
      topic,
      level: levelOf(question),
      make: (random) => askWritten(question, about, random),
    };
  });
