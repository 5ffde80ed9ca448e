import { and, desc, eq, lt } from 'drizzle-orm';
import { type Database, stored, write } from '../../db/open.ts';
import { rememberServer } from '../../db/servers.ts';
import { rememberUser } from '../../db/users.ts';
import type { Person } from '../../discord/command.ts';
import type { Sample } from '../../types/recording.ts';
import { ownInputs } from './schema.ts';

/** Inputs of one person that are kept. */
export const mostInputs = 50;

/** Keeps an input, and drops the oldest beyond the quota. @param serverId where everybody may see it @returns its id */
export function addOwnInput(
  db: Database,
  person: Person,
  { sample, serverId }: { sample: Sample; serverId: string | null },
  now = Date.now(),
): number {
  return write(db, (tx) => {
    rememberUser(tx, person);
    if (serverId !== null) rememberServer(tx, serverId);
    const userId = person.id;
    const row = stored(
      tx.insert(ownInputs).values({ userId, serverId, sample, createdAt: now }).returning().all(),
    );
    const mine = eq(ownInputs.userId, userId);
    const oldest = tx
      .select({ id: ownInputs.id })
      .from(ownInputs)
      .where(mine)
      .orderBy(desc(ownInputs.id))
      .limit(1)
      .offset(mostInputs - 1)
      .get();
    if (oldest)
      tx.delete(ownInputs)
        .where(and(mine, lt(ownInputs.id, oldest.id)))
        .run();
    return row.id;
  });
}

/** An input that this person gave, or that everybody in this server could see; undefined if there is none. */
export function findOwnInput(
  db: Database,
  id: number,
  viewer: { userId: string; serverId: string | null },
): Sample | undefined {
  const row = db.select().from(ownInputs).where(eq(ownInputs.id, id)).get();
  const isVisible =
    row?.userId === viewer.userId || (viewer.serverId !== null && row?.serverId === viewer.serverId);
  return isVisible ? row?.sample : undefined;
}
