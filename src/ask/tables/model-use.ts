import { and, eq, sql } from 'drizzle-orm';
import { type Database, write } from '../../db/open.ts';
import { modelUse } from './schema.ts';

/** Who pays for a call: a learner, and the server of the call (null in direct messages). */
export interface Payer {
  userId: string;
  serverId: string | null;
}

export interface Use {
  calls: number;
  tokens: number;
  /** Millionths of a dollar. */
  cost: number;
}

/** The limits of one day. */
export interface Allowance {
  userTokens: number;
  serverTokens: number;
  /** Of all users together, in millionths of a dollar. */
  cost: number;
}

/** Why a call is not made. `unnoted`: the database could not record it. */
export type Exhausted = 'user' | 'server_share' | 'money' | 'unnoted';

export const utcDay = (now: number) => new Date(now).toISOString().slice(0, 10);

/**
 * Reserves the most that some calls may use, so that concurrent calls cannot pass a limit together.
 * @returns the limit that is used up, where there is one; then nothing is reserved
 */
export function reserve(
  db: Database,
  payer: Payer,
  most: Use,
  allowance: Allowance,
  now = Date.now(),
): Exhausted | undefined {
  const day = utcDay(now);
  return write(db, (tx) => {
    if (used(tx, day, eq(modelUse.userId, payer.userId)).tokens + most.tokens > allowance.userTokens)
      return 'user';
    const ofServer = eq(modelUse.serverId, payer.serverId ?? '');
    if (payer.serverId !== null && used(tx, day, ofServer).tokens + most.tokens > allowance.serverTokens)
      return 'server_share';
    if (used(tx, day).cost + most.cost > allowance.cost) return 'money';
    add(tx, day, payer, most);
    return undefined;
  });
}

/** Stands for users whose data was erased: their use of today still counts for the limits of server and bot. */
const erasedPayer = '';

/** Replaces a reservation by the actual use. An erased user is not stored again. */
export function settle(db: Database, payer: Payer, reserved: Use, actual: Use, now = Date.now()): void {
  const { userId, serverId } = payer;
  const { calls, tokens, cost } = difference(actual, reserved);
  const change = (id: string) =>
    db
      .update(modelUse)
      .set({
        calls: sql`${modelUse.calls} + ${calls}`,
        tokens: sql`${modelUse.tokens} + ${tokens}`,
        cost: sql`${modelUse.cost} + ${cost}`,
      })
      .where(
        and(eq(modelUse.day, utcDay(now)), eq(modelUse.userId, id), eq(modelUse.serverId, serverId ?? '')),
      )
      .run().changes;
  if (change(userId) === 0) change(erasedPayer);
}

const difference = (a: Use, b: Use): Use => ({
  calls: a.calls - b.calls,
  tokens: a.tokens - b.tokens,
  cost: a.cost - b.cost,
});

/** The use on a day of all rows that meet a condition. */
function used(db: Database, day: string, condition?: ReturnType<typeof eq>): Omit<Use, 'calls'> {
  const { tokens, cost } = modelUse;
  const sums = db
    .select({
      tokens: sql<number>`coalesce(sum(${tokens}), 0)`,
      cost: sql<number>`coalesce(sum(${cost}), 0)`,
    })
    .from(modelUse)
    .where(and(eq(modelUse.day, day), condition))
    .get();
  return sums ?? { tokens: 0, cost: 0 };
}

function add(db: Database, day: string, { userId, serverId }: Payer, { calls, tokens, cost }: Use): void {
  db.insert(modelUse)
    .values({ day, userId, serverId: serverId ?? '', calls, tokens, cost })
    .onConflictDoUpdate({
      target: [modelUse.day, modelUse.userId, modelUse.serverId],
      set: {
        calls: sql`${modelUse.calls} + ${calls}`,
        tokens: sql`${modelUse.tokens} + ${tokens}`,
        cost: sql`${modelUse.cost} + ${cost}`,
      },
    })
    .run();
}
