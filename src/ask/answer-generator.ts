/** Lets a language model write an answer and check it. The answer is shown whole, or the documents answer instead. */

import { LRUCache } from 'lru-cache';
import { inert } from '../text/escape.ts';
import { type AllowanceOptions, charactersIn, openAccount } from './allowance.ts';
import { type Claim, claimsIn, longestAnswer, namesGap, objectionsTo } from './claims.ts';
import type { Model } from './model.ts';
import type { ModelFault } from './model-faults.ts';
import { declines, type GenerationTask, messagesFor, messagesForRetry } from './prompt.ts';
import type { Exhausted, Payer } from './tables/model-use.ts';
import { messagesForVerdicts, objectionsIn } from './verdicts.ts';

/** A whole answer, every sentence of it supported, as inert text. Without claims where there is a fault. */
export interface GeneratedAnswer {
  claims: Claim[];
  /** Why there is no answer. */
  fault?: GenerationFault;
}

/** `uncovered`: the sources do not answer the question. `unjudged`: the verdicts cannot be read. */
export type GenerationFault = ModelFault | Exhausted | 'uncovered' | 'unjudged';

export interface AnswerGenerator {
  /** Drops the answers that are kept in memory. */
  forget(): void;
  /** The longest time that an answer takes. */
  readonly deadlineMs: number;
  /** Never rejects. */
  generate(task: GenerationTask, payer: Payer): Promise<GeneratedAnswer>;
}

export interface AnswerGeneratorOptions extends AllowanceOptions {
  /** Of all calls for one answer together. */
  deadlineMs: number;
  writer: Model;
  /** The same model, held to `verdictFormat`. */
  judge: Model;
}

const answersKept = 200;
const mostTries = 2;

export function createAnswerGenerator(options: AnswerGeneratorOptions): AnswerGenerator {
  const { deadlineMs, writer, judge } = options;
  /** Answers by their messages: the same question is neither asked nor paid twice. */
  const answers = new LRUCache<string, Promise<GeneratedAnswer>>({ max: answersKept });

  async function writeAndCheck(task: GenerationTask, payer: Payer): Promise<GeneratedAnswer> {
    const { evidence } = task;
    const prompt = messagesFor(task);
    const account = openAccount(options, payer, sizesFor(task));
    if (typeof account === 'string') return failed(account);
    const deadline = AbortSignal.timeout(deadlineMs);
    const asked = [task, ...task.history].map(({ question }) => question).join('\n');
    try {
      let messages = prompt;
      for (let tries = 1; ; tries++) {
        const written = await account.call(writer, messages, deadline);
        if (written.fault) return failed(written.fault);
        if (declines(written.text)) return failed('uncovered');
        const claims = claimsIn(written.text);
        let objections = objectionsTo({ claims, evidence, asked });
        if (objections.length === 0) {
          const judged = await account.call(judge, messagesForVerdicts(task, claims), deadline);
          if (judged.fault) return failed(judged.fault);
          const found = objectionsIn(judged.text, claims);
          if (!found) return failed('unjudged');
          objections = found;
        }
        if (objections.length === 0)
          return claims.every(namesGap)
            ? failed('uncovered')
            : { claims: claims.map(({ text, cites }) => ({ text: inert(text), cites })) };
        if (tries === mostTries) return failed('empty');
        messages = messagesForRetry(prompt, written.text.slice(0, longestAnswer), objections);
      }
    } finally {
      account.close();
    }
  }

  return {
    deadlineMs,
    forget: () => answers.clear(),
    async generate(task, payer) {
      const key = JSON.stringify(messagesFor(task));
      const running = answers.get(key);
      // Without an `await` where nothing runs: a second call at the same time must find the first one.
      const known = running && (await running);
      // Another payer's used-up allowance does not concern this one.
      if (known && !isExhausted(known)) return known;
      const answer = writeAndCheck(task, payer);
      answers.set(key, answer);
      // Calls that wait for the same answer see the failure, later ones try again.
      const drop = () => answers.peek(key) === answer && answers.delete(key);
      answer.then(({ fault }) => fault !== undefined && fault !== 'uncovered' && drop(), drop);
      return answer;
    },
  };
}

const failed = (fault: GenerationFault): GeneratedAnswer => ({ claims: [], fault });

const exhausted: ReadonlySet<GenerationFault> = new Set(['user', 'server_share', 'money', 'unnoted']);
const isExhausted = ({ fault }: GeneratedAnswer): boolean => fault !== undefined && exhausted.has(fault);

/** The most characters that the messages of each call may have. */
function sizesFor(task: GenerationTask): number[] {
  const longest: Claim = { text: ' '.repeat(longestAnswer), cites: [...task.evidence.keys()] };
  const [write, judge] = [
    charactersIn(messagesFor(task)),
    charactersIn(messagesForVerdicts(task, [longest])),
  ];
  return [write, judge, write + 3 * longestAnswer, judge];
}
