/** A learner's memory: one FSRS card per concept. */
import { createEmptyCard, type FSRS, type Card as FsrsCard, fsrs, Rating } from 'ts-fsrs';
import type { Database } from '../db/open.ts';
import { findMemory, type Memory, saveMemory } from './tables/memories.ts';

/** A concept is due when the recall probability falls to 0.9. Intervals have no random fuzz, so that tests are exact. */
const scheduler = (): FSRS => fsrs({ request_retention: 0.9, enable_fuzz: false });

export interface Recall {
  userId: string;
  /** A topic's id; null where a deck names none, and nothing is stored then. */
  concept: string | null;
  right: boolean;
  hinted: boolean;
}

/** Records an answer: wrong is “again”, right with a hint “hard”, right “good”. Returns when the concept is due again. */
export function remember(
  db: Database,
  { userId, concept, right, hinted }: Recall,
  now: number,
): number | undefined {
  if (concept === null) return undefined;
  const before = findMemory(db, userId, concept);
  const grade = right ? (hinted ? Rating.Hard : Rating.Good) : Rating.Again;
  const { card } = scheduler().next(before ? toCard(before) : createEmptyCard(now), now, grade);
  saveMemory(db, { userId, concept, ...fromCard(card) });
  return card.due.getTime();
}

const toCard = (memory: Memory): FsrsCard => ({
  due: new Date(memory.due),
  stability: memory.stability,
  difficulty: memory.difficulty,
  elapsed_days: 0,
  scheduled_days: memory.scheduledDays,
  learning_steps: memory.learningSteps,
  reps: memory.reps,
  lapses: memory.lapses,
  state: memory.state,
  ...(memory.lastReviewAt !== null && { last_review: new Date(memory.lastReviewAt) }),
});

const fromCard = (card: FsrsCard): Omit<Memory, 'userId' | 'concept'> => ({
  due: card.due.getTime(),
  lastReviewAt: card.last_review?.getTime() ?? null,
  stability: card.stability,
  difficulty: card.difficulty,
  scheduledDays: card.scheduled_days,
  learningSteps: card.learning_steps,
  reps: card.reps,
  lapses: card.lapses,
  state: card.state,
});
