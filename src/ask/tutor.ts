/** Writes an answer out in full with a language model, within an allowance, and vouches for each sentence. */
import { type Allowance, type Exhausted, type Payer, reserve, settle, type Use } from '../db/model-use.ts';
import type { Database } from '../db/open.ts';
import { type Claim, supportedClaims } from './claims.ts';
import type { Fault, Message, Model, Told } from './model.ts';
import { messagesFor, type Task } from './prompt.ts';
import type { PassageIndex } from './retrieve.ts';

/** What may be shown: only claims that their sources support. */
export interface Lesson {
  claims: Claim[];
  /** Why it is cut short, or why there is nothing. */
  fault?: Fault | Exhausted;
}

export interface Tutor {
  /** How long anybody waits at most. */
  readonly deadlineMs: number;
  /** Never rejects. `onProgress` gets the claims so far. */
  teach(
    task: Task,
    index: PassageIndex,
    payer: Payer,
    onProgress?: (claims: Claim[]) => void,
  ): Promise<Lesson>;
}

export interface TutorOptions {
  db: Database;
  model: Model;
  allowance: Allowance;
  deadlineMs: number;
  /** The longest answer, in tokens. */
  maxTokens: number;
  /** Dollars for a million tokens. */
  prices: { input: number; output: number };
  now?: () => number;
}

/** A token is about four characters of English; to be on the safe side, three. */
const charactersPerToken = 3;
const answersKept = 200;
/** What a server answers before it has done any work. */
const unpaid: ReadonlySet<Fault> = new Set(['quota', 'rate', 'key', 'unreachable', 'server']);

export function createTutor(options: TutorOptions): Tutor {
  const { db, model, allowance, deadlineMs, maxTokens, prices, now = Date.now } = options;
  /** What was asked before, word for word the same, is not asked and paid again. */
  const told = new Map<string, Promise<Told>>();

  const use = (input: number, output: number): Use => ({
    tokens: input + output,
    cost: Math.ceil(input * prices.input + output * prices.output),
  });

  async function call(
    messages: Message[],
    payer: Payer,
    onText: (text: string) => void,
  ): Promise<Told | Exhausted> {
    const asked = sizeOf(messages.map(({ content }) => content).join('\n'));
    const most = use(asked, maxTokens);
    const exhausted = reserve(db, payer, most, allowance, now());
    if (exhausted) return exhausted;
    const day = now();
    const answer = await model.tell(messages, onText);
    const { input, output } = answer.tokens ?? {
      input: answer.fault && unpaid.has(answer.fault) ? 0 : asked,
      output: sizeOf(answer.text),
    };
    settle(db, payer, most, use(input, output), day);
    return answer;
  }

  return {
    deadlineMs,
    async teach(task, index, payer, onProgress) {
      const messages = messagesFor(task);
      const claimsIn = (text: string, isComplete: boolean) =>
        supportedClaims(text, task.evidence, index, isComplete);
      const key = JSON.stringify(messages);
      const before = told.get(key);
      if (before) return lessonFrom(await before, claimsIn);

      const asking = call(messages, payer, (text) => onProgress?.(claimsIn(text, false)));
      const answered = asking.then((answer) => (typeof answer === 'string' ? { text: '' } : answer));
      remember(key, answered);
      const answer = await asking;
      // Only a whole answer is worth keeping.
      if (typeof answer === 'string' || answer.fault) told.delete(key);
      return typeof answer === 'string' ? { claims: [], fault: answer } : lessonFrom(answer, claimsIn);
    },
  };

  function remember(key: string, answer: Promise<Told>): void {
    const [oldest] = told.keys();
    if (told.size >= answersKept && oldest !== undefined) told.delete(oldest);
    told.set(key, answer);
  }
}

function lessonFrom({ text, fault }: Told, claimsIn: (text: string, isComplete: boolean) => Claim[]): Lesson {
  // What was refused is not to be shown in part.
  const claims = fault === 'refused' ? [] : claimsIn(text, fault === undefined);
  if (fault) return { claims, fault };
  return claims.length === 0 ? { claims, fault: 'empty' } : { claims };
}

const sizeOf = (text: string) => Math.ceil(text.length / charactersPerToken);
