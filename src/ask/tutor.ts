/** Writes an answer out in full with a language model, within an allowance, and vouches for each sentence. */
import type { Exhausted, Payer } from '../db/model-use.ts';
import { type AllowanceOptions, withinAllowance } from './allowance.ts';
import { type Claim, supportedClaims } from './claims.ts';
import type { Told } from './model.ts';
import type { Fault } from './model-faults.ts';
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

export interface TutorOptions extends AllowanceOptions {
  deadlineMs: number;
}

const answersKept = 200;

export function createTutor(options: TutorOptions): Tutor {
  const { deadlineMs } = options;
  const call = withinAllowance(options);
  /** What was asked before, word for word the same, is not asked and paid again. */
  const told = new Map<string, Promise<Told>>();

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
      const answered = asking.then((answer) =>
        typeof answer === 'string' ? { text: '', length: 0 } : answer,
      );
      remember(key, answered);
      // Whoever waits for the same hears of a failure by themselves.
      answered.catch(() => told.delete(key));
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
