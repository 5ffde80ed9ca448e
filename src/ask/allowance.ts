/** Keeps calls of a language model within an allowance: reserves the most that they may use, then pays what each one used. */
import { isForeignKeyError, storageFault } from '../db/faults.ts';
import type { Database } from '../db/open.ts';
import type { ChatMessage, Completion, Model } from './model.ts';
import type { ModelFault } from './model-faults.ts';
import { type Allowance, type Exhausted, type Payer, reserve, settle, type Use } from './tables/model-use.ts';

export interface AllowanceOptions {
  db: Database;
  allowance: Allowance;
  /** The longest answer, in tokens. */
  maxTokens: number;
  /** Dollars for a million tokens. */
  prices: { input: number; output: number };
  now?: () => number;
}

/** The reservation for some calls. */
export interface Account {
  /** Makes the next of the calls and pays it when it ends. Never rejects. */
  call(model: Model, messages: readonly ChatMessage[], signal?: AbortSignal): Promise<Completion>;
  /** Returns the reservation of calls that were not made. */
  close(): void;
}

/** Makes a call, or says which allowance is used up. Never rejects. */
export type PaidCall = (messages: readonly ChatMessage[], payer: Payer) => Promise<Completion | Exhausted>;

/** A token has about four characters of English. Three never underestimate the cost. */
const charactersPerToken = 3;
/** Faults that a server reports before it works, so they cost nothing. */
const unpaid: ReadonlySet<ModelFault> = new Set(['quota', 'rate', 'key', 'unreachable', 'server']);
const tokensIn = (characters: number) => Math.ceil(characters / charactersPerToken);

/**
 * Reserves what some calls may use.
 * @param sizes the most characters that the messages of each call have
 * @returns the allowance that is used up, where there is one; then nothing is reserved
 */
export function openAccount(
  { db, allowance, maxTokens, prices, now = Date.now }: AllowanceOptions,
  payer: Payer,
  sizes: readonly number[],
): Account | Exhausted {
  const use = (input: number, output: number): Use => ({
    calls: 1,
    tokens: input + output,
    cost: Math.ceil(input * prices.input + output * prices.output),
  });
  const noUse: Use = { calls: 0, tokens: 0, cost: 0 };
  const total = (uses: readonly Use[]) =>
    uses.reduce(
      (a, b) => ({ calls: a.calls + b.calls, tokens: a.tokens + b.tokens, cost: a.cost + b.cost }),
      noUse,
    );
  const day = now();
  const reservations = sizes.map((size) => use(tokensIn(size), maxTokens));
  try {
    const exhausted = reserve(db, payer, total(reservations), allowance, day);
    if (exhausted) return exhausted;
  } catch (error) {
    if (storageFault(error) || isForeignKeyError(error)) return 'unnoted';
    throw error;
  }

  function pay(reserved: Use, actual: Use): void {
    try {
      settle(db, payer, reserved, actual, day);
    } catch (error) {
      // The reservation stays: it is more than the call used.
      if (!storageFault(error)) throw error;
    }
  }

  return {
    async call(model, messages, signal) {
      const answer = await model.complete(messages, signal);
      // Estimates what the server did not count, so the allowance holds with such servers too.
      const isFree = answer.fault !== undefined && unpaid.has(answer.fault) && answer.length === 0;
      const input = answer.tokens?.input ?? (isFree ? 0 : tokensIn(charactersIn(messages)));
      const output = answer.tokens?.output ?? tokensIn(answer.length);
      pay(reservations.shift() ?? noUse, use(input, output));
      return answer;
    },
    close: () => pay(total(reservations.splice(0)), noUse),
  };
}

/** Characters of the messages of a call. */
export const charactersIn = (messages: readonly ChatMessage[]): number =>
  messages.reduce((sum, { content }) => sum + content.length + 1, 0);

/** Calls one model once within the allowance of its payer. */
export const withinAllowance =
  ({ model, ...options }: AllowanceOptions & { model: Model }): PaidCall =>
  async (messages, payer) => {
    const account = openAccount(options, payer, [charactersIn(messages)]);
    return typeof account === 'string' ? account : account.call(model, messages);
  };
