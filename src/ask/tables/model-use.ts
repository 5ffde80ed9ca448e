import { and, eq, sql } from 'drizzle-orm';
import { type Database, write } from '../../db/open.ts';
import { modelUse } from './schema.ts';

/** Who pays for a call: a learner, and the server where it was made (null in direct messages). */
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

/** The most that may be used on one day. */
export interface Allowance {
  userTokens: number;
  serverTokens: number;
  /** Everybody together, in millionths of a dollar. */
  cost: number;
}

/** `unnoted`: the disk did not take note, and nothing is asked that nobody accounts for. */
export type Exhausted = 'user' | 'server_share' | 'money' | 'unnoted';

export const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

/**
 * Sets aside what some calls may need at most, so that those side by side cannot pass the limit together.
 * @returns what is used up, where it is; nothing is then set aside.
 */
export function reserve(
  db: Database,
  payer: Payer,
  most: Use,
  allowance: Allowance,
  now = Date.now(),
): Exhausted | undefined {
  const day = dayOf(now);
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

/** Stands for everybody whose data was erased: what they used today still counts for their server and in all. */
const erasedPayer = '';

/** Replaces what was set aside by what was really used. Whoever was erased meanwhile is not written down again. */
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
        and(eq(modelUse.day, dayOf(now)), eq(modelUse.userId, id), eq(modelUse.serverId, serverId ?? '')),
      )
      .run().changes;
  if (change(userId) === 0) change(erasedPayer);
}

const difference = (a: Use, b: Use): Use => ({
  calls: a.calls - b.calls,
  tokens: a.tokens - b.tokens,
  cost: a.cost - b.cost,
});

/** What was used on a day, by whomever the condition names. */
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
