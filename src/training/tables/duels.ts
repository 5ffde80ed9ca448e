/** Reading and changing duels and their votes. */
import { asc, count, eq, sql } from 'drizzle-orm';
import { type Database, stored } from '../../db/open.ts';
import { users } from '../../db/schema.ts';
import type { MessageRef } from '../../discord/message-ref.ts';
import type { DatasetName, Network } from '../../types/training.ts';
import { type duelChoices, duels, duelVotes } from './duel-schema.ts';
import { isJobToken } from './jobs.ts';
import { experiments } from './schema.ts';

export type Duel = typeof duels.$inferSelect;
export type DuelChoice = (typeof duelChoices)[number];

export interface NewDuel {
  hostId: string;
  serverId: string | null;
  a: Network;
  b: Network;
  dataset: DatasetName;
  seeds: number;
  votesUntil: number;
  isOpen: boolean;
}

export const addDuel = (db: Database, duel: NewDuel, place: MessageRef, now: number): Duel =>
  stored(
    db
      .insert(duels)
      .values({ ...duel, ...place, status: 'voting', createdAt: now })
      .returning()
      .all(),
  );

export const findDuel = (db: Database, id: number): Duel | undefined =>
  db.select().from(duels).where(eq(duels.id, id)).get();

/** All duels of a person, also those that are over. */
export const duelsOf = (db: Database, hostId: string): Duel[] =>
  db.select().from(duels).where(eq(duels.hostId, hostId)).all();

/** The message of a duel. Without a token, only the bot itself can edit it. */
export const placeOfDuel = ({ channelId, messageId, token, tokenExpiresAt, canPost }: Duel): MessageRef => ({
  ...{ channelId, messageId, tokenExpiresAt, canPost },
  token: token ?? '',
});

/** The duel whose runs are this series. */
export const duelOfSeries = (db: Database, series: number): Duel | undefined =>
  db.select().from(duels).where(eq(duels.series, series)).get();

/** Duels that still take votes, the one that ends next first. */
export const votingDuels = (db: Database): Duel[] =>
  db.select().from(duels).where(eq(duels.status, 'voting')).orderBy(asc(duels.votesUntil)).all();

/** Stores that the runs of a duel are this series. From then on their jobs hold the token. */
export function markStarted(db: Database, id: number, series: number): void {
  db.update(duels).set({ status: 'started', series, token: null }).where(eq(duels.id, id)).run();
}

export function markCancelled(db: Database, id: number): void {
  db.update(duels).set({ status: 'cancelled', token: null }).where(eq(duels.id, id)).run();
}

/** Whether the message of the interaction with this token belongs to a job or to a duel, which will finish it. */
export const isTokenInUse = (db: Database, token: string): boolean =>
  isJobToken(db, token) ||
  db.select({ id: duels.id }).from(duels).where(eq(duels.token, token)).get() !== undefined;

/** Stores a vote, in place of an earlier one. */
export function saveVote(
  db: Database,
  duelId: number,
  userId: string,
  choice: DuelChoice,
  now: number,
): void {
  db.insert(duelVotes)
    .values({ duelId, userId, choice, votedAt: now })
    .onConflictDoUpdate({
      target: [duelVotes.duelId, duelVotes.userId],
      set: { choice, votedAt: now },
    })
    .run();
}

export const countVotes = (db: Database, duelId: number): number =>
  db.select({ rows: count() }).from(duelVotes).where(eq(duelVotes.duelId, duelId)).get()?.rows ?? 0;

/** Who voted for what, by name. */
export const votesOf = (db: Database, duelId: number): { userId: string; choice: DuelChoice }[] =>
  db
    .select({ userId: duelVotes.userId, choice: duelVotes.choice })
    .from(duelVotes)
    .innerJoin(users, eq(users.id, duelVotes.userId))
    .where(eq(duelVotes.duelId, duelId))
    .orderBy(asc(users.name))
    .all();

/** How many things of a person wait for their turn: jobs, and duels, each of which counts as one. */
export function countWaiting(db: Database, userId: string): number {
  const single = sql`select count(*) from ${experiments} e where e.user_id = ${userId} and e.status = 'queued'
    and not exists (select 1 from ${duels} d where d.series = e.series)`;
  const together = sql`select count(*) from ${duels} d where d.host_id = ${userId} and (d.status = 'voting'
    or exists (select 1 from ${experiments} e where e.series = d.series and e.status = 'queued'))`;
  return db.get<{ waiting: number }>(sql`select (${single}) + (${together}) as waiting`).waiting;
}
