/** Calls of a language model within an allowance: what one may need at most is set aside, then what it took is paid. */
import { isDangling, storageFault } from '../db/faults.ts';
import { type Allowance, type Exhausted, type Payer, reserve, settle, type Use } from '../db/model-use.ts';
import type { Database } from '../db/open.ts';
import type { Message, Model, Told } from './model.ts';
import type { Fault } from './model-faults.ts';

export interface AllowanceOptions {
  db: Database;
  model: Model;
  allowance: Allowance;
  /** The longest answer, in tokens. */
  maxTokens: number;
  /** Dollars for a million tokens. */
  prices: { input: number; output: number };
  now?: () => number;
}

/** Never rejects. What is used up, where nothing was asked because of it. `onText` as in `Model`. */
export type PaidCall = (
  messages: readonly Message[],
  payer: Payer,
  onText?: (text: string) => void,
) => Promise<Told | Exhausted>;

/** A token is about four characters of English; to be on the safe side, three. */
const charactersPerToken = 3;
/** What a server answers before it has done any work. */
const unpaid: ReadonlySet<Fault> = new Set(['quota', 'rate', 'key', 'unreachable', 'server']);

export function withinAllowance(options: AllowanceOptions): PaidCall {
  const { db, model, allowance, maxTokens, prices, now = Date.now } = options;

  const use = (input: number, output: number): Use => ({
    tokens: input + output,
    cost: Math.ceil(input * prices.input + output * prices.output),
  });

  function setAside(payer: Payer, most: Use, day: number): Exhausted | undefined {
    try {
      return reserve(db, payer, most, allowance, day);
    } catch (error) {
      if (storageFault(error) || isDangling(error)) return 'unnoted';
      throw error;
    }
  }

  return async (messages, payer, onText) => {
    const asked = sizeOf(messages.map(({ content }) => content).join('\n'));
    const most = use(asked, maxTokens);
    const day = now();
    const exhausted = setAside(payer, most, day);
    if (exhausted) return exhausted;
    const answer = await model.tell(messages, onText);
    // What the server did not count is estimated, so that an allowance ends with such servers too.
    const nothing = answer.fault !== undefined && unpaid.has(answer.fault) && answer.length === 0;
    const input = answer.tokens?.input ?? (nothing ? 0 : asked);
    const output = answer.tokens?.output ?? Math.ceil(answer.length / charactersPerToken);
    try {
      settle(db, payer, most, use(input, output), day);
    } catch (error) {
      // What was set aside stays noted: more than it took, never less.
      if (!storageFault(error)) throw error;
    }
    return answer;
  };
}

const sizeOf = (text: string) => Math.ceil(text.length / charactersPerToken);
