/** Reviews: questions about due concepts, and how well each concept was known week by week. */
import type { ConceptRow } from '../charts/memory-map.ts';
import type { Database } from '../db/open.ts';
import type { Question, QuestionTemplate, Random } from '../types/quiz.ts';
import { difficultyOf, hardFrom, suitedDifficulty } from './difficulty.ts';
import { draw } from './random.ts';
import type { WeekShare } from './tables/answer-statistics.ts';
import { dueMemories } from './tables/memories.ts';
import { pastAnswers } from './tables/past-answers.ts';
import { recentFactIds } from './tables/quiz-questions.ts';

const dayMs = 24 * 60 * 60_000;
export const weekMs = 7 * dayMs;
/** A fact that was asked within a day is avoided where the concept has others. */
const freshMs = dayMs;

/**
 * A question for each concept that is due, the longest due first, at most `count`. Hard ones come to those who can answer
 * easier ones, or where a concept has no others.
 */
export function reviewQuestions(
  db: Database,
  userId: string,
  templates: readonly QuestionTemplate[],
  { count, now, random }: { count: number; now: number; random: Random },
): Question[] {
  const byTopic = Map.groupBy(templates, ({ topic }) => topic);
  const recent = recentFactIds(db, { hostId: userId }, now - freshMs);
  const isReady = suitedDifficulty(pastAnswers(db, { userId })) >= hardFrom;
  const weigh = (template: QuestionTemplate) =>
    (recent.has(template.id) ? 1e-6 : 1) * (difficultyOf(template) === 3 && !isReady ? 1e-9 : 1);
  return dueMemories(db, userId, now)
    .flatMap(({ concept }) => {
      const about = byTopic.get(concept) ?? [];
      return draw(random, about, 1, weigh);
    })
    .slice(0, count)
    .map((template) => template.make(random));
}

/** Rows of a heat map: the concepts that were asked most, the weakest first. */
export function conceptRows(
  shares: readonly WeekShare[],
  { weeks, most, titleOf }: { weeks: number; most: number; titleOf(concept: string): string | undefined },
): ConceptRow[] {
  const byConcept = Map.groupBy(shares, ({ topic }) => topic ?? '');
  return [...byConcept]
    .flatMap(([concept, conceptShares]) => {
      const title = titleOf(concept);
      if (title === undefined) return [];
      const cells = Array.from({ length: weeks }, (_, week) =>
        known(conceptShares.filter((each) => each.week === week)),
      );
      return [
        { concept: title, weeks: cells, answers: answersIn(conceptShares), known: known(conceptShares) ?? 0 },
      ];
    })
    .sort((a, b) => b.answers - a.answers)
    .slice(0, most)
    .sort((a, b) => a.known - b.known || a.concept.localeCompare(b.concept))
    .map(({ concept, weeks: cells }) => ({ concept, weeks: cells }));
}

const answersIn = (shares: readonly WeekShare[]) => shares.reduce((sum, { answered }) => sum + answered, 0);

/** The share of right answers; null where there are none. */
const known = (shares: readonly WeekShare[]): number | null =>
  shares.length === 0 ? null : shares.reduce((sum, { right }) => sum + right, 0) / answersIn(shares);

/** The first day of each week, as axis labels; the last seven days are “this week”. */
export const weekNames = (weeks: number, now: number): string[] =>
  Array.from({ length: weeks }, (_, week) =>
    week === weeks - 1
      ? 'this week'
      : new Date(now - (weeks - week) * weekMs + dayMs).toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'short',
          timeZone: 'UTC',
        }),
  );
