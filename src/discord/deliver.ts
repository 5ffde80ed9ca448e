/** Delivers a reply and falls back to other ways, so that no message stays at “thinking …”. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Compose } from './compose.ts';
import { failureReply, isClosed, isTransient } from './failures.ts';
import type { Payload } from './payload.ts';
import type { Reply } from './reply.ts';

/** Sends a message in one way. It throws Discord's error. */
export type ReplyWay = (payload: Payload) => Promise<unknown>;

export interface Delivery {
  compose: Compose;
  log: Logger;
  /** The ways for an error message. By default those of the reply. */
  errorWays?: readonly ReplyWay[];
  /** The pause before each round. The second follows at once, since most connections break only once. */
  pausesMs?: readonly number[];
}

const defaultPausesMs = [0, 0, 2_000, 10_000];

/**
 * Sends the reply. If Discord refuses it, sends it without picture and file, and at last an error message. Tries each in
 * rounds: the first round uses the first way only, later rounds use all.
 * @returns whether the reply itself arrived
 * @throws the last error when nothing could be sent
 */
export async function deliver(
  answer: Reply,
  ways: readonly ReplyWay[],
  delivery: Delivery,
): Promise<boolean> {
  const pausesMs = delivery.pausesMs ?? defaultPausesMs;
  const attempt = new Attempt(ways, pausesMs);
  const whole = await composed(answer, delivery);
  if ('payload' in whole && (await attempt.send(whole.payload))) return true;
  let error = 'error' in whole ? whole.error : attempt.failure;
  if ('payload' in whole && (answer.chart || answer.file)) {
    delivery.log.warn({ err: error }, 'reply sent without its picture or file');
    if (await attempt.send(await delivery.compose(bare(answer)))) return true;
    error = attempt.failure;
  }
  const last = delivery.errorWays ? new Attempt(delivery.errorWays, pausesMs) : attempt;
  if (!(await last.send(await delivery.compose(failureReply(error, delivery.log))))) throw last.failure;
  return false;
}

async function composed(answer: Reply, { compose }: Delivery) {
  try {
    return { payload: await compose(answer) };
  } catch (error) {
    return { error };
  }
}

function bare({ chart, moreCharts: _, file, ...rest }: Reply): Reply {
  const lost = [chart && 'picture', file && 'file'].filter(Boolean).join(' and the ');
  const note = `⚠️ The ${lost} could not be sent: Discord did not take it.`;
  return { ...rest, text: [note, rest.text].filter(Boolean).join('\n\n') };
}

/** The attempts to send one message. It does not use a closed way again. */
class Attempt {
  #ways: readonly ReplyWay[];
  readonly #pausesMs: readonly number[];
  failure: unknown;

  constructor(ways: readonly ReplyWay[], pausesMs: readonly number[]) {
    this.#ways = ways;
    this.#pausesMs = pausesMs;
  }

  /** Returns whether the message arrived: false when Discord refuses it, or no way is left. */
  async send(payload: Payload): Promise<boolean> {
    for (const [round, pauseMs] of this.#pausesMs.entries()) {
      // The pause does not keep the process alive.
      if (pauseMs > 0) await sleep(pauseMs, undefined, { ref: false });
      for (const way of round === 0 ? this.#ways.slice(0, 1) : this.#ways) {
        try {
          await way(payload);
          return true;
        } catch (error) {
          this.failure = error;
          if (isClosed(error)) this.#ways = this.#ways.filter((other) => other !== way);
          else if (!isTransient(error)) return false;
        }
      }
      if (this.#ways.length === 0) return false;
    }
    return false;
  }
}
