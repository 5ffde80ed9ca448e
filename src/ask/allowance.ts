/** Calls of a language model within an allowance: what they may need at most is set aside, then what each took is paid. */
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

/** What is set aside for some calls. */
export interface Account {
  /** The next of the calls, paid when it ends. Never rejects. */
  call(model: Model, messages: readonly ChatMessage[], signal?: AbortSignal): Promise<Completion>;
  /** Gives back what was set aside for calls that were not made. */
  close(): void;
}

/** Never rejects. What is used up, where nothing was asked because of it. */
export type PaidCall = (messages: readonly ChatMessage[], payer: Payer) => Promise<Completion | Exhausted>;

/** A token is about four characters of English; to be on the safe side, three. */
const charactersPerToken = 3;
/** What a server answers before it has done any work. */
const unpaid: ReadonlySet<ModelFault> = new Set(['quota', 'rate', 'key', 'unreachable', 'server']);
const tokensIn = (characters: number) => Math.ceil(characters / charactersPerToken);

/**
 * @param sizes of each call in turn: characters of its messages at most
 * @returns what is used up, where it is; nothing is then set aside
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
  const nothing: Use = { calls: 0, tokens: 0, cost: 0 };
  const total = (uses: readonly Use[]) =>
    uses.reduce(
      (a, b) => ({ calls: a.calls + b.calls, tokens: a.tokens + b.tokens, cost: a.cost + b.cost }),
      nothing,
    );
  const day = now();
  const left = sizes.map((size) => use(tokensIn(size), maxTokens));
  try {
    const exhausted = reserve(db, payer, total(left), allowance, day);
    if (exhausted) return exhausted;
  } catch (error) {
    if (storageFault(error) || isForeignKeyError(error)) return 'unnoted';
    throw error;
  }

  function pay(reserved: Use, actual: Use): void {
    try {
      settle(db, payer, reserved, actual, day);
    } catch (error) {
      // What was set aside stays noted: more than it took, never less.
      if (!storageFault(error)) throw error;
    }
  }

  return {
    async call(model, messages, signal) {
      const answer = await model.complete(messages, signal);
      // What the server did not count is estimated, so that an allowance ends with such servers too.
      const isFree = answer.fault !== undefined && unpaid.has(answer.fault) && answer.length === 0;
      const input = answer.tokens?.input ?? (isFree ? 0 : tokensIn(tokensOf(messages)));
      const output = answer.tokens?.output ?? tokensIn(answer.length);
      pay(left.shift() ?? nothing, use(input, output));
      return answer;
    },
    close: () => pay(total(left.splice(0)), nothing),
  };
}

/** Characters of the messages of a call. */
export const tokensOf = (messages: readonly ChatMessage[]): number =>
  messages.reduce((sum, { content }) => sum + content.length + 1, 0);

/** One model, asked once for whoever pays. */
export const withinAllowance =
  ({ model, ...options }: AllowanceOptions & { model: Model }): PaidCall =>
  async (messages, payer) => {
    const account = openAccount(options, payer, [tokensOf(messages)]);
    return typeof account === 'string' ? account : account.call(model, messages);
  };
