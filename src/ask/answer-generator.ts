/** Has a language model write an answer and judge it: it is shown whole, or the documents answer. */

import { inert } from '../text/escape.ts';
import { type AllowanceOptions, openAccount, tokensOf } from './allowance.ts';
import { type Claim, claimsIn, longestAnswer, namesGap, objectionsTo } from './claims.ts';
import type { Model } from './model.ts';
import type { ModelFault } from './model-faults.ts';
import { declines, type GenerationTask, messagesFor, messagesForRetry } from './prompt.ts';
import type { Exhausted, Payer } from './tables/model-use.ts';
import { messagesForVerdicts, objectionsIn } from './verdicts.ts';

/** What may be shown: a whole answer, every sentence of it supported, as inert text; or nothing. */
export interface GeneratedAnswer {
  claims: Claim[];
  /** Why there is nothing. */
  fault?: GenerationFault;
}

/** `uncovered`: the sources do not answer the question. `unjudged`: no verdict that could be read. */
export type GenerationFault = ModelFault | Exhausted | 'uncovered' | 'unjudged';

export interface AnswerGenerator {
  /** Keeps nothing in memory that anybody has asked. */
  forget(): void;
  /** How long anybody waits at most. */
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
  /** What was asked before, word for word the same, is not asked and paid again. */
  const told = new Map<string, Promise<GeneratedAnswer>>();

  async function taught(task: GenerationTask, payer: Payer): Promise<GeneratedAnswer> {
    const { evidence } = task;
    const asked = messagesFor(task);
    const account = openAccount(options, payer, sizesFor(task));
    if (typeof account === 'string') return nothing(account);
    const deadline = AbortSignal.timeout(deadlineMs);
    const known = [task, ...task.history].map(({ question }) => question).join('\n');
    try {
      let messages = asked;
      for (let tries = 1; ; tries++) {
        const written = await account.call(writer, messages, deadline);
        if (written.fault) return nothing(written.fault);
        if (declines(written.text)) return nothing('uncovered');
        const claims = claimsIn(written.text);
        let objections = objectionsTo({ claims, evidence, asked: known });
        if (objections.length === 0) {
          const judged = await account.call(judge, messagesForVerdicts(task, claims), deadline);
          if (judged.fault) return nothing(judged.fault);
          const found = objectionsIn(judged.text, claims);
          if (!found) return nothing('unjudged');
          objections = found;
        }
        if (objections.length === 0)
          return claims.every(namesGap)
            ? nothing('uncovered')
            : { claims: claims.map(({ text, cites }) => ({ text: inert(text), cites })) };
        if (tries === mostTries) return nothing('empty');
        messages = messagesForRetry(asked, written.text.slice(0, longestAnswer), objections);
      }
    } finally {
      account.close();
    }
  }

  return {
    deadlineMs,
    forget: () => told.clear(),
    async generate(task, payer) {
      const key = JSON.stringify(messagesFor(task));
      const underWay = told.get(key);
      const before = underWay && (await underWay);
      // What somebody else has used up says nothing about this payer.
      if (before && !isExhausted(before)) return before;
      const lesson = taught(task, payer);
      remember(key, lesson);
      // Whoever waits for the same hears of a failure by themselves.
      const forget = () => told.get(key) === lesson && told.delete(key);
      lesson.then(({ fault }) => fault !== undefined && fault !== 'uncovered' && forget(), forget);
      return lesson;
    },
  };

  function remember(key: string, lesson: Promise<GeneratedAnswer>): void {
    const [oldest] = told.keys();
    if (told.size >= answersKept && oldest !== undefined) told.delete(oldest);
    told.set(key, lesson);
  }
}

const nothing = (fault: GenerationFault): GeneratedAnswer => ({ claims: [], fault });

const exhausted: ReadonlySet<GenerationFault> = new Set(['user', 'server_share', 'money', 'unnoted']);
const isExhausted = ({ fault }: GeneratedAnswer): boolean => fault !== undefined && exhausted.has(fault);

/** Characters of the messages of each call, at most. */
function sizesFor(task: GenerationTask): number[] {
  const longest: Claim = { text: ' '.repeat(longestAnswer), cites: [...task.evidence.keys()] };
  const [write, judge] = [tokensOf(messagesFor(task)), tokensOf(messagesForVerdicts(task, [longest]))];
  return [write, judge, write + 3 * longestAnswer, judge];
}
