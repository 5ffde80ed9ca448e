/** Questions that a server does not want to be asked again. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { excludedQuestions } from './teacher-schema.ts';

/** The ids of a server's excluded facts. */
export function excludedFacts(db: Database, serverId: string): Set<string> {
  const rows = db
    .select({ fact: excludedQuestions.fact })
    .from(excludedQuestions)
    .where(eq(excludedQuestions.serverId, serverId))
    .all();
  return new Set(rows.map(({ fact }) => fact));
}

export function excludeQuestion(
  db: Database,
  question: { serverId: string; fact: string; excludedBy: string },
  now = Date.now(),
): void {
  db.insert(excludedQuestions)
    .values({ ...question, excludedAt: now })
    .onConflictDoNothing()
    .run();
}

export function includeQuestion(db: Database, serverId: string, fact: string): void {
  const same = and(eq(excludedQuestions.serverId, serverId), eq(excludedQuestions.fact, fact));
  db.delete(excludedQuestions).where(same).run();
}

/** The questions that a server may be asked. */
export function askable<T extends { id: string }>(
  db: Database,
  serverId: string,
  templates: readonly T[],
): readonly T[] {
  const excluded = excludedFacts(db, serverId);
  return excluded.size === 0 ? templates : templates.filter(({ id }) => !excluded.has(id));
}
