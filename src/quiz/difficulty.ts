/** How hard a question is, and how hard the next ones should be. */
import type { Difficulty, Question } from '../types/quiz.ts';

/** Of a question that says nothing of it: by its level. */
export const difficultyOf = ({ difficulty, level }: Pick<Question, 'difficulty' | 'level'>): Difficulty =>
  difficulty ?? (level === 'deep' ? 3 : 1);

export interface PastAnswer {
  difficulty: Difficulty;
  /** The share of those who answered rightly, from 0 to 1. */
  right: number;
}

/** Five right answers at one difficulty reach the next one. */
const step = 0.25;

/** Harder questions begin here. */
export const hardFrom = 2.5;

/**
 * The difficulty that suits whoever gave these answers, from 1 to 3, the oldest answer first. It begins at 1. Right
 * answers to easier questions do not raise it, and wrong answers to much harder ones do not lower it.
 */
export function suitedDifficulty(answers: readonly PastAnswer[]): number {
  let suited = 1;
  for (const { difficulty, right } of answers) {
    const change = step * (2 * right - 1);
    const counts = change > 0 ? difficulty >= Math.floor(suited) : difficulty <= Math.ceil(suited);
    if (counts) suited = Math.min(3, Math.max(1, suited + change));
  }
  return suited;
}
