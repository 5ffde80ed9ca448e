/** Brings an answer to whoever waits for it, by another way where one fails: nothing may stay at “thinking …”. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Renderer } from '../types/chart.ts';
import { compose } from './compose.ts';
import { failureReply, isClosed, isTransient } from './failures.ts';
import { type Payload, toPayload } from './payload.ts';
import type { Reply } from './reply.ts';

/** A way to show a message. It throws what Discord answers. */
export type ReplyWay = (payload: Payload) => Promise<unknown>;

export interface Delivery {
  renderer: Renderer;
  log: Logger;
  /** The ways for a sentence that says what went wrong; as the answer if absent. */
  complaints?: readonly ReplyWay[];
  /** Before each round; the first two follow at once, since most broken connections are broken once. */
  pausesMs?: readonly number[];
}

const usualPausesMs = [0, 0, 2_000, 10_000];

/**
 * Sends the answer; where Discord refuses it, without its picture and file; at last a sentence with the number of a
 * report. Each is tried in rounds, by the first way alone, then by all.
 * @throws what came last, when nothing could be sent
 */
export async function deliver(answer: Reply, ways: readonly ReplyWay[], delivery: Delivery): Promise<void> {
  const pausesMs = delivery.pausesMs ?? usualPausesMs;
  const attempt = new Attempt(ways, pausesMs);
  const whole = await composed(answer, delivery);
  if ('payload' in whole && (await attempt.send(whole.payload))) return;
  let error = 'error' in whole ? whole.error : attempt.failure;
  if ('payload' in whole && (answer.chart || answer.file)) {
    delivery.log.warn({ err: error }, 'an answer was sent without its picture or file');
    if (await attempt.send(toPayload(bare(answer)))) return;
    error = attempt.failure;
  }
  const last = delivery.complaints ? new Attempt(delivery.complaints, pausesMs) : attempt;
  if (!(await last.send(toPayload(failureReply(error, delivery.log))))) throw last.failure;
}

async function composed(answer: Reply, { renderer, log }: Delivery) {
  try {
    return { payload: await compose(answer, renderer, log) };
  } catch (error) {
    return { error };
  }
}

function bare({ chart, file, ...rest }: Reply): Reply {
  const lost = [chart && 'picture', file && 'file'].filter(Boolean).join(' and the ');
  const note = `⚠️ The ${lost} could not be sent: Discord did not take it.`;
  return { ...rest, text: [note, rest.text].filter(Boolean).join('\n\n') };
}

/** One message on its way. What is closed is not tried again. */
class Attempt {
  #ways: readonly ReplyWay[];
  readonly #pausesMs: readonly number[];
  failure: unknown;

  constructor(ways: readonly ReplyWay[], pausesMs: readonly number[]) {
    this.#ways = ways;
    this.#pausesMs = pausesMs;
  }

  /** Whether it arrived. False when Discord refuses it, or no way is left. */
  async send(payload: Payload): Promise<boolean> {
    for (const [round, pauseMs] of this.#pausesMs.entries()) {
      // The wait holds up nothing else, not even the end of the process.
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
